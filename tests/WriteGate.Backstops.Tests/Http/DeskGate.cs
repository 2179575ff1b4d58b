using System.Text;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

using WriteGate.Http;
using WriteGate.Sqlite;
using WriteGate.Telemetry;

namespace WriteGate.Backstops.Tests.Http;

/// <summary>A gate over a helpdesk's server, with the backstop below its client.</summary>
internal sealed class DeskGate : IAsyncDisposable, IAlertSink
{
    private readonly string directory = Directory.CreateTempSubdirectory("writegate-http-").FullName;
    private readonly ServiceProvider services;

    private DeskGate(DeskServer server, Action<WriteGateHttpOptions>? configure, Action<IHttpClientBuilder>? above, Action<IHttpClientBuilder>? below)
    {
        Server = server;
        ServiceCollection collection = new();
        collection.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs));
        collection.AddSingleton<IAlertSink>(this);
        collection.AddSingleton<ICredentialSource>(Credentials);
        IHttpClientBuilder client = collection.AddHttpClient("desk", client => client.BaseAddress = server.Address);
        above?.Invoke(client);
        client.AddWriteGate(options =>
        {
            options.Hosts.Add(server.Address.Authority);
            configure?.Invoke(options);
        });
        below?.Invoke(client);
        collection.AddSingleton(provider => new Desk(provider.GetRequiredService<IHttpClientFactory>().CreateClient("desk")));
        collection.AddWriteGate(gate => gate
            .UseSqlite(Path.Combine(directory, "gate.db"))
            .AddTools<DeskTools>()
            .AddWorkflow("support", workflow => workflow.Allow<DeskTools>())
            .AddWorkflow("reporting", workflow => workflow.Allow<DeskTools>("desk_get_ticket"))
            .Configure(options =>
            {
                options.LiveWrites = true;
                options.RetryDelay = TimeSpan.Zero;
            }));
        services = collection.BuildServiceProvider();
    }

    public DeskServer Server { get; }

    public LogLines Logs { get; } = new();

    public ScopedCredentials Credentials { get; } = new();

    public Desk Desk => services.GetRequiredService<Desk>();

    public HttpClient Client => services.GetRequiredService<IHttpClientFactory>().CreateClient("desk");

    public static async Task<DeskGate> StartAsync(
        Action<WriteGateHttpOptions>? configure = null, Action<IHttpClientBuilder>? above = null, Action<IHttpClientBuilder>? below = null)
        => new(await DeskServer.StartAsync(), configure, above, below);

    public Task<GateResult> CloseAsync(string ticketId = "T-1", string tenant = "acme") => CallAsync("desk_close", ticketId, tenant, "support");

    public Task<GateResult> GetAsync(string workflow = "support") => CallAsync("desk_get_ticket", "T-1", "acme", workflow);

    public Task<GateResult> CallAsync(string tool, string ticketId, string tenant, string workflow)
        => services.GetRequiredService<Gate>()
            .OpenRun(new RunOptions { Tenant = tenant, Workflow = workflow, Agent = "bot", Apply = true })
            .CallAsync(tool, Encoding.UTF8.GetBytes($$"""{"ticketId":"{{ticketId}}"}"""));

    public void Raise(Alert alert)
    {
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Server.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }
}
