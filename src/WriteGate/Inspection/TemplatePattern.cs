using System.Buffers;

namespace WriteGate.Inspection;

/// <summary>
/// A template token as the policy writes it: a mark, a wildcard, a mark. The first mark begins with what no plain word holds. <c>*</c> stands for 1 to 100 characters without a semicolon, which ends a line of code, <c>NAME</c> for
/// a name in capitals, so that <c>[NAME]</c> means <c>[FIRST NAME]</c> and not every bracket.
/// </summary>
internal sealed class TemplatePattern
{
    public const string Must = "must be a mark, then one * (any text) or one NAME (a name in capitals), and a mark again, such as {{*}} or [NAME]";

    private const int Longest = 100;

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_- '.");

    private readonly string before;
    private readonly string after;
    private readonly bool isName;

    private TemplatePattern(string before, string after, bool isName) => (this.before, this.after, this.isName) = (before, after, isName);

    /// <returns>Null when it is no pattern.</returns>
    public static TemplatePattern? Parse(string? text)
    {
        foreach (string wildcard in (string[])["*", "NAME"])
        {
            string[] parts = text?.Split(wildcard) ?? [];
            if (parts is [{ Length: > 0 } before, { Length: > 0 } after] && !char.IsAsciiLetterOrDigit(before[0]) && !" ,.'".Contains(before[0]) && !string.IsNullOrWhiteSpace(after))
            {
                return new(before, after, wildcard == "NAME");
            }
        }

        return null;
    }

    public void Find(ReadOnlySpan<char> text, ref Spots spots)
    {
        int from = 0;
        while (text[from..].IndexOf(before, StringComparison.Ordinal) is var at and >= 0)
        {
            int start = from + at;
            int inner = start + before.Length;
            ReadOnlySpan<char> within = text[inner..Math.Min(text.Length, inner + Longest + after.Length)];
            int length = within.IndexOf(after, StringComparison.Ordinal);
            if (length > 0 && (isName ? IsName(within[..length]) : !within[..length].Contains(';')))
            {
                from = inner + length + after.Length;
                spots.Add(FindingKind.TemplateToken, "a template token", start, from);
            }
            else
            {
                from = start + 1;
            }
        }
    }

    private static bool IsName(ReadOnlySpan<char> text)
        => char.IsAsciiLetterUpper(text[0]) && text.Length > 1 && !text.ContainsAnyExcept(NameCharacters);
}
