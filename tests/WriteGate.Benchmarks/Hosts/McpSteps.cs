using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

using WriteGate.Benchmarks.Calls;

namespace WriteGate.Benchmarks.Hosts;

/// <summary>MCP: from the parameters of a request, parsed afresh as a server does, to the tool result with structured content.</summary>
internal static class McpSteps
{
    public static void Serve(IServiceCollection services) => services.AddMcpServer().WithWriteGateTools<FreightTools>(
        options => (options.Tenant, options.Workflow, options.Apply) = ("acme", "dispatch", true));

    public static void AddTo(PairedLoop loop, IServiceProvider services, FreightTools tools)
    {
        McpServerOptions options = services.GetRequiredService<IOptions<McpServerOptions>>().Value;
        McpServer server = McpServer.Create(new StreamServerTransport(Stream.Null, Stream.Null), options, null, services);
        McpServerTool gated = options.ToolCollection![FreightGate.Quote];
        McpServerTool own = McpServerTool.Create(
            Reflection.Quote, tools, new McpServerToolCreateOptions { UseStructuredContent = true, SerializerOptions = Reflection.Json });
        loop.Add("host.mcp.gated", count => Invoke(count, gated, server));
        loop.Add("host.mcp.own", count => Invoke(count, own, server));
    }

    private static void Invoke(int count, McpServerTool tool, McpServer server)
    {
        byte[] parameters = Encoding.UTF8.GetBytes($$"""{"name":"quote","arguments":{{Encoding.UTF8.GetString(Documents.Booking)}}}""");
        for (int i = 0; i < count; i++)
        {
            JsonRpcRequest request = new() { Id = new RequestId(i), Method = "tools/call", Params = JsonNode.Parse(parameters) };
            CallToolRequestParams call = request.Params.Deserialize<CallToolRequestParams>(McpJsonUtilities.DefaultOptions)!;
            CallToolResult result = tool.InvokeAsync(new RequestContext<CallToolRequestParams>(server, request, call)).AsTask().GetAwaiter().GetResult();
            HostMeasurement.Demand(result is { IsError: not true, StructuredContent: not null }, tool.ProtocolTool.Name);
        }
    }
}
