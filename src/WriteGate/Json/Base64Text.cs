using System.Buffers;
using System.Buffers.Text;

namespace WriteGate.Json;

/// <summary>Base64 by RFC 4648 section 4: padded, no white space, and no stray bits, so that bytes have one spelling only.</summary>
internal static class Base64Text
{
    private static readonly SearchValues<byte> Alphabet = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"u8);

    public static bool IsStrict(ReadOnlySpan<byte> text)
    {
        if (text.Length % 4 != 0)
        {
            return false;
        }

        ReadOnlySpan<byte> digits = text.EndsWith("=="u8) ? text[..^2] : text.EndsWith("="u8) ? text[..^1] : text;
        return !digits.ContainsAnyExcept(Alphabet) && EndsInZeroBits(digits);
    }

    public static bool TryDecode(ReadOnlySpan<byte> text, out byte[] bytes)
    {
        bytes = [];
        if (!IsStrict(text))
        {
            return false;
        }

        int padding = text.EndsWith("=="u8) ? 2 : text.EndsWith("="u8) ? 1 : 0;
        bytes = text.IsEmpty ? [] : new byte[(text.Length / 4 * 3) - padding];
        return Base64.DecodeFromUtf8(text, bytes, out _, out int written) == OperationStatus.Done && written == bytes.Length;
    }

    // The last digit before one "=" carries two bits too many, before "==" four.
    private static bool EndsInZeroBits(ReadOnlySpan<byte> digits) => (digits.Length % 4) switch
    {
        2 => (ValueOf(digits[^1]) & 0b1111) == 0,
        3 => (ValueOf(digits[^1]) & 0b11) == 0,
        _ => true,
    };

    private static int ValueOf(byte digit) => digit switch
    {
        >= (byte)'a' => digit - 'a' + 26,
        >= (byte)'A' => digit - 'A',
        >= (byte)'0' => digit - '0' + 52,
        (byte)'+' => 62,
        _ => 63,
    };
}
