using System.Numerics;
using System.Runtime.CompilerServices;

namespace WriteGate.Json;

/// <summary>Reads the numbers that people and models write, no more than 15 digits and no exponent, faster than the framework reads all.</summary>
internal static class ShortNumber
{
    private const int MostDigits = 15;

    private static readonly double[] PowersOfTen = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    /// <returns>False for a number that is not short, not whole, or beyond the type.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryParse<T>(ReadOnlySpan<byte> text, out T value)
        where T : struct, IBinaryInteger<T>
    {
        bool isShort = TryParse(text, out long digits, out int scale);
        value = T.CreateTruncating(digits);

        // An unsigned type comes back to the same bits from a negative number, but not to its sign.
        return isShort && scale == 0 && long.CreateTruncating(value) == digits && T.IsNegative(value) == (digits < 0);
    }

    /// <returns>False for a number that is not short.</returns>
    /// <remarks>
    /// Integers of 15 digits and powers of ten up to 10^22 are doubles themselves, so that one division gives the nearest
    /// double (W. D. Clinger, How to Read Floating Point Numbers Accurately, 1990).
    /// </remarks>
    public static bool TryParse(ReadOnlySpan<byte> text, out double value)
    {
        bool isShort = TryParse(text, out long digits, out int scale);
        value = isShort ? digits / PowersOfTen[scale] : 0;
        return isShort;
    }

    // The text is a JSON number, whose syntax is good: there is one point at most, and digits on both sides of it.
    private static bool TryParse(ReadOnlySpan<byte> text, out long digits, out int scale)
    {
        digits = 0;
        scale = 0;
        bool isNegative = text[0] == '-';
        int i = isNegative ? 1 : 0;
        int point = text.Length;
        if (text.Length - i > MostDigits)
        {
            return false;
        }

        for (; i < text.Length; i++)
        {
            int digit = text[i] - '0';
            if ((uint)digit <= 9)
            {
                digits = (digits * 10) + digit;
            }
            else if (text[i] == '.')
            {
                point = i + 1;
            }
            else
            {
                return false;
            }
        }

        scale = text.Length - point;
        digits = isNegative ? -digits : digits;
        return true;
    }
}
