namespace WriteGate.Battery;

/// <summary>
/// Puts each mutant into a scratch copy of the repository that is built, one at a time, and runs the items that have to
/// notice. A defect that no longer fits the text, does not compile or is not noticed is a failure.
/// </summary>
/// <param name="copy">The copy.</param>
internal sealed class MutantRun(string copy)
{
    private static readonly string[] Users = ["WriteGate.Battery", "WriteGate.Tests", "WriteGate.Stores.Tests"];

    public static async Task<int> RunAsync(string copy, string? only)
    {
        Mutant[] mutants = [.. Mutant.All.Where(mutant => only is null || mutant.Defect.Contains(only, StringComparison.OrdinalIgnoreCase))];
        MutantRun run = new(copy);
        int noticed = 0;
        foreach (Mutant mutant in mutants)
        {
            (bool isNoticed, string how) = await run.TryAsync(mutant);
            noticed += isNoticed ? 1 : 0;
            Console.WriteLine($"{(isNoticed ? "noticed" : "MISSED ")} {mutant.Defect} | {how}");
        }

        Console.WriteLine($"{noticed} of {mutants.Length} defects noticed");
        return noticed == mutants.Length && noticed > 0 ? 0 : 1;
    }

    private async Task<(bool Noticed, string How)> TryAsync(Mutant mutant)
    {
        string file = Path.Combine(copy, "src", mutant.File);
        string text = await File.ReadAllTextAsync(file);
        if (text.Split(mutant.Old).Length != 2)
        {
            return (false, $"does not fit: the text to replace is {text.Split(mutant.Old).Length - 1} times in {mutant.File}");
        }

        string project = mutant.File.Split('/')[0];
        Dictionary<string, byte[]> whole = Users.Select(user => Dll(Path.Combine("tests", user), project)).Where(File.Exists).ToDictionary(dll => dll, File.ReadAllBytes);
        await File.WriteAllTextAsync(file, text.Replace(mutant.Old, mutant.New, StringComparison.Ordinal));
        try
        {
            (int built, string said) = await Child.RunAsync(new("dotnet",
                ["build", Path.Combine(copy, "src", project), "--no-restore", "--no-dependencies", "--disable-build-servers", "-v:q", "-p:TreatWarningsAsErrors=false", "-p:RunAnalyzers=false"]));
            if (built != 0)
            {
                return (false, $"does not compile: {said}");
            }

            foreach (string dll in whole.Keys)
            {
                Put(dll, await File.ReadAllBytesAsync(Dll(Path.Combine("src", project), project)));
            }

            (int code, string output) = await Child.RunAsync(
                new("dotnet", [Dll(Path.Combine("tests", "WriteGate.Battery"), "WriteGate.Battery"), "--quick", "--only", mutant.Item]));
            string? broken = output.Split('\n').FirstOrDefault(line => line.StartsWith("BROKEN ", StringComparison.Ordinal));
            return (code == 1 && broken is not null, broken?["BROKEN ".Length..] ?? $"\"{mutant.Item}\" holds");
        }
        finally
        {
            await File.WriteAllTextAsync(file, text);
            foreach ((string dll, byte[] content) in whole)
            {
                Put(dll, content);
            }
        }
    }

    private string Dll(string folder, string name) => Path.Combine(copy, folder, "bin", "Debug", "net10.0", $"{name}.dll");

    // In its place and not over it: a process may still have the old one mapped.
    private static void Put(string dll, byte[] content)
    {
        File.WriteAllBytes($"{dll}.new", content);
        File.Move($"{dll}.new", dll, overwrite: true);
    }
}
