namespace WriteGate.Mutants;

/// <summary>
/// Writes all mutants into one copy of the sources, each behind a switch, so that one build serves all of them: the control
/// is there unless the environment names its mutant.
/// </summary>
public static class Weaving
{
    /// <summary>The environment variable that names the mutant that is on.</summary>
    public const string Variable = "WRITEGATE_MUTANT";

    private const string Begin = "[|";
    private const string End = "|]";

    /// <summary>What is added to each project that has mutants.</summary>
    private const string Switch = $$"""
        internal static class MutantSwitch
        {
            private static readonly string? Name = System.Environment.GetEnvironmentVariable("{{Variable}}");

            public static bool IsOn(string name) => Name == name;
        }
        """;

    /// <summary>What is wrong with the table, as far as the sources show; empty when every mutant can be woven in.</summary>
    public static IEnumerable<string> Faults(string root, IReadOnlyCollection<Mutant> table)
    {
        foreach (IGrouping<string, Mutant> same in table.GroupBy(mutant => mutant.Name, StringComparer.Ordinal).Where(same => same.Count() > 1))
        {
            yield return $"Two mutants are called \"{same.Key}\".";
        }

        foreach (Mutant mutant in table.Where(mutant => mutant.Name.AsSpan().ContainsAny('"', '\\', '\n')))
        {
            yield return $"The name \"{mutant.Name}\" cannot stand in a string literal.";
        }

        foreach (IGrouping<string, Mutant> inFile in table.GroupBy(mutant => mutant.File, StringComparer.Ordinal))
        {
            string path = Path.Combine(root, inFile.Key);
            string? text = File.Exists(path) ? File.ReadAllText(path) : null;
            Mutant[] lost = [.. inFile.Where(mutant => text is null || Find(mutant, text) is null)];
            foreach (Mutant mutant in lost)
            {
                yield return $"\"{mutant.Name}\": its original does not stand exactly once in {mutant.File}.";
            }

            Place[] places = [.. inFile.Except(lost).Select(mutant => Find(mutant, text!)!.Value).Distinct().OrderBy(place => place.Start)];
            foreach ((Place one, Place next) in places.Zip(places.Skip(1)).Where(pair => pair.First.Start + pair.First.Length > pair.Second.Start))
            {
                yield return $"Two originals overlap in {inFile.Key}: \"{one.In(text!)}\" and \"{next.In(text!)}\".";
            }
        }
    }

    /// <summary>Weaves mutants into the sources below a root. There must be no <see cref="Faults"/>.</summary>
    public static void Weave(string root, IReadOnlyCollection<Mutant> table)
    {
        foreach (IGrouping<string, Mutant> inFile in table.GroupBy(mutant => mutant.File, StringComparer.Ordinal))
        {
            string path = Path.Combine(root, inFile.Key);
            string text = File.ReadAllText(path);
            foreach (IGrouping<Place, Mutant> at in inFile.GroupBy(mutant => Find(mutant, text)!.Value).OrderByDescending(at => at.Key.Start).ToList())
            {
                string woven = at.Aggregate(at.Key.In(text), (control, mutant) => Either(mutant, control));
                text = text[..at.Key.Start] + woven + text[(at.Key.Start + at.Key.Length)..];
            }

            File.WriteAllText(path, text);
        }

        foreach (string project in table.Select(mutant => string.Join('/', mutant.File.Split('/')[..2])).Distinct(StringComparer.Ordinal))
        {
            File.WriteAllText(Path.Combine(root, project, "MutantSwitch.cs"), Switch);
        }
    }

    // Null when the original does not stand there exactly once.
    private static Place? Find(Mutant mutant, string text)
    {
        int begin = mutant.Original.IndexOf(Begin, StringComparison.Ordinal);
        int end = mutant.Original.IndexOf(End, StringComparison.Ordinal);
        string original = begin < 0 ? mutant.Original : mutant.Original.Replace(Begin, "", StringComparison.Ordinal).Replace(End, "", StringComparison.Ordinal);
        int at = text.IndexOf(original, StringComparison.Ordinal);
        return at < 0 || text.IndexOf(original, at + 1, StringComparison.Ordinal) >= 0 ? null
            : begin < 0 ? new(at, original.Length)
            : new(at + begin, end - begin - Begin.Length);
    }

    // With true and false the compiler still sees what a pattern assigns.
    private static string Either(Mutant mutant, string control)
    {
        string isOn = $"global::MutantSwitch.IsOn(\"{mutant.Name}\")";
        return control.EndsWith(';') ? $"if ({isOn}) {{ {mutant.Instead} }} else {{ {control} }}"
            : mutant.Instead switch
            {
                "true" => $"({isOn} || ({control}))",
                "false" => $"(!{isOn} && ({control}))",
                _ => $"({isOn} ? {mutant.Instead} : {control})",
            };
    }

    private readonly record struct Place(int Start, int Length)
    {
        public string In(string text) => text.Substring(Start, Length);
    }
}
