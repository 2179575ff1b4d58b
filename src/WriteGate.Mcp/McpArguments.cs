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
        => GivenTwice(request) is { } given ? Encoding.UTF8.GetBytes(given.ToJsonString()) : ToolArguments.From(request.Params?.Arguments);

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
