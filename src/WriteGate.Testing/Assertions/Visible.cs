using System.Globalization;
using System.Text;

namespace WriteGate.Testing;

/// <summary>Text from outside as a failed assertion shows it: cut, and without what misleads a terminal or a reader.</summary>
internal static class Visible
{
    public static string Of(string text, int longest)
    {
        StringBuilder shown = new();
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (shown.Length >= longest)
            {
                return shown.Append('…').ToString();
            }

            bool hidden = Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned;
            shown.Append(hidden ? string.Create(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}") : rune.ToString());
        }

        return shown.ToString();
    }
}
