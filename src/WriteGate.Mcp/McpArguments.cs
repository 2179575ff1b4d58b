using System.Text;
using System.Text.Json.Nodes;

using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

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
        => AsSent(GivenTwice(request) is { } given ? Encoding.UTF8.GetBytes(given.ToJsonString()) : ToolArguments.From(request.Params?.Arguments));

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
    private static JsonObject? GivenTwice(RequestContext<CallToolRequestParams> request)
    {
        JsonObject? given = null;
        try
        {
            given = request.JsonRpcRequest.Params?["arguments"] as JsonObject;
            _ = given?.Count;
            return null;
        }
        catch (ArgumentException)
        {
            return given;
        }
    }
}
