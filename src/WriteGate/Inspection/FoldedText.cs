using System.Buffers;
using System.Globalization;
using System.Text;

namespace WriteGate.Inspection;

/// <summary>
/// Brings a text into the one form that detectors read: what joins or hides characters is gone, digits of every script and
/// full-width letters are ASCII, every dash is <c>-</c>, every dot <c>.</c> and all white space a space.
/// </summary>
internal static class FoldedText
{
    private static readonly SearchValues<char> Breaks = SearchValues.Create("\t\n\v\f\r");

    /// <param name="utf8">The text.</param>
    /// <param name="folded">At least as long.</param>
    /// <returns>How much of <paramref name="folded"/> was filled.</returns>
    public static int Fold(ReadOnlySpan<byte> utf8, Span<char> folded)
    {
        if (Ascii.IsValid(utf8))
        {
            Ascii.ToUtf16(utf8, folded, out int length);
            folded[..length].ReplaceAny(Breaks, ' ');
            return length;
        }

        int written = 0;
        while (!utf8.IsEmpty)
        {
            Rune.DecodeFromUtf8(utf8, out Rune rune, out int used);
            utf8 = utf8[used..];
            written += Fold(rune, folded[written..]);
        }

        return written;
    }

    private static int Fold(Rune rune, Span<char> into)
    {
        if (rune.Value is > 0x20 and < 0x7f)
        {
            into[0] = (char)rune.Value;
            return 1;
        }

        // U+FF01 to U+FF5E are the full-width forms of ASCII.
        if (rune.Value is >= 0xff01 and <= 0xff5e)
        {
            into[0] = (char)(rune.Value - 0xfee0);
            return 1;
        }

        UnicodeCategory category = Rune.GetUnicodeCategory(rune);
        char? plain = category switch
        {
            UnicodeCategory.DecimalDigitNumber => (char)('0' + (int)Rune.GetNumericValue(rune)),
            UnicodeCategory.DashPunctuation => '-',
            UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => ' ',
            UnicodeCategory.Control => ' ',
            _ => rune.Value switch
            {
                0x00b7 or 0x2022 or 0x2024 or 0x2027 or 0x30fb or 0x3002 => '.',
                0x2212 => '-',
                _ => null,
            },
        };
        if (plain is { } c)
        {
            into[0] = c;
            return 1;
        }

        // Format characters join what they stand between; so do variation selectors and the combining grapheme joiner.
        return category == UnicodeCategory.Format || rune.Value is 0x034f or (>= 0xfe00 and <= 0xfe0f) or 0x3164 or 0xffa0
            ? 0
            : rune.EncodeToUtf16(into);
    }
}
