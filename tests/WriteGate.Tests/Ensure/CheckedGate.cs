using System.Text;

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

using WriteGate.Intents;
using WriteGate.Journal;
using WriteGate.Telemetry;
using WriteGate.Tests.Gate;

namespace WriteGate.Tests.Ensure;

/// <summary>A gate on a real SQLite store over tools with post-conditions.</summary>
internal sealed class CheckedGate : IAsyncDisposable, IAlertSink
{
    private readonly string directory = Directory.CreateTempSubdirectory("writegate-ensure-").FullName;
    private readonly ServiceProvider services;
    private readonly GateRun run;

    public CheckedGate(params (string Key, string Value)[] settings)
    {
        Crm.Put(new Deal { Id = "D-1", NextStep = "Call", Version = "v1" });
        Crm.Put(new Deal { Id = "D-2", NextStep = "Mail", Version = "v1" });
        Crm.Put(new Contact { Id = 7, Phone = "555-0100" });
        ServiceCollection collection = new();
        collection.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(setting => $"WriteGate:{setting.Key}", setting => (string?)setting.Value)).Build());
        collection.AddSingleton<IAlertSink>(this).AddSingleton(Crm).AddSingleton(Checks);
        collection.AddWriteGate(gate => gate
            .UseSqlite(Path.Combine(directory, "gate.db"))
            .AddTools<CheckedTools>()
            .AddWorkflow("hygiene", workflow => workflow.Allow<CheckedTools>())
            .Configure(options =>
            {
                options.LiveWrites = true;
                options.ProtectionKey = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
                options.RetryDelay = TimeSpan.Zero;
            }));
        services = collection.BuildServiceProvider();
        run = Gate.OpenRun(new RunOptions { Tenant = "acme", Workflow = "hygiene", Agent = "scout", Apply = true });
    }

    public Crm Crm { get; } = new();

    public Checks Checks { get; } = new();

    public List<Alert> Alerts { get; } = [];

    public WriteGate.Gate Gate => services.GetRequiredService<WriteGate.Gate>();

    public Task<GateResult> CallAsync(string tool, string json, CancellationToken cancellationToken = default)
        => run.CallAsync(tool, Encoding.UTF8.GetBytes(json), cancellationToken: cancellationToken);

    public async Task<Intent> IntentAsync(GateResult result) => (await Gate.Store.FindAsync("acme", result.IntentId!, CancellationToken.None))!;

    public async Task<IReadOnlyList<JournalEntry>> JournalAsync()
    {
        List<JournalEntry> entries = [];
        await foreach (JournalRow row in Gate.Store.ReadJournalAsync(new JournalQuery(), CancellationToken.None))
        {
            entries.Add(row.Entry);
        }

        return entries;
    }

    public void Raise(Alert alert) => Alerts.Add(alert);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }
}
