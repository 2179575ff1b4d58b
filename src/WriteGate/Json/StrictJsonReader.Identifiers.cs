using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace WriteGate.Json;

public ref partial struct StrictJsonReader
{
    /// <summary>Reads a UUID in its one form with dashes and without braces; digits may be of either case.</summary>
    public Guid ReadGuid()
    {
        if (json.TokenType == JsonTokenType.String && TryGetText(out ReadOnlySpan<byte> text)
            && text.Length == 36 && Utf8Parser.TryParse(text, out Guid value, out int consumed, 'D') && consumed == 36)
        {
            return value;
        }

        RefuseText("must be a UUID such as \"123e4567-e89b-12d3-a456-426614174000\"");
        return default;
    }

    /// <summary>Reads an absolute URI (RFC 3986) or IRI (RFC 3987).</summary>
    public Uri ReadUri()
    {
        if (json.TokenType == JsonTokenType.String && TryGetText(out ReadOnlySpan<byte> text)
            && UriText.TryRead(Encoding.UTF8.GetString(text), out Uri? value))
        {
            return value;
        }

        RefuseText("must be an absolute URI such as \"https://example.com/a?b=c\"");
        return null!;
    }

    /// <summary>Reads bytes in base64 (RFC 4648 section 4): padded, without white space.</summary>
    /// <param name="rules">How many bytes there must be.</param>
    public byte[] ReadBase64(ListRules? rules = null)
    {
        if (json.TokenType != JsonTokenType.String || !TryGetText(out ReadOnlySpan<byte> text) || !Base64Text.TryDecode(text, out byte[] value))
        {
            RefuseText("must be base64 with padding and without white space (RFC 4648)");
            return null!;
        }

        if (rules is not null && !IgnoresRules)
        {
            CheckCount(rules, value.Length, "bytes");
        }

        return value;
    }
}
