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

    /// <summary>Whether it does without look-around, back-references and word boundaries. Errs on the side of no.</summary>
    public static bool IsSimple(string json)
    {
        string pattern = JsonText.Decode(json);
        for (int i = 0; i + 1 < pattern.Length; i++)
        {
            char next = pattern[i + 1];
            if (pattern[i] == '\\' && (char.IsDigit(next) || next is 'b' or 'B' or 'k' or 'p' or 'P'))
            {
                return false;
            }

            if (pattern[i] == '(' && next == '?' && (i + 2 == pattern.Length || pattern[i + 2] != ':'))
            {
                return false;
            }
        }

        return true;
    }
}
