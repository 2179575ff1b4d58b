namespace WriteGate.Inspection.Detectors;

/// <summary>Which runs of digits are card numbers, numbers of persons or phone numbers.</summary>
internal static class NumberRules
{
    private const int LongestNumber = 19;
    private const int ContextLength = 40;

    public static void Find(ReadOnlySpan<char> text, DigitRun run, ref Spots spots)
    {
        for (int first = 0; first < run.Groups.Count; first++)
        {
            int count = 0;
            for (int last = first; last < run.Groups.Count; last++)
            {
                count += run.Groups[last].Count;
                if (count > LongestNumber)
                {
                    break;
                }

                (int start, int end) = (run.Groups[first].Start, run.Groups[last].End);
                if (count >= DigitRuns.Fewest && Judge(text, run, first, last, start) is { } found)
                {
                    spots.Add(found.Kind, found.What, start, end);
                    first = last;
                    break;
                }
            }
        }
    }

    private static (FindingKind Kind, string What)? Judge(ReadOnlySpan<char> text, DigitRun run, int first, int last, int start)
    {
        ReadOnlySpan<char> digits = run.Digits(first, last);
        ReadOnlySpan<char> before = text[Math.Max(0, start - ContextLength)..start];
        if (CardNumber.IsOne(digits) && run.IsOneNumber(first, last))
        {
            return (FindingKind.CardNumber, "a card number");
        }

        if (digits.Length == 11 && NationalNumber.IsGermanTaxNumber(digits) && run.IsOneNumber(first, last))
        {
            return (FindingKind.NationalId, "a German tax number");
        }

        if (digits.Length == 9)
        {
            bool isPrintedSsn = run.Sizes(first, last, 3, 2, 4) && first == 0 && last == run.Groups.Count - 1;
            if (NationalNumber.IsSocialSecurityNumber(digits) && (isPrintedSsn || (run.IsOneNumber(first, last) && Says(before, "ssn", "social security"))))
            {
                return (FindingKind.NationalId, "a US social security number");
            }

            // One in eleven numbers of nine digits passes, so what it is has to be said.
            if (NationalNumber.IsBurgerservicenummer(digits) && run.IsOneNumber(first, last) && Says(before, "bsn", "burgerservice", "sofinummer"))
            {
                return (FindingKind.NationalId, "a Dutch citizen service number");
            }
        }

        return PhoneNumber.IsNorthAmerican(text, run, first, last) ? (FindingKind.Phone, "a phone number") : null;
    }

    private static bool Says(ReadOnlySpan<char> before, params ReadOnlySpan<string> words)
    {
        foreach (string word in words)
        {
            if (before.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
