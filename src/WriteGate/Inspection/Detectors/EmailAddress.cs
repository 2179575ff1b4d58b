namespace WriteGate.Inspection.Detectors;

/// <summary>E-mail addresses as they are written in texts: a dotted name ends in letters. No addresses of packages, images or repositories.</summary>
internal static class EmailAddress
{
    private const int LongestLocal = 64;
    private const int LongestDomain = 253;

    public static void Find(ReadOnlySpan<char> text, ref Spots spots)
    {
        int from = 0;
        while (text[from..].IndexOf('@') is var found and >= 0)
        {
            int at = from + found;
            from = at + 1;
            int start = at;
            while (start > 0 && at - start < LongestLocal && IsLocal(text[start - 1]))
            {
                start--;
            }

            int end = at + 1;
            while (end < text.Length && end - at <= LongestDomain && IsDomain(text[end]))
            {
                end++;
            }

            while (end > at + 1 && text[end - 1] is '.' or '-')
            {
                end--;
            }

            if (start < at && HasTopLevel(text[(at + 1)..end]) && !IsAddressOfCode(text, start, end))
            {
                spots.Add(FindingKind.Email, "an e-mail address", start, end);
                from = end;
            }
        }
    }

    private static bool HasTopLevel(ReadOnlySpan<char> domain)
    {
        int dot = domain.LastIndexOf('.');
        ReadOnlySpan<char> top = domain[(dot + 1)..];
        return dot > 0 && top.Length >= 2 && !top.ContainsAnyInRange('0', '9') && !top.Contains('-') && domain.IndexOf("..") < 0;
    }

    // git@host:path, user@host in a URL, @scope/name@tag
    private static bool IsAddressOfCode(ReadOnlySpan<char> text, int start, int end)
        => (start > 0 && text[start - 1] is '/' or '@') || (end + 1 < text.Length && text[end] == ':' && !char.IsWhiteSpace(text[end + 1]));

    private static bool IsLocal(char c) => char.IsLetterOrDigit(c) || c is '.' or '_' or '%' or '+' or '-' or '\'';

    private static bool IsDomain(char c) => char.IsLetterOrDigit(c) || c is '.' or '-';
}
