namespace WriteGate.Analyzers.Effects.Sinks;

/// <summary>A name in which <c>*</c> stands for any characters, none included.</summary>
internal sealed class Glob(string text)
{
    private readonly string[] parts = text.Split('*');

    public string Text => text;

    public bool IsExact => parts.Length == 1;

    /// <summary>Literal characters; an exact name is more precise than any with a wildcard.</summary>
    public int Precision => IsExact ? 1000 : text.Length - parts.Length + 1;

    public bool Matches(string name)
    {
        if (IsExact)
        {
            return name == text;
        }

        string first = parts[0];
        string last = parts[parts.Length - 1];
        if (name.Length < first.Length + last.Length
            || !name.StartsWith(first, StringComparison.Ordinal)
            || !name.EndsWith(last, StringComparison.Ordinal))
        {
            return false;
        }

        // Leftmost matches of what stands between are enough: a later one leaves less room for the rest.
        int at = first.Length;
        int end = name.Length - last.Length;
        for (int i = 1; i < parts.Length - 1; i++)
        {
            int found = name.IndexOf(parts[i], at, end - at, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            at = found + parts[i].Length;
        }

        return true;
    }
}
