using System.Buffers;

namespace WriteGate.Inspection.Detectors;

/// <summary>
/// Numbers as people write them: digits in groups, with up to three of <c>space - . _</c> between. Digits spelled one by one
/// are one group. A number may be any whole run, or part of one where the groups are as such numbers are printed.
/// </summary>
internal static class DigitRuns
{
    /// <summary>The shortest number of a card, a person or a phone that has no letters.</summary>
    public const int Fewest = 9;

    private const int MostBetween = 3;

    private static readonly SearchValues<char> Separators = SearchValues.Create(" -._");

    [ThreadStatic]
    private static List<Group>? reused;

    public readonly record struct Group(int Start, int End, int At, int Count, bool IsSpelled);

    public static void Find(ReadOnlySpan<char> text, ref Spots spots)
    {
        char[] digits = ArrayPool<char>.Shared.Rent(text.Length);
        List<Group> groups = reused ??= [];
        int from = 0;
        while (text[from..].IndexOfAnyInRange('0', '9') is var at and >= 0)
        {
            from = Read(text, from + at, digits, groups);
            NumberRules.Find(text, new(groups, digits), ref spots);
        }

        ArrayPool<char>.Shared.Return(digits, clearArray: true);
    }

    // Returns where the run ends.
    private static int Read(ReadOnlySpan<char> text, int start, Span<char> digits, List<Group> groups)
    {
        groups.Clear();
        int written = 0;
        int from = start;
        while (true)
        {
            int end = from;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
            {
                digits[written + end - from] = text[end];
                end++;
            }

            Group group = new(from, end, written, end - from, end - from == 1);
            written += group.Count;
            if (group.IsSpelled && groups.Count > 0 && groups[^1].IsSpelled && from - groups[^1].End == 1)
            {
                groups[^1] = groups[^1] with { End = end, Count = groups[^1].Count + 1 };
            }
            else
            {
                groups.Add(group);
            }

            int next = end;
            while (next < text.Length && next - end < MostBetween && Separators.Contains(text[next]))
            {
                next++;
            }

            if (next == end || next >= text.Length || !char.IsAsciiDigit(text[next]))
            {
                TrimAttached(text, groups);
                return end;
            }

            from = next;
        }
    }

    // What hangs on a letter is part of a word, a hash or an identifier.
    private static void TrimAttached(ReadOnlySpan<char> text, List<Group> groups)
    {
        if (groups[^1].End is var end && end < text.Length && IsWord(text[end]))
        {
            groups.RemoveAt(groups.Count - 1);
        }

        if (groups.Count > 0 && groups[0].Start is var start and > 0 && IsWord(text[start - 1]))
        {
            groups.RemoveAt(0);
        }
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';
}

/// <summary>The groups of one run and their digits.</summary>
internal readonly ref struct DigitRun(List<DigitRuns.Group> groups, ReadOnlySpan<char> digits)
{
    private readonly ReadOnlySpan<char> digits = digits;

    public List<DigitRuns.Group> Groups { get; } = groups;

    /// <summary>The digits of some groups.</summary>
    public ReadOnlySpan<char> Digits(int first, int last) => digits[Groups[first].At..(Groups[last].At + Groups[last].Count)];

    /// <summary>Whether the groups are the whole run, one of it, or of one size but for the last.</summary>
    public bool IsOneNumber(int first, int last)
    {
        if (first == last || (first == 0 && last == Groups.Count - 1))
        {
            return true;
        }

        int size = Groups[first].Count;
        for (int i = first + 1; i <= last; i++)
        {
            if (Groups[i].Count != size && (i != last || Groups[i].Count > size))
            {
                return Sizes(first, last, 4, 6, 5) || Sizes(first, last, 4, 6, 4) || Sizes(first, last, 2, 3, 3, 3);
            }
        }

        return size > 1;
    }

    /// <summary>Whether the groups have these sizes.</summary>
    public bool Sizes(int first, int last, params ReadOnlySpan<int> sizes)
    {
        if (last - first + 1 != sizes.Length)
        {
            return false;
        }

        for (int i = 0; i < sizes.Length; i++)
        {
            if (Groups[first + i].Count != sizes[i])
            {
                return false;
            }
        }

        return true;
    }
}
