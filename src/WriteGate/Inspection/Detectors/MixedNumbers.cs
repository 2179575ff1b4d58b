namespace WriteGate.Inspection.Detectors;

/// <summary>Numbers of letters and digits: bank accounts and persons. Single separators between are passed over.</summary>
internal static class MixedNumbers
{
    /// <summary>As many as the shortest has: a UK national insurance number.</summary>
    public const int FewestDigits = 6;

    private const int Longest = 34;

    public static void Find(ReadOnlySpan<char> text, ref Spots spots)
    {
        Span<char> plain = stackalloc char[Longest];
        Span<int> ends = stackalloc int[Longest];
        int start = 0;
        while (start < text.Length)
        {
            bool begins = char.IsAsciiLetterOrDigit(text[start]) && (start == 0 || !char.IsLetterOrDigit(text[start - 1]));
            if (begins)
            {
                int length = Read(text, start, plain, ends);
                if (Judge(text, start, plain[..length], ends) is var (kind, what, end))
                {
                    spots.Add(kind, what, start, end);
                    start = end;
                    continue;
                }
            }

            start++;
        }
    }

    // Capitals and digits from here on, and behind which place in the text each stands.
    private static int Read(ReadOnlySpan<char> text, int start, Span<char> plain, Span<int> ends)
    {
        int length = 0;
        for (int i = start; i < text.Length && length < Longest; i++)
        {
            if (char.IsAsciiLetterOrDigit(text[i]))
            {
                plain[length] = char.ToUpperInvariant(text[i]);
                ends[length++] = i + 1;
            }
            else if (text[i] is not (' ' or '-' or '.') || !char.IsAsciiLetterOrDigit(text[i - 1]))
            {
                break;
            }
        }

        return length;
    }

    private static (FindingKind, string, int)? Judge(ReadOnlySpan<char> text, int start, ReadOnlySpan<char> plain, ReadOnlySpan<int> ends)
    {
        int iban = Iban.LengthOf(plain);
        if (iban > 0 && Stands(text, ends[iban - 1]) && Iban.HasChecksum(plain[..iban]))
        {
            return (FindingKind.Iban, "a bank account number (IBAN)", ends[iban - 1]);
        }

        if (plain.Length >= 16 && Stands(text, ends[15]) && NationalNumber.IsCodiceFiscale(plain[..16]))
        {
            return (FindingKind.NationalId, "an Italian tax code", ends[15]);
        }

        if (plain.Length < 9 || !Stands(text, ends[8]))
        {
            return null;
        }

        int between = ends[8] - start - 9;

        // Printed in pairs or in one piece; anything else is words and numbers that happen to stand in a row.
        bool inPairs = between == 4 && ends[1] == start + 2 && ends[3] == start + 5 && ends[5] == start + 8 && ends[7] == start + 11;
        if ((between == 0 || inPairs) && NationalNumber.IsNationalInsuranceNumber(plain[..9]))
        {
            return (FindingKind.NationalId, "a UK national insurance number", ends[8]);
        }

        // The letter hangs on the digits or on a dash: "12345678 A" begins a sentence.
        return text[ends[8] - 2] != ' ' && NationalNumber.IsSpanishIdentity(plain[..9])
            ? (FindingKind.NationalId, "a Spanish identity number", ends[8])
            : null;
    }

    private static bool Stands(ReadOnlySpan<char> text, int end) => end >= text.Length || !char.IsLetterOrDigit(text[end]);
}
