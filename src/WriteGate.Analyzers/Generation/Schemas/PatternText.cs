namespace WriteGate.Analyzers.Generation.Schemas;

/// <summary>Regular expressions in schemas.</summary>
internal static class PatternText
{
    /// <summary>Anchors a pattern: the attribute asks that the whole value matches, JSON Schema does not.</summary>
    public static string Anchored(string pattern)
    {
        if (pattern.Contains("|"))
        {
            return $"^(?:{pattern})$";
        }

        string start = pattern.StartsWith("^", StringComparison.Ordinal) ? "" : "^";
        string end = pattern.EndsWith("$", StringComparison.Ordinal) && !pattern.EndsWith("\\$", StringComparison.Ordinal) ? "" : "$";
        return start + pattern + end;
    }
}
