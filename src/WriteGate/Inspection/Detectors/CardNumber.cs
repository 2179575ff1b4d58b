using System.Globalization;

namespace WriteGate.Inspection.Detectors;

/// <summary>Payment card numbers by network, length and Luhn checksum (ISO/IEC 7812-1, annex B).</summary>
internal static class CardNumber
{
    public static bool IsOne(ReadOnlySpan<char> digits)
        => digits.Length is >= 14 and <= 19 && IsOfANetwork(digits) && HasLuhnSum(digits);

    public static bool HasLuhnSum(ReadOnlySpan<char> digits)
    {
        int sum = 0;
        for (int i = 0; i < digits.Length; i++)
        {
            int digit = digits[^(i + 1)] - '0';
            int weighed = i % 2 == 0 ? digit : 2 * digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }

        return sum % 10 == 0;
    }

    // Numbers of 13 digits are left out: Visa gives none out any more, and every article has one on its package.
    private static bool IsOfANetwork(ReadOnlySpan<char> digits)
    {
        int four = int.Parse(digits[..4], CultureInfo.InvariantCulture);
        return four switch
        {
            >= 4000 and <= 4999 => digits.Length is 16 or 19, // Visa
            >= 5100 and <= 5599 or >= 2221 and <= 2720 => digits.Length == 16, // Mastercard
            >= 3400 and <= 3499 or >= 3700 and <= 3799 => digits.Length == 15, // American Express
            >= 3000 and <= 3059 or >= 3600 and <= 3699 or >= 3800 and <= 3999 => digits.Length == 14, // Diners Club
            >= 3528 and <= 3589 => digits.Length >= 16, // JCB
            6011 or >= 6440 and <= 6599 => digits.Length >= 16, // Discover
            >= 6200 and <= 6299 => digits.Length >= 16, // UnionPay
            _ => false,
        };
    }
}
