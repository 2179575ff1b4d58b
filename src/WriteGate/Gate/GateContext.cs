using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

using WriteGate.Drift;
using WriteGate.Inspection;
using WriteGate.Intents;
using WriteGate.Journal;
using WriteGate.Policy;
using WriteGate.Records;
using WriteGate.Telemetry;
using WriteGate.Tools;

namespace WriteGate;

/// <summary>What every step of a call uses.</summary>
internal sealed class GateContext(
    IServiceProvider services, ProtectedStore store, ToolRegistry registry, IOptionsMonitor<WriteGateOptions> options, ILogger logger) : IAsyncDisposable
{
    private readonly IServiceScopeFactory scopes = services.GetRequiredService<IServiceScopeFactory>();
    private readonly SemaphoreSlim starting = new(1, 1);
    private volatile bool started;
    private volatile string? stopped;

    public IGateStore Store { get; } = store;

    /// <summary>Whether there is a key to encrypt what is stored.</summary>
    public bool CanProtect => store.CanProtect;

    /// <summary>A journal row with its values in the clear.</summary>
    public JournalRow Reveal(JournalRow row) => store.Open(row);

    public Inspector Inspector { get; } = new(registry);

    public ToolPolicies Policies { get; } = new(options);

    public ToolRegistry Registry { get; } = registry;

    public WriteGateOptions Options => options.CurrentValue;

    public ILogger Logger { get; } = logger;

    public TimeProvider Time { get; } = services.GetRequiredService<TimeProvider>();

    public GateMeter Meter { get; } = services.GetRequiredService<GateMeter>();

    public Alerts Alerts { get; } = services.GetRequiredService<Alerts>();

    public Signals Signals { get; } = services.GetRequiredService<Signals>();

    public Breakers Breakers { get; } = new(options, services.GetRequiredService<TimeProvider>());

    public ShadowFields Shadows => field ??= new(this);

    private RecordProbes Probes { get; } = new(services, options, services.GetRequiredService<Alerts>());

    private IReadOnlyList<IGateListener> Listeners { get; } = [.. services.GetServices<IGateListener>()];

    private IGateObserver? Observer { get; } = services.GetService<IGateObserver>();

    /// <summary>Whether the store was opened.</summary>
    public bool IsStarted => started;

    /// <summary>Opens the store, once.</summary>
    public async ValueTask StartAsync(CancellationToken cancellationToken)
    {
        if (started)
        {
            return;
        }

        await starting.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!started)
            {
                await Store.OpenAsync(cancellationToken).ConfigureAwait(false);
                started = true;
            }
        }
        finally
        {
            starting.Release();
        }
    }

    /// <summary>
    /// Reads the record before a write, sets apart what of it is in shadow, and asks whether the system of record still takes the
    /// fields that would change.
    /// </summary>
    public async ValueTask<Sighting> LookAsync(string tenant, Proposal proposal, object tools, CancellationToken cancellationToken, bool isShadowRun = false)
    {
        proposal.Shadow = isShadowRun ? ShadowSet.Everything : await Shadows.OfAsync(tenant, proposal.Contract, cancellationToken).ConfigureAwait(false);
        Sighting sighting = await proposal.LookAsync(tools, cancellationToken).ConfigureAwait(false);
        return await WhyDriftedAsync(tenant, proposal.Contract.Name, sighting.Touched, cancellationToken).ConfigureAwait(false) is { } drift
            ? sighting with { Drift = drift }
            : sighting;
    }

    /// <summary>Why the system of record no longer takes these fields as the tool was compiled to write them; null where it does, or where nobody probes it.</summary>
    public ValueTask<string?> WhyDriftedAsync(string tenant, string toolName, FieldSet touched, CancellationToken cancellationToken)
        => Registry.Find(toolName) is { } tool ? Probes.WhyDriftedAsync(tenant, tool, touched, cancellationToken) : default;

    /// <summary>Tells the listeners. What is answered does not depend on them.</summary>
    public void Tell(Action<IGateListener> tell)
    {
        foreach (IGateListener listener in Listeners)
        {
            try
            {
                tell(listener);
            }
            catch (Exception exception)
            {
                Logger.ListenerFailed(exception, listener.GetType().Name);
            }
        }
    }

    /// <summary>Why nothing may be written now: the gate was stopped, or a lock is closed. Null when it may.</summary>
    /// <param name="apply">The lock of the run.</param>
    public string? ClosedLocks(bool apply) => Stopped ?? GatePolicy.ClosedLocks(Options.LiveWrites, apply);

    /// <summary>Who stopped all writing in this process, and why; null while nobody has.</summary>
    public string? Stopped
    {
        get => stopped;
        set => stopped = value;
    }

    public bool HasListeners => Listeners.Count > 0;

    public AsyncServiceScope NewScope() => scopes.CreateAsyncScope();

    public ValueTask DisposeAsync()
    {
        starting.Dispose();
        return Store.DisposeAsync();
    }

    public ValueTask ReachedAsync(GateStep step, Intent? intent, CancellationToken cancellationToken)
        => Observer?.ReachedAsync(step, intent, cancellationToken) ?? default;
}
