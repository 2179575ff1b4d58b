using System.Text;
using System.Text.Json.Nodes;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace WriteGate.Hosts.Tests.Mcp;

/// <summary>A client of a server over streamable HTTP, without the HTTP.</summary>
internal sealed class HttpSession : IAsyncDisposable
{
    private readonly CancellationTokenSource ended = new();
    private readonly StreamableHttpServerTransport transport;
    private readonly McpServer server;
    private readonly Task running;

    /// <param name="services">The server's services.</param>
    /// <param name="sessionId">The session; null for a stateless server.</param>
    public HttpSession(IServiceProvider services, string? sessionId)
    {
        transport = new StreamableHttpServerTransport { SessionId = sessionId, Stateless = sessionId is null };
        server = McpServer.Create(transport, services.GetRequiredService<IOptions<McpServerOptions>>().Value, null, services);
        running = server.RunAsync(ended.Token);
    }

    /// <summary>What the server writes into the body of its answer.</summary>
    public async Task<string> CallAsync(int id, string tool, string arguments)
    {
        JsonRpcRequest request = new()
        {
            Id = new RequestId(id),
            Method = "tools/call",
            Params = JsonNode.Parse($$"""{"name":"{{tool}}","arguments":{{arguments}}}"""),
        };
        using MemoryStream body = new();
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(60));
        await transport.HandlePostRequestAsync(request, body, patience.Token);
        return Encoding.UTF8.GetString(body.ToArray());
    }

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await transport.DisposeAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await server.DisposeAsync();
        ended.Dispose();
    }
}
