using System.Globalization;
using System.Text;

namespace WriteGate.Json;

/// <summary>
/// Shows what a document holds within a message: at most <see cref="Longest"/> characters, and nothing that a terminal,
/// a log or a reader's eye could be misled by.
/// </summary>
internal static class Excerpt
{
    public const int Longest = 60;

    private const int MostNames = 24;

    /// <summary>A text in quotes, cut.</summary>
    public static string Quoted(string text) => $"\"{Plain(text).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    /// <summary>A text cut, its control and format characters escaped.</summary>
    public static string Plain(string text)
    {
        StringBuilder shown = new(Math.Min(text.Length, Longest) + 8);
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (shown.Length + rune.Utf16SequenceLength > Longest)
            {
                return shown.Append('…').ToString();
            }

            if (IsVisible(rune))
            {
                shown.Append(rune.ToString());
            }
            else
            {
                shown.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
            }
        }

        return shown.ToString();
    }

    /// <summary>Names in quotes, the first ones if there are many.</summary>
    public static string Names(IEnumerable<string> names)
    {
        string[] all = [.. names];
        string shown = string.Join(", ", all.Take(MostNames).Select(Quoted));
        return all.Length <= MostNames
            ? shown
            : string.Create(CultureInfo.InvariantCulture, $"{shown} and {all.Length - MostNames} more");
    }

    // Format characters include the ones that turn the direction of writing around.
    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned);
}
