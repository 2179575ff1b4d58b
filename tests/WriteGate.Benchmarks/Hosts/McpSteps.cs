using System.Text;
using System.Text.Json;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

using WriteGate.Benchmarks.Calls;

namespace WriteGate.Benchmarks.Hosts;

/// <summary>
/// MCP: from the text of a request to the tool result with structured content; and on to the text of the answer, in which the
/// gate says more than the value.
/// </summary>
internal static class McpSteps
{
    private static readonly byte[] Message = Encoding.UTF8.GetBytes(
        $$$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"quote","arguments":{{{Encoding.UTF8.GetString(Documents.Booking)}}}}}""");

    public static void Serve(IServiceCollection services) => services.AddMcpServer().WithWriteGateTools<FreightTools>(
        options => (options.Tenant, options.Workflow, options.Apply) = ("acme", "dispatch", true));

    public static void AddTo(PairedLoop loop, IServiceProvider services, FreightTools tools)
    {
        McpServerOptions options = services.GetRequiredService<IOptions<McpServerOptions>>().Value;
        McpServer server = McpServer.Create(new StreamServerTransport(Stream.Null, Stream.Null), options, null, services);
        McpServerTool gated = options.ToolCollection![FreightGate.Quote];
        McpServerTool own = McpServerTool.Create(
            Reflection.Quote, tools, new McpServerToolCreateOptions { UseStructuredContent = true, SerializerOptions = Reflection.Json });
        loop.Add("host.mcp.gated", count => Answer(count, gated, server));
        loop.Add("host.mcp.own", count => Answer(count, own, server));
        loop.Add("host.mcp.sent.gated", count => Send(count, gated, server));
        loop.Add("host.mcp.sent.own", count => Send(count, own, server));
    }

    // As the server does: it parses the message, looks for what else the client says, reads the parameters, and calls.
    private static (JsonRpcRequest Request, CallToolResult Result) Invoke(McpServerTool tool, McpServer server)
    {
        JsonRpcRequest request = (JsonRpcRequest)JsonSerializer.Deserialize<JsonRpcMessage>(Message, McpJsonUtilities.DefaultOptions)!;
        _ = request.Params!["_meta"];
        CallToolRequestParams call = request.Params.Deserialize<CallToolRequestParams>(McpJsonUtilities.DefaultOptions)!;
        CallToolResult result = tool.InvokeAsync(new RequestContext<CallToolRequestParams>(server, request, call)).AsTask().GetAwaiter().GetResult();
        HostMeasurement.Demand(result is { IsError: not true, StructuredContent: not null }, tool.ProtocolTool.Name);
        return (request, result);
    }

    private static void Answer(int count, McpServerTool tool, McpServer server)
    {
        for (int i = 0; i < count; i++)
        {
            Invoke(tool, server);
        }
    }

    private static void Send(int count, McpServerTool tool, McpServer server)
    {
        for (int i = 0; i < count; i++)
        {
            (JsonRpcRequest request, CallToolResult result) = Invoke(tool, server);
            JsonRpcMessage answer = new JsonRpcResponse { Id = request.Id, Result = JsonSerializer.SerializeToNode(result, McpJsonUtilities.DefaultOptions) };
            byte[] sent = JsonSerializer.SerializeToUtf8Bytes(answer, McpJsonUtilities.DefaultOptions);
            HostMeasurement.Demand(sent.AsSpan().IndexOf("1222.5"u8) >= 0, tool.ProtocolTool.Name);
        }
    }
}
