using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

using WriteGate.Json;
using WriteGate.Tools;

namespace WriteGate.Mcp;

/// <summary>The arguments of a request, as the gate reads them.</summary>
internal static class McpArguments
{
    /// <summary>
    /// What the filters of the server let through. Where the client gave a name twice, of which a dictionary keeps one, the
    /// gate gets the client's own text, and refuses it for that.
    /// </summary>
    public static ReadOnlyMemory<byte> Of(RequestContext<CallToolRequestParams> request)
    {
        IDictionary<string, JsonElement>? kept = request.Params?.Arguments;
        if (request.JsonRpcRequest.Params?["arguments"] is not JsonObject given)
        {
            return AsSent(ToolArguments.From(kept));
        }

        // Written first and asked second: an object that was only parsed is dearer to look into, and mostly the texts are the same.
        using RentedJson text = RentedJson.Rent();
        given.WriteTo(text.Writer);
        return AsSent(IsText(text.Written, kept) || HasNameTwice(given) ? text.ToArray() : ToolArguments.From(kept));
    }

    /// <summary>Whether a JSON text without white space is an object with these members, in this order, and no more.</summary>
    private static bool IsText(ReadOnlySpan<byte> json, IDictionary<string, JsonElement>? members)
    {
        ReadOnlySpan<byte> before = "{\""u8;
        foreach ((string name, JsonElement value) in members ?? new Dictionary<string, JsonElement>())
        {
            if (value.ValueKind == JsonValueKind.Undefined
                || !TryPass(ref json, before)
                || !TryPass(ref json, name)
                || !TryPass(ref json, "\":"u8)
                || !TryPass(ref json, JsonMarshal.GetRawUtf8Value(value)))
            {
                return false;
            }

            before = ",\""u8;
        }

        return json.SequenceEqual("}"u8);
    }

    private static bool TryPass(ref ReadOnlySpan<byte> json, ReadOnlySpan<byte> expected)
    {
        bool isThere = json.StartsWith(expected);
        json = isThere ? json[expected.Length..] : json;
        return isThere;
    }

    // A name beyond ASCII, or with an escape, is none that a tool of the gate has; it may go the long way.
    private static bool TryPass(ref ReadOnlySpan<byte> json, string name)
    {
        bool isThere = json.Length >= name.Length && Ascii.Equals(json[..name.Length], name);
        json = isThere ? json[name.Length..] : json;
        return isThere;
    }

    /// <summary>
    /// The transport decodes what it receives and puts U+FFFD where bytes were no UTF-8. What was meant is lost, so the gate
    /// gets a byte there that is none either, and refuses it.
    /// </summary>
    private static ReadOnlyMemory<byte> AsSent(ReadOnlyMemory<byte> json)
    {
        int lost = json.Span.IndexOf("\uFFFD"u8);
        lost = lost >= 0 ? lost : json.Span.IndexOf("\\uFFFD"u8);
        lost = lost >= 0 ? lost : json.Span.IndexOf("\\ufffd"u8);
        if (lost < 0)
        {
            return json;
        }

        byte[] sent = json.ToArray();
        sent[lost] = 0xFF;
        return sent;
    }

    // An object that was read lazily finds out about a second member of a name when it is first asked for one.
    private static bool HasNameTwice(JsonObject given)
    {
        try
        {
            return given.Count < 0;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }
}
