using System.Buffers;
using System.Buffers.Text;
using System.Text.Unicode;

namespace WriteGate.Json;

public sealed partial class CanonicalJsonWriter
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(c => (char)c), '"', '\\']);

    /// <summary>
    /// Whether a null where the type has none is refused: set where nothing may be handed on that its contract forbids. What a system
    /// of record answered may hold one, and an empty text is written.
    /// </summary>
    public bool RefusesNull { get; set; }

    /// <summary>Writes a text.</summary>
    /// <param name="value">The text.</param>
    /// <exception cref="ArgumentException">It holds half a surrogate pair, which RFC 8785 cannot write.</exception>
    /// <exception cref="ArgumentNullException">It is null, and <see cref="RefusesNull"/> is set.</exception>
    public void String(string? value)
    {
        DemandValue(value);
        String(value.AsSpan());
    }

    /// <inheritdoc cref="String(string?)"/>
    public void String(ReadOnlySpan<char> value)
    {
        Open((byte)'"');
        while (true)
        {
            int plain = value.IndexOfAny(Escaped);
            Transcode(plain < 0 ? value : value[..plain]);
            if (plain < 0)
            {
                break;
            }

            Escape(value[plain]);
            value = value[(plain + 1)..];
        }

        Append((byte)'"');
    }

    /// <summary>Writes a text of one character.</summary>
    /// <param name="value">The character.</param>
    /// <exception cref="ArgumentException">It is half of a surrogate pair.</exception>
    public void Char(char value) => String([value]);

    /// <summary>Writes a UUID, with dashes and in lower case.</summary>
    public void Guid(Guid value)
    {
        Span<byte> text = Begin(38);
        text[0] = (byte)'"';
        Utf8Formatter.TryFormat(value, text[1..], out _, 'D');
        text[37] = (byte)'"';
        length += 38;
    }

    /// <summary>Writes a URI as it was spelled, with what may not stand in one escaped. What is read back is written the same way
    /// again; one that is not absolute is written but not read back.</summary>
    /// <param name="value">The URI.</param>
    public void Uri(Uri value)
    {
        ArgumentNullException.ThrowIfNull(value);
        bool isReadable = !value.IsAbsoluteUri || UriText.TryRead(value.OriginalString, out _);
        String(isReadable ? value.OriginalString : value.AbsoluteUri);
    }

    /// <summary>Writes bytes in base64 (RFC 4648 section 4), padded.</summary>
    /// <param name="value">The bytes.</param>
    /// <exception cref="ArgumentNullException">They are null, and <see cref="RefusesNull"/> is set.</exception>
    public void Base64(byte[]? value)
    {
        DemandValue(value);
        Base64(value.AsSpan());
    }

    private void Base64(ReadOnlySpan<byte> value)
    {
        Open((byte)'"');
        System.Buffers.Text.Base64.EncodeToUtf8(value, Room(System.Buffers.Text.Base64.GetMaxEncodedToUtf8Length(value.Length)), out _, out int written);
        length += written;
        Append((byte)'"');
    }

    private void DemandValue(object? value)
    {
        if (RefusesNull)
        {
            ArgumentNullException.ThrowIfNull(value);
        }
    }

    private void Transcode(ReadOnlySpan<char> text)
    {
        // A UTF-16 code unit takes at most three bytes.
        Span<byte> room = Room(checked(text.Length * 3));
        if (Utf8.FromUtf16(text, room, out _, out int written, replaceInvalidSequences: false) != OperationStatus.Done)
        {
            throw new ArgumentException("The text holds half of a surrogate pair and cannot be written as UTF-8.", nameof(text));
        }

        length += written;
    }

    private void Escape(char c)
    {
        byte letter = c switch
        {
            '\b' => (byte)'b',
            '\t' => (byte)'t',
            '\n' => (byte)'n',
            '\f' => (byte)'f',
            '\r' => (byte)'r',
            '"' or '\\' => (byte)c,
            _ => 0,
        };

        Append((byte)'\\');
        if (letter != 0)
        {
            Append(letter);
            return;
        }

        Span<byte> hex = Room(5);
        "u00"u8.CopyTo(hex);
        hex[3] = (byte)('0' + (c >> 4));
        hex[4] = (byte)"0123456789abcdef"[c & 0xf];
        length += 5;
    }
}
