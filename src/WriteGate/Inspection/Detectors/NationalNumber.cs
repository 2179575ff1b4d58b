namespace WriteGate.Inspection.Detectors;

/// <summary>Numbers of persons that have a checksum, or a rule strict enough to do without.</summary>
internal static class NationalNumber
{
    private const string DniLetters = "TRWAGMYFPDXBNJZSQVHLCKE";

    /// <summary>Areas 000, 666 and 9xx, group 00 and serial 0000 were never given out (SSA, POMS RM 10201.035).</summary>
    public static bool IsSocialSecurityNumber(ReadOnlySpan<char> digits)
        => !digits.StartsWith("000") && !digits.StartsWith("666") && digits[0] != '9'
            && !digits[3..5].SequenceEqual("00") && !digits[5..].SequenceEqual("0000");

    /// <summary>Check digit of ISO/IEC 7064 MOD 11,10; of the first ten digits exactly one stands there two or three times.</summary>
    public static bool IsGermanTaxNumber(ReadOnlySpan<char> digits)
    {
        if (digits[0] == '0')
        {
            return false;
        }

        Span<int> counts = stackalloc int[10];
        int product = 10;
        foreach (char digit in digits[..10])
        {
            counts[digit - '0']++;
            int sum = (digit - '0' + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }

        int check = 11 - product == 10 ? 0 : 11 - product;
        int repeated = 10 - counts.Count(0) - counts.Count(1);
        return repeated == 1 && !counts.ContainsAnyInRange(4, 10) && check == digits[10] - '0';
    }

    /// <summary>The eleven test: weights 9 to 2 and -1.</summary>
    public static bool IsBurgerservicenummer(ReadOnlySpan<char> digits)
    {
        int sum = -(digits[8] - '0');
        for (int i = 0; i < 8; i++)
        {
            sum += (9 - i) * (digits[i] - '0');
        }

        return sum % 11 == 0 && digits.ContainsAnyExcept('0');
    }

    /// <summary>Eight digits, or X, Y or Z and seven, and the letter of the remainder by 23.</summary>
    public static bool IsSpanishIdentity(ReadOnlySpan<char> text)
    {
        if (text.Length != 9 || text[0] is not (>= '0' and <= '9' or >= 'X' and <= 'Z') || text[1..8].ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        int number = text[0] >= 'X' ? text[0] - 'X' : text[0] - '0';
        foreach (char digit in text[1..8])
        {
            number = (10 * number) + digit - '0';
        }

        return text[8] == DniLetters[number % 23];
    }

    /// <summary>Two letters, six digits, A to D, without the prefixes that are not given out (HMRC, NIM39110).</summary>
    public static bool IsNationalInsuranceNumber(ReadOnlySpan<char> text)
        => text.Length == 9
            && IsLetter(text[0]) && IsLetter(text[1]) && !"DFIQUV".Contains(text[0]) && !"DFIQUVO".Contains(text[1])
            && text[..2] is not ("BG" or "GB" or "KN" or "NK" or "NT" or "TN" or "ZZ")
            && !text[2..8].ContainsAnyExceptInRange('0', '9')
            && text[8] is >= 'A' and <= 'D';

    /// <summary>Sixteen characters, the last one the checksum of the others (decree of 23 December 1976, articles 3 to 7).</summary>
    public static bool IsCodiceFiscale(ReadOnlySpan<char> text)
    {
        // The letters L to V stand for digits where two persons would have the same code.
        const string Shape = "LLLLLLNNLNNLNNN";
        const string Months = "ABCDEHLMPRST";
        ReadOnlySpan<int> odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
        if (text.Length != 16 || !Months.Contains(text[8]) || !IsLetter(text[15]))
        {
            return false;
        }

        int sum = 0;
        for (int i = 0; i < Shape.Length; i++)
        {
            char c = text[i];
            bool fits = Shape[i] == 'L' ? IsLetter(c) : char.IsAsciiDigit(c) || "LMNPQRSTUV".Contains(c);
            if (!fits)
            {
                return false;
            }

            int value = char.IsAsciiDigit(c) ? c - '0' : c - 'A';
            sum += i % 2 == 0 ? odd[value] : value;
        }

        return text[15] == 'A' + (sum % 26);
    }

    private static bool IsLetter(char c) => c is >= 'A' and <= 'Z';
}
