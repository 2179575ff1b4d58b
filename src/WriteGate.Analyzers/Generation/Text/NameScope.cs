namespace WriteGate.Analyzers.Generation.Text;

/// <summary>Names that are taken in one declaration space.</summary>
internal sealed class NameScope(IEnumerable<string> taken)
{
    private readonly HashSet<string> names = new(taken, StringComparer.Ordinal);

    /// <summary>Takes a name, with as many underscores behind it as it needs to be free.</summary>
    public string Take(string wanted)
    {
        while (!names.Add(wanted))
        {
            wanted += "_";
        }

        return wanted;
    }
}
