using System.Buffers.Text;
using System.Globalization;
using System.Numerics;

namespace WriteGate.Json;

/// <summary>Number::toString of ECMA-262 (section 6.1.6.1.20), which RFC 8785 section 3.2.2.3 asks for.</summary>
internal static class EcmaScriptNumber
{
    /// <summary>Room that suffices for any number.</summary>
    public const int Longest = 32;

    /// <returns>How many bytes were written.</returns>
    public static int Write<T>(T value, Span<byte> text)
        where T : struct, IBinaryFloatingPointIeee754<T>
    {
        if (T.IsZero(value))
        {
            text[0] = (byte)'0';
            return 1;
        }

        // .NET finds the shortest digits that read back; only where it puts the point and the exponent differs.
        Span<byte> shortest = stackalloc byte[Longest];
        value.TryFormat(shortest, out int length, default, CultureInfo.InvariantCulture);
        Span<byte> digits = stackalloc byte[Longest];
        (int count, int point) = TakeApart(shortest[..length], digits);

        int sign = T.IsNegative(value) ? 1 : 0;
        text[0] = (byte)'-';
        return sign + Lay(digits[..count], point, text[sign..]);
    }

    // Significant digits, and where the point stands relative to their start.
    private static (int Count, int Point) TakeApart(ReadOnlySpan<byte> text, Span<byte> digits)
    {
        int count = 0;
        int point = 0;
        bool isFraction = false;
        for (int i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case (byte)'-':
                    break;
                case (byte)'.':
                    isFraction = true;
                    break;
                case (byte)'E':
                    int power = int.Parse(text[(i + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
                    return (Trim(digits, count), point + power);
                default:
                    bool isLeadingZero = count == 0 && text[i] == '0';
                    point += isFraction ? (isLeadingZero ? -1 : 0) : (isLeadingZero ? 0 : 1);
                    if (!isLeadingZero)
                    {
                        digits[count++] = text[i];
                    }

                    break;
            }
        }

        return (Trim(digits, count), point);
    }

    private static int Trim(ReadOnlySpan<byte> digits, int count) => digits[..count].TrimEnd((byte)'0').Length;

    private static int Lay(ReadOnlySpan<byte> digits, int point, Span<byte> text)
    {
        int count = digits.Length;
        if (point is > 0 and <= 21)
        {
            return count <= point ? Whole(digits, point, text) : Broken(digits, point, text);
        }

        if (point is > -6 and <= 0)
        {
            "0."u8.CopyTo(text);
            text.Slice(2, -point).Fill((byte)'0');
            digits.CopyTo(text[(2 - point)..]);
            return 2 - point + count;
        }

        int length = count == 1 ? Whole(digits, 1, text) : Broken(digits, 1, text);
        text[length++] = (byte)'e';
        text[length++] = point > 0 ? (byte)'+' : (byte)'-';
        Utf8Formatter.TryFormat(Math.Abs(point - 1), text[length..], out int written);
        return length + written;
    }

    private static int Whole(ReadOnlySpan<byte> digits, int point, Span<byte> text)
    {
        digits.CopyTo(text);
        text[digits.Length..point].Fill((byte)'0');
        return point;
    }

    private static int Broken(ReadOnlySpan<byte> digits, int point, Span<byte> text)
    {
        digits[..point].CopyTo(text);
        text[point] = (byte)'.';
        digits[point..].CopyTo(text[(point + 1)..]);
        return digits.Length + 1;
    }
}
