using System.Buffers;
using System.Collections.Frozen;

namespace WriteGate.Inspection.Detectors;

/// <summary>Phone numbers that say so: with a country code behind a plus, printed the North American way, or behind a word such as "phone".</summary>
internal static class PhoneNumber
{
    /// <summary>As many as a local number has at least.</summary>
    public const int FewestDigits = 7;

    private static readonly string[] Words = ["phone", "telephone", "tel", "telefon", "mobile", "cell", "fax", "handy", "whatsapp"];
    private static readonly SearchValues<string> Beginnings = SearchValues.Create(Words, StringComparison.OrdinalIgnoreCase);
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Known
        = Words.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    public static void Find(ReadOnlySpan<char> text, ref Spots spots)
    {
        int from = 0;
        while (text[from..].IndexOfAny('+', '(') is var at and >= 0)
        {
            int start = from + at;
            from = start + 1;
            bool begins = start == 0 || !char.IsLetterOrDigit(text[start - 1]);
            int digits = Read(text, start + 1, out int end);
            bool isInternational = text[start] == '+' && digits is >= 8 and <= 15 && text[start + 1] is >= '1' and <= '9';
            bool isLocal = text[start] == '(' && digits is 10 && start + 4 < text.Length && text[start + 4] == ')' && text[start + 1] is >= '2' and <= '9';
            if (begins && (isInternational || isLocal))
            {
                spots.Add(FindingKind.Phone, "a phone number", start, end);
                from = end;
            }
        }

        FindNamed(text, ref spots);
    }

    /// <summary>Three, three and four digits with dashes or dots, area and exchange from 2 to 9 (NANPA).</summary>
    public static bool IsNorthAmerican(ReadOnlySpan<char> text, DigitRun run, int first, int last)
    {
        int area = last - 2;
        return area >= first && last == run.Groups.Count - 1 && first == 0
            && (run.Sizes(first, last, 3, 3, 4) || (run.Sizes(first, last, 1, 3, 3, 4) && text[run.Groups[first].Start] == '1'))
            && text[run.Groups[area].Start] is >= '2' and <= '9'
            && text[run.Groups[area + 1].Start] is >= '2' and <= '9'
            && text[run.Groups[area + 1].End] is '-' or '.';
    }

    private static void FindNamed(ReadOnlySpan<char> text, ref Spots spots)
    {
        int from = 0;
        while (text[from..].IndexOfAny(Beginnings) is var at and >= 0)
        {
            int start = from + at;
            int end = start;
            while (end < text.Length && char.IsLetter(text[end]))
            {
                end++;
            }

            from = end;
            if ((start > 0 && char.IsLetterOrDigit(text[start - 1])) || !Known.Contains(text[start..end]))
            {
                continue;
            }

            end += text[end..].StartsWith(" number", StringComparison.OrdinalIgnoreCase) ? " number".Length : 0;
            int number = end;
            while (number < text.Length && number - end < 3 && (text[number] is ' ' or ':' or '.'))
            {
                number++;
            }

            if (number > end && number < text.Length && char.IsAsciiDigit(text[number]) && Read(text, number, out int last) is >= FewestDigits and <= 15)
            {
                spots.Add(FindingKind.Phone, "a phone number", number, last);
                from = last;
            }
        }
    }

    // Digits from here on with up to two of what is printed between; how many there are, 0 when a letter hangs on them.
    private static int Read(ReadOnlySpan<char> text, int start, out int end)
    {
        const int TooMany = 16;
        int digits = 0;
        int between = 0;
        end = start;
        for (int i = start; i < text.Length && digits < TooMany && between <= 2; i++)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                digits++;
                between = 0;
                end = i + 1;
            }
            else if (text[i] is ' ' or '-' or '.' or '(' or ')' or '/')
            {
                between++;
            }
            else
            {
                return i == end && char.IsLetter(text[i]) ? 0 : digits;
            }
        }

        return digits;
    }
}
