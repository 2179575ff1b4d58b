using System.Globalization;
using System.Numerics;
using System.Text;

namespace WriteGate.Json;

/// <summary>A JSON number taken apart: significant digits times a power of ten. Nothing is rounded.</summary>
internal readonly ref struct NumberText
{
    // UInt128 has 39 digits; a decimal has 29.
    public const int MostDigits = 40;

    private NumberText(bool isNegative, ReadOnlySpan<byte> digits, int digitCount, long exponent)
    {
        IsNegative = isNegative;
        Digits = digits;
        DigitCount = digitCount;
        Exponent = exponent;
    }

    public bool IsNegative { get; }

    /// <summary>Without zeros at either end; empty for zero. No more than <see cref="MostDigits"/> are kept.</summary>
    public ReadOnlySpan<byte> Digits { get; }

    /// <summary>How many there are, kept or not.</summary>
    public int DigitCount { get; }

    /// <summary>The power of ten of the last digit.</summary>
    public long Exponent { get; }

    public bool IsWhole => Exponent >= 0;

    /// <param name="raw">A number token; its syntax is good.</param>
    /// <param name="digits">Room for <see cref="MostDigits"/> digits.</param>
    public static NumberText Parse(ReadOnlySpan<byte> raw, Span<byte> digits)
    {
        bool isNegative = raw[0] == '-';
        int exponentAt = raw.IndexOfAny((byte)'e', (byte)'E');
        long exponent = exponentAt < 0 ? 0 : ParseExponent(raw[(exponentAt + 1)..]);
        ReadOnlySpan<byte> mantissa = exponentAt < 0 ? raw : raw[..exponentAt];

        int count = 0;
        int significant = 0;
        int zeros = 0;
        bool isFraction = false;
        foreach (byte b in mantissa)
        {
            if (b is (byte)'-' or (byte)'.')
            {
                isFraction |= b == '.';
                continue;
            }

            exponent -= isFraction ? 1 : 0;
            if (count == 0 && b == '0')
            {
                continue;
            }

            if (count < digits.Length)
            {
                digits[count] = b;
            }

            count++;
            zeros = b == '0' ? zeros + 1 : 0;
            significant = count - zeros;
        }

        return count == 0
            ? default
            : new(isNegative, digits[..Math.Min(significant, digits.Length)], significant, exponent + zeros);
    }

    /// <returns>False when the number is no whole one, or beyond <typeparamref name="T"/>; <see cref="IsWhole"/> tells which.</returns>
    public bool TryToInteger<T>(out T value)
        where T : struct, IBinaryInteger<T>
    {
        value = default;
        if (!IsWhole || DigitCount + Exponent > MostDigits)
        {
            return false;
        }

        Span<byte> text = stackalloc byte[MostDigits + 2];
        text[0] = (byte)'-';
        text[1] = (byte)'0';
        Digits.CopyTo(text[2..]);
        text.Slice(2 + Digits.Length, (int)Exponent).Fill((byte)'0');
        text = text[(IsNegative ? 0 : 1)..(2 + Digits.Length + (int)Exponent)];
        return T.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }

    /// <returns>False when a decimal cannot hold the number exactly.</returns>
    public bool TryToDecimal(out decimal value)
    {
        value = 0;
        if (DigitCount + Math.Max(Exponent, 0) > 29 || Exponent < -28)
        {
            return false;
        }

        UInt128 mantissa = 0;
        foreach (byte digit in Digits)
        {
            mantissa = (mantissa * 10) + (uint)(digit - '0');
        }

        for (long i = 0; i < Exponent; i++)
        {
            mantissa *= 10;
        }

        if (mantissa >> 96 != 0)
        {
            return false;
        }

        byte scale = (byte)-Math.Min(Exponent, 0);
        value = new decimal((int)(uint)mantissa, (int)(uint)(mantissa >> 32), (int)(uint)(mantissa >> 64), IsNegative, scale);
        return true;
    }

    /// <summary>One text for each number, whatever its spelling; for comparing.</summary>
    /// <param name="raw">The token; the key itself where it has more digits than are kept.</param>
    public string ToKey(ReadOnlySpan<byte> raw) => DigitCount > Digits.Length
        ? Encoding.ASCII.GetString(raw)
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{(IsNegative ? "-" : string.Empty)}{Encoding.ASCII.GetString(Digits)}e{Exponent}");

    // Beyond this no document has digits enough to make up for it.
    private static long ParseExponent(ReadOnlySpan<byte> text)
    {
        const long Beyond = int.MaxValue * 2L;
        bool isNegative = text[0] == '-';
        long exponent = 0;
        foreach (byte b in text[0] is (byte)'-' or (byte)'+' ? text[1..] : text)
        {
            exponent = Math.Min((exponent * 10) + (b - '0'), Beyond);
        }

        return isNegative ? -exponent : exponent;
    }
}
