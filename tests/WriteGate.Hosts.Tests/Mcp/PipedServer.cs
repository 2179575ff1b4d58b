using System.IO.Pipelines;
using System.Text;
using System.Text.Json;

using HelpdeskMcp;

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

using WriteGate.Journal;
using WriteGate.Mcp;

namespace WriteGate.Hosts.Tests.Mcp;

/// <summary>A server in this process, spoken to in plain JSON-RPC, so that a test can send what no client would.</summary>
internal sealed class PipedServer : IAsyncDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("writegate-piped-").FullName;
    private readonly Pipe requests = new();
    private readonly Pipe answers = new();
    private readonly IHost host;
    private readonly StreamReader reader;
    private int last;
    private bool started;

    public PipedServer(Action<McpRunOptions>? configure = null, params (string Key, string? Value)[] settings)
        : this(_ => { }, configure, settings)
    {
    }

    public PipedServer(Action<IMcpServerBuilder> serve, Action<McpRunOptions>? configure = null, params (string Key, string? Value)[] settings)
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(
        [
            new("WriteGate:LiveWrites", "true"), new("WriteGate:Mcp:Tenant", "acme"), new("WriteGate:Mcp:Workflow", "support"), new("WriteGate:Mcp:Apply", "true"),
        ]);
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value)));
        Desk = new Helpdesk(Path.Combine(directory, "helpdesk.json"));
        builder.Services.AddSingleton(Desk);
        builder.Services.AddWriteGate(gate => gate
            .UseSqlite(Path.Combine(directory, "writegate.db"))
            .AddTools<HelpdeskTools>()
            .AddWorkflow("support", workflow => workflow.Allow<HelpdeskTools>())
            .AddWorkflow("reading", workflow => workflow.Allow<HelpdeskTools>("helpdesk_get_ticket")));
        serve(builder.Services.AddMcpServer()
            .WithStreamServerTransport(requests.Reader.AsStream(), answers.Writer.AsStream())
            .WithWriteGateTools<HelpdeskTools>(configure));
        host = builder.Build();
        reader = new StreamReader(answers.Reader.AsStream(), Encoding.UTF8);
    }

    public Helpdesk Desk { get; }

    public async Task<PipedServer> StartAsync()
    {
        await host.StartAsync();
        started = true;
        await RequestAsync("initialize", """{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"raw","version":"1"}}""");
        await SendAsync("""{"jsonrpc":"2.0","method":"notifications/initialized"}""");
        return this;
    }

    /// <summary>Sends a line as it stands, as UTF-8 or as what is none.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> line) => await requests.Writer.WriteAsync((byte[])[.. line.Span, (byte)'\n']);

    /// <summary>The tool result, or the protocol error.</summary>
    public Task<JsonElement> CallAsync(string tool, string arguments) => RequestAsync("tools/call", $$"""{"name":"{{tool}}","arguments":{{arguments}}}""");

    public async Task<JsonElement> RequestAsync(string method, string parameters)
    {
        int id = ++last;
        await SendAsync($$"""{"jsonrpc":"2.0","id":{{id}},"method":"{{method}}","params":{{parameters}}}""");
        return await AnswerAsync(id);
    }

    /// <summary>The answer to a request, others being passed over.</summary>
    public async Task<JsonElement> AnswerAsync(int id)
    {
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(60));
        while (true)
        {
            JsonElement answer = JsonElement.Parse(await reader.ReadLineAsync(patience.Token) ?? throw new InvalidOperationException("The server ended."));
            if (answer.TryGetProperty("id", out JsonElement answered) && answered.GetInt32() == id)
            {
                return answer.TryGetProperty("result", out JsonElement result) ? result : answer;
            }
        }
    }

    public async Task<IReadOnlyList<JournalEntry>> JournalAsync()
    {
        List<JournalEntry> entries = [];
        await foreach (JournalRow row in host.Services.GetRequiredService<Gate>().Store.ReadJournalAsync(new JournalQuery(), CancellationToken.None))
        {
            entries.Add(row.Entry);
        }

        return entries;
    }

    public async ValueTask DisposeAsync()
    {
        await requests.Writer.CompleteAsync();
        if (started)
        {
            await host.StopAsync();
        }

        host.Dispose();
        Directory.Delete(directory, recursive: true);
    }

    private Task SendAsync(string line) => SendAsync(Encoding.UTF8.GetBytes(line));
}
