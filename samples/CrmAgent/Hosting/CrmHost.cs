using CrmAgent.Crm;

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

using WriteGate;
using WriteGate.Sqlite;
using WriteGate.Telemetry;

namespace CrmAgent.Hosting;

/// <summary>The CRM and its gate over one folder of data.</summary>
internal sealed class CrmHost : IAsyncDisposable
{
    /// <summary>Whose data it is.</summary>
    public const string Tenant = "acme";

    private readonly IConfigurationRoot configuration;
    private readonly ServiceProvider services;

    private CrmHost(string folder, GateStep? crashAt, bool isReadOnly)
    {
        configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"))
            .AddEnvironmentVariables()
            .AddInMemoryCollection()
            .Build();

        CrmDatabase database = new(Path.Combine(folder, "crm.db"));
        database.EnsureCreated();
        SalesPerson = new SalesPerson(database);

        ServiceCollection collection = new();
        collection.AddSingleton<IConfiguration>(configuration);
        collection.AddSingleton<TimeProvider>(Clock);
        collection.AddSingleton<ICrm>(new SqliteCrm(database, Line));
        collection.AddSingleton<IAlertSink>(Alerts);
        if (crashAt is { } step)
        {
            collection.AddSingleton<IGateObserver>(new CrashAt(step));
        }

        collection.AddWriteGate(gate => gate
            .UseSqlite(new SqliteStoreOptions { Path = Path.Combine(folder, "gate.db"), ReadOnly = isReadOnly })
            .AddTools<CrmTools>()
            .AddWorkflow("deal-hygiene", workflow => workflow.Allow<CrmTools>(
                "crm_search_deals", "crm_get_deal", "crm_update_deal", "crm_update_deals", "crm_log_call", "crm_create_note"))
            .AddWorkflow("outreach", workflow => workflow.Allow<CrmTools>("crm_get_lead", "crm_call_lead", "crm_send_mail")));
        services = collection.BuildServiceProvider();
        Gate = services.GetRequiredService<Gate>();
    }

    /// <summary>The gate.</summary>
    public Gate Gate { get; }

    /// <summary>The CRM, to be read from.</summary>
    public ICrm Crm => services.GetRequiredService<ICrm>();

    /// <summary>The line to the CRM.</summary>
    public CrmLine Line { get; } = new();

    /// <summary>What time it is for the gate.</summary>
    public StoryClock Clock { get; } = new();

    /// <summary>Somebody who works in the CRM by hand.</summary>
    public SalesPerson SalesPerson { get; }

    /// <summary>What the gate has alerted of.</summary>
    public AlertBoard Alerts { get; } = new();

    /// <summary>Whether the standing lock is open: <c>WriteGate:LiveWrites</c> in the settings, or <c>WRITEGATE__LIVEWRITES</c>.</summary>
    public bool IsStandingLockOpen => services.GetRequiredService<IOptionsMonitor<WriteGateOptions>>().CurrentValue.LiveWrites;

    /// <summary>Opens the data of a folder, and makes it when there is none. One process at a time can.</summary>
    public static Task<CrmHost> OpenAsync(string folder, CancellationToken cancellationToken, GateStep? crashAt = null)
        => StartAsync(new CrmHost(folder, crashAt, isReadOnly: false), cancellationToken);

    /// <summary>Opens the journal of a folder for reading, beside a process that writes it if need be.</summary>
    public static Task<CrmHost> OpenJournalAsync(string folder, CancellationToken cancellationToken)
        => StartAsync(new CrmHost(folder, null, isReadOnly: true), cancellationToken);

    /// <summary>Opens a run of a scripted agent that asks for live writing.</summary>
    /// <param name="workflow">Its workflow.</param>
    /// <param name="agent">The agent.</param>
    /// <param name="expected">How many records it is meant to look at; null when nobody says.</param>
    /// <param name="planFirst">Whether its writes are staged and submitted as a whole.</param>
    public GateRun OpenRun(string workflow, string agent, int? expected = null, bool planFirst = false) => Gate.OpenRun(new RunOptions
    {
        Tenant = Tenant,
        Workflow = workflow,
        Agent = agent,
        OnBehalfOf = "u7",
        Model = "scripted",
        Apply = true,
        Expected = expected,
        PlanFirst = planFirst,
    });

    /// <summary>Opens or closes the standing lock for this process. Options are reloadable: the next write sees it.</summary>
    public void SetStandingLock(bool isOpen) => Set("LiveWrites", isOpen ? "true" : "false");

    /// <summary>Sets a key of the section <c>WriteGate</c> for this process; null takes it back.</summary>
    public void Set(string key, string? value)
    {
        configuration[$"WriteGate:{key}"] = value;
        configuration.Reload();
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private static async Task<CrmHost> StartAsync(CrmHost host, CancellationToken cancellationToken)
    {
        try
        {
            await host.Gate.StartAsync(cancellationToken);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }
}
