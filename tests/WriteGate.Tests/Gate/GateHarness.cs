using System.Text;
using System.Text.Json;

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

using WriteGate.Intents;
using WriteGate.Journal;
using WriteGate.Sqlite;
using WriteGate.Telemetry;

namespace WriteGate.Tests.Gate;

/// <summary>A gate on a real SQLite store over a small CRM, with a clock that the test moves.</summary>
internal sealed class GateHarness : IAsyncDisposable, IAlertSink, IGateObserver
{
    private const string Key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private readonly string directory = Directory.CreateTempSubdirectory("writegate-").FullName;
    private readonly IConfigurationRoot configuration;
    private readonly Action<GateBuilder>? with;
    private ServiceProvider services;

    /// <param name="databasePath">The store's file; one of its own when null.</param>
    /// <param name="with">What else the gate is built with.</param>
    /// <param name="settings">Keys of the section <c>WriteGate</c> and their values.</param>
    public GateHarness(string? databasePath = null, Action<GateBuilder>? with = null, IEnumerable<(string Key, string Value)>? settings = null)
    {
        this.with = with;
        configuration = new ConfigurationBuilder()
            .AddInMemoryCollection((settings ?? []).ToDictionary(setting => $"WriteGate:{setting.Key}", setting => (string?)setting.Value)).Build();
        DatabasePath = databasePath ?? Path.Combine(directory, "gate.db");
        Crm.Put(new Deal { Id = "D-1", NextStep = "Call", Stage = Stage.Open, Amount = 100, Version = "v1" });
        Crm.Put(new Deal { Id = "D-2", NextStep = "Mail", Due = new DateOnly(2026, 4, 1), Version = "v1" });
        Crm.Put(new Deal { Id = "D-3", Version = "v1" });
        Crm.Put(new Contact { Id = 7, Phone = "555-0100" });
        services = Build();
        Run = OpenRun();
    }

    /// <summary>A gate with a configuration.</summary>
    public static GateHarness With(params (string Key, string Value)[] settings) => new(settings: settings);

    public Crm Crm { get; } = new();

    public Leads Leads { get; } = new();

    public ManualTime Time { get; } = new();

    public WriteGateOptions Options => services.GetRequiredService<IOptionsMonitor<WriteGateOptions>>().CurrentValue;

    public List<Alert> Alerts { get; } = [];

    public Func<GateStep, Intent?, ValueTask>? OnStep { get; set; }

    public GateMeter Meter => services.GetRequiredService<GateMeter>();

    public WriteGate.Gate Gate => services.GetRequiredService<WriteGate.Gate>();

    public GateRun Run { get; private set; }

    /// <summary>What the host would start and stop.</summary>
    public IEnumerable<IHostedService> Hosted => services.GetServices<IHostedService>();

    /// <summary>The worker, where the gate was made with one.</summary>
    public ApprovedWrites Worker => Hosted.OfType<ApprovedWrites>().Single();

    public long Commits => ((SqliteGateStore)services.GetRequiredService<IGateStore>()).Commits;

    public string DatabasePath { get; }

    public GateRun OpenRun(bool apply = true, string agent = "scout", string? runId = null, string workflow = "hygiene", string tenant = "acme", bool planFirst = false, bool shadow = false) => Gate.OpenRun(new RunOptions
    {
        Tenant = tenant,
        Workflow = workflow,
        Agent = agent,
        OnBehalfOf = "u7",
        Model = "test-model",
        Apply = apply,
        Shadow = shadow,
        Expected = 10,
        RunId = runId,
        PlanFirst = planFirst,
    });

    public Task<GateResult> CallAsync(string tool, string json, CallOptions? options = null, CancellationToken cancellationToken = default)
        => Run.CallAsync(tool, Encoding.UTF8.GetBytes(json), options, cancellationToken);

    public Task<GateResult> UpdateAsync(string nextStep, string dealId = "D-1", CallOptions? options = null)
        => CallAsync("crm_update_deal", $$$"""{"dealId":{{{JsonSerializer.Serialize(dealId)}}},"changes":{"nextStep":{{{JsonSerializer.Serialize(nextStep)}}} } }""", options);

    /// <summary>Changes the configuration of the running gate.</summary>
    public void Set(string key, string value)
    {
        configuration[$"WriteGate:{key}"] = value;
        configuration.Reload();
    }

    /// <summary>Ends the process, as far as the store can tell, and starts it again on the same files.</summary>
    public async Task RestartAsync()
    {
        string runId = Run.Id;
        await services.DisposeAsync();
        services = Build();
        Run = OpenRun(runId: runId);
    }

    public async Task<IReadOnlyList<JournalRow>> JournalAsync(JournalQuery? query = null)
    {
        List<JournalRow> rows = [];
        await foreach (JournalRow row in Gate.Store.ReadJournalAsync(query ?? new JournalQuery(), CancellationToken.None))
        {
            rows.Add(row);
        }

        return rows;
    }

    public async Task<IReadOnlyList<string>> ActionsAsync() => [.. (await JournalAsync()).Select(row => row.Entry.Action)];

    public async Task<Intent> IntentAsync(string id)
        => await Gate.Store.FindAsync("acme", id, CancellationToken.None) ?? throw new InvalidOperationException($"No intent {id}.");

    public void Raise(Alert alert)
    {
        lock (Alerts)
        {
            Alerts.Add(alert);
        }
    }

    public ValueTask ReachedAsync(GateStep step, Intent? intent, CancellationToken cancellationToken) => OnStep?.Invoke(step, intent) ?? default;

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }

    private ServiceProvider Build()
    {
        ServiceCollection collection = new();
        collection.AddSingleton<IConfiguration>(configuration);
        collection.AddSingleton<TimeProvider>(Time);
        collection.AddSingleton<IAlertSink>(this);
        collection.AddSingleton<IGateObserver>(this);
        collection.AddSingleton(Crm);
        collection.AddSingleton(Leads);
        collection.AddWriteGate(gate =>
        {
            gate.UseSqlite(DatabasePath)
            .AddTools<CrmTools>()
            .AddTools<LeadTools>()
            .AddTools<LeadSetUp>()
            .AddWorkflow("hygiene", workflow => workflow.Allow<CrmTools>())
            .AddWorkflow("leads", workflow => workflow.Allow<LeadTools>())
            .AddWorkflow("set-up", workflow => workflow.Allow<LeadSetUp>())
            .AddWorkflow("reading", workflow => workflow.Allow<CrmTools>("crm_get_deal"))
            .Configure(options =>
            {
                options.LiveWrites = true;
                options.ProtectionKey = Key;
                options.RetryDelay = TimeSpan.Zero;
            });
            with?.Invoke(gate);
        });
        return collection.BuildServiceProvider();
    }
}
