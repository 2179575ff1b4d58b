namespace WriteGate;

/// <summary>How the reading of one resource goes within a pass: a system that does not answer is not asked for each of its records.</summary>
internal sealed class ShadowReading
{
    private const int MostInARow = 3;

    private readonly HashSet<string> failed = new(StringComparer.Ordinal);
    private string why = "";

    /// <summary>Why the resource is left for this pass; null while it is not.</summary>
    public string? WhyLeft => failed.Count >= MostInARow ? why : null;

    public void Succeeded() => failed.Clear();

    public void Failed(string record, string because)
    {
        failed.Add(record);
        why = because;
    }
}
