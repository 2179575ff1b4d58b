using System.Text;

namespace WriteGate.Json;

/// <summary>The text of JSON strings whose syntax and UTF-8 are known to be good.</summary>
/// <remarks>System.Text.Json throws on lone surrogates in escapes; a document with ten thousand of them would cost ten thousand exceptions.</remarks>
internal static class JsonText
{
    /// <summary>Resolves the escapes of a string.</summary>
    /// <param name="raw">What stands between the quotes.</param>
    /// <param name="text">At least as long as <paramref name="raw"/>.</param>
    /// <param name="written">How much of <paramref name="text"/> was filled.</param>
    /// <returns>False when there is half a surrogate pair, which no text can hold.</returns>
    public static bool TryUnescape(ReadOnlySpan<byte> raw, Span<byte> text, out int written)
        => Unescape(raw, text, out written, replace: false);

    /// <summary>Makes a string of valid UTF-8.</summary>
    public static string ToString(ReadOnlySpan<byte> text)
    {
        if (!Ascii.IsValid(text))
        {
            return Encoding.UTF8.GetString(text);
        }

        // Most texts are, and it takes a third less time.
        return string.Create(text.Length, text, static (chars, ascii) => Ascii.ToUtf16(ascii, chars, out _));
    }

    /// <summary>The text of a string for showing it: half a surrogate pair becomes U+FFFD.</summary>
    public static string Lossy(ReadOnlySpan<byte> raw)
    {
        // Enough for any excerpt, should every character be an escaped surrogate pair.
        raw = raw[..Math.Min(raw.Length, 16 * Excerpt.Longest)];
        Span<byte> text = stackalloc byte[16 * Excerpt.Longest];
        Unescape(raw, text, out int written, replace: true);
        return Encoding.UTF8.GetString(text[..written]);
    }

    private static bool Unescape(ReadOnlySpan<byte> raw, Span<byte> text, out int written, bool replace)
    {
        written = 0;
        while (!raw.IsEmpty)
        {
            int plain = raw.IndexOf((byte)'\\');
            plain = plain < 0 ? raw.Length : plain;
            raw[..plain].CopyTo(text[written..]);
            written += plain;
            raw = raw[plain..];
            if (raw.IsEmpty)
            {
                break;
            }

            // A text that was cut may end within an escape.
            if (raw.Length < 2 || raw[1] == 'u' && raw.Length < 6)
            {
                return false;
            }

            if (raw[1] != 'u')
            {
                text[written++] = Simple(raw[1]);
                raw = raw[2..];
                continue;
            }

            if (!TryRune(ref raw, out Rune rune) && !replace)
            {
                return false;
            }

            written += rune.EncodeToUtf8(text[written..]);
        }

        return true;
    }

    private static byte Simple(byte escape) => escape switch
    {
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        (byte)'n' => (byte)'\n',
        (byte)'r' => (byte)'\r',
        (byte)'t' => (byte)'\t',
        _ => escape,
    };

    private static bool TryRune(ref ReadOnlySpan<byte> raw, out Rune rune)
    {
        char first = Unit(raw);
        raw = raw[6..];
        if (Rune.TryCreate(first, out rune))
        {
            return true;
        }

        if (raw.Length >= 6 && raw[0] == '\\' && raw[1] == 'u' && Rune.TryCreate(first, Unit(raw), out rune))
        {
            raw = raw[6..];
            return true;
        }

        rune = Rune.ReplacementChar;
        return false;
    }

    private static char Unit(ReadOnlySpan<byte> escape)
    {
        int unit = 0;
        foreach (byte digit in escape[2..6])
        {
            // 'a' and 'A' differ in one bit, which digits always have.
            unit = (unit << 4) + (digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
        }

        return (char)unit;
    }
}
