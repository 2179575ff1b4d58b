using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

using WriteGate.Intents;
using WriteGate.Journal;
using WriteGate.Telemetry;
using WriteGate.Tools;

namespace WriteGate;

/// <summary>
/// The write gate: every write of an agent is proposed, checked, claimed, written and settled here, and nowhere else.
/// One per process; safe to use from several threads.
/// </summary>
public sealed partial class Gate : IAsyncDisposable
{
    private readonly GateContext context;
    private readonly CallPath calls;
    private readonly ApprovedPath approved;
    private readonly Unknowns unknowns;
    private readonly BatchResolution batches;
    private readonly PlanSubmission plans;
    private readonly Claims claims;

    internal Gate(IServiceProvider services, ToolRegistry registry, IOptionsMonitor<WriteGateOptions> options)
    {
        registry.RequireAdded();
        IGateStore store = services.GetService<IGateStore>()
            ?? throw new InvalidOperationException("The gate has no store. Choose one in AddWriteGate, such as gate.UseSqlite(\"writegate.db\").");
        ILogger logger = services.GetService<ILogger<Gate>>() ?? NullLogger<Gate>.Instance;
        ProtectedStore protectedStore = new ProtectedStore(store, Protector(services, registry, options.CurrentValue));
        context = new GateContext(services, protectedStore, registry, options, logger);
        Execution execution = new(context);
        Reversals reversals = new(context, execution);
        CallRecords records = new(context);
        unknowns = new Unknowns(context, execution);
        WholeReversals whole = new(context, reversals);
        BatchPath carrying = new(context, execution, whole);
        PlanExecution planned = new(context, carrying);
        batches = new BatchResolution(context, execution, unknowns, carrying);
        approved = new ApprovedPath(context, execution, carrying, planned);
        KnownAnswers known = new(context, records, unknowns, batches, approved);
        ShadowRecords shadows = new(context);
        claims = new Claims(context, shadows);
        plans = new PlanSubmission(context, records, claims, planned, approved, batches);
        WritePath writes = new(context, records, known, claims, shadows, execution, carrying, new PlanStaging(context, records));
        calls = new CallPath(context, records, writes);
        Approvals = new Approvals(context, new Edits(context, writes));
        Quarantine = new Quarantine(context);
        Reviews = new Reviews(context);
        Rollbacks = new Rollbacks(context, whole);
        Suggestions = new Suggestions(context, execution);
        Pauses = new Pauses(context);
        Shadow = new Shadow(context);
    }

    /// <summary>Decides on proposed writes.</summary>
    public Approvals Approvals { get; }

    /// <summary>Releases and discards what was set aside.</summary>
    public Quarantine Quarantine { get; }

    /// <summary>Each workflow held against its own past.</summary>
    public Signals Signals => context.Signals;

    /// <summary>Autonomous writes that a person looks at after the fact.</summary>
    public Reviews Reviews { get; }

    /// <summary>Takes writes back.</summary>
    public Rollbacks Rollbacks { get; }

    /// <summary>The fields that agents own beside those of people, and how a person takes a suggestion over.</summary>
    public Suggestions Suggestions { get; }

    /// <summary>The pipelines that are paused.</summary>
    public Pauses Pauses { get; }

    /// <summary>What was proposed in shadow, what became of it, and which fields a person took out of it.</summary>
    public Shadow Shadow { get; }

    /// <summary>Where intents and journal are kept, once the gate was started; values of sensitive intents are decrypted on the way out.</summary>
    public IGateStore Store => context.Store;

    /// <summary>A journal row with its values in the clear; rows are read encrypted, so that their chain can be verified.</summary>
    public JournalRow Reveal(JournalRow row) => context.Reveal(row);

    /// <summary>Every registered tool, whatever workflow may use it, also those of tier never.</summary>
    public IReadOnlyCollection<GatedTool> Tools => context.Registry.Tools;

    /// <summary>The names of the defined workflows.</summary>
    public IReadOnlyCollection<string> Workflows => context.Registry.Workflows;

    internal bool IsLive => context.ClosedLocks(apply: true) is null;

    /// <summary>Who stopped all writing in this process, and why; null while nobody has.</summary>
    public string? Stopped => context.Stopped;

    /// <summary>
    /// Stops all writing in this process, from the next call and the next attempt on, as if the standing lock were closed. What is
    /// approved stays approved. Other processes, and this one after a restart, are stopped by <see cref="WriteGateOptions.LiveWrites"/>.
    /// </summary>
    /// <param name="who">Who stops it.</param>
    /// <param name="reason">Why; agents and reviewers are told.</param>
    public void Stop(string who, string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(who);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        context.Stopped = $"All writing was stopped by {who}: {reason}";
        context.Logger.Stopped(who, reason);
    }

    /// <summary>Lets writes go on, as far as both locks are open.</summary>
    /// <param name="who">Who lets them.</param>
    public void Resume(string who)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(who);
        context.Stopped = null;
        context.Logger.Resumed(who);
    }

    /// <summary>Checks the options and opens the store; done by the host, or by the first call.</summary>
    /// <exception cref="OptionsValidationException">An option is wrong; the message names its key.</exception>
    /// <exception cref="StoreUnavailableException">The store cannot be used.</exception>
    public ValueTask StartAsync(CancellationToken cancellationToken = default) => context.StartAsync(cancellationToken);

    /// <summary>Opens a run.</summary>
    /// <exception cref="ArgumentException">Its identifier is one that the gate keeps for what it journals itself.</exception>
    public GateRun OpenRun(RunOptions run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (run.RunId?.StartsWith(JournalRemoval.OwnRuns, StringComparison.Ordinal) == true)
        {
            throw new ArgumentException($"A run cannot be called \"{run.RunId}\": what begins with \"{JournalRemoval.OwnRuns}\" is journaled by the gate itself. Choose another identifier.", nameof(run));
        }

        return new GateRun(this, run, context.Registry.FindWorkflow(run.Workflow), run.RunId ?? Call.NewId(context.Time));
    }

    /// <summary>Executes an approved proposal: once, behind both locks, and only if the touched fields are still as they were shown.</summary>
    public async Task<GateResult> ExecuteApprovedAsync(string tenant, string intentId, CancellationToken cancellationToken = default)
    {
        await StartAsync(cancellationToken).ConfigureAwait(false);
        Intent? told = context.HasListeners ? await Store.FindAsync(tenant, intentId, cancellationToken).ConfigureAwait(false) : null;
        GateResult result = await approved.ExecuteAsync(tenant, intentId, cancellationToken).ConfigureAwait(false);
        if (told is not null)
        {
            context.Tell(listener => listener.Executed(told, result));
        }

        return result;
    }

    /// <summary>Closes the store.</summary>
    public ValueTask DisposeAsync() => context.DisposeAsync();

    internal ValueTask<GateResult> CallAsync(
        Call call, Workflow? workflow, ReadOnlyMemory<byte> arguments, RecordVisitor scanned, CancellationToken cancellationToken)
        => context.IsStarted
            ? calls.CallAsync(call, workflow, arguments, scanned, cancellationToken)
            : StartAndCallAsync(call, workflow, arguments, scanned, cancellationToken);

    private async ValueTask<GateResult> StartAndCallAsync(
        Call call, Workflow? workflow, ReadOnlyMemory<byte> arguments, RecordVisitor scanned, CancellationToken cancellationToken)
    {
        try
        {
            await StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (StoreUnavailableException exception)
        {
            context.Logger.StoreUnavailable(exception, call.ToolName);
            return GateResult.Failed.WithoutStore(exception);
        }

        return await calls.CallAsync(call, workflow, arguments, scanned, cancellationToken).ConfigureAwait(false);
    }

    internal async Task<(GateResult Result, int Writes)> SubmitPlanAsync(Call call, CancellationToken cancellationToken)
    {
        try
        {
            await StartAsync(cancellationToken).ConfigureAwait(false);
            return await plans.SubmitAsync(call, cancellationToken).ConfigureAwait(false);
        }
        catch (StoreUnavailableException exception)
        {
            context.Logger.StoreUnavailable(exception, call.ToolName);
            return (GateResult.Failed.WithoutStore(exception), 0);
        }
    }

    // A run ends whether or not the store can be used; a plan that stays staged then expires.
    internal async Task GiveUpPlanAsync(Call call)
    {
        try
        {
            await StartAsync().ConfigureAwait(false);
            await plans.GiveUpAsync(call, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is StoreUnavailableException or ObjectDisposedException or InvalidOperationException)
        {
            context.Logger.StoreUnavailable(exception, call.ToolName);
        }
    }

    internal void Used(Workflow? workflow, string agent, long tokens)
    {
        if (workflow is not null)
        {
            context.Meter.Used(workflow.Name, agent, tokens);
            context.Signals.Used(workflow.Name, tokens);
        }
    }

    internal async Task<IReadOnlyList<IntentCount>> MeasureQueuesAsync(CancellationToken cancellationToken)
    {
        if (!context.Meter.MeasuresQueues)
        {
            return [];
        }

        await StartAsync(cancellationToken).ConfigureAwait(false);
        IReadOnlyList<IntentCount> waiting = await Store.CountAsync(GateMeter.Waiting.Keys, cancellationToken).ConfigureAwait(false);
        context.Meter.Waits(waiting);
        return waiting;
    }

    // A run ends whether or not the store can be used; what was not counted is said in the log.
    internal async Task CountTokensAsync(Call call)
    {
        try
        {
            await claims.CountTokensAsync(call, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is StoreUnavailableException or ObjectDisposedException or InvalidOperationException)
        {
            context.Logger.TokensNotCounted(exception, call.Tokens.Uncounted, call.RunId);
        }
    }

    internal void TellCalled(GateRun run, Call call, ReadOnlyMemory<byte> arguments, GateResult result)
    {
        // A call that nobody listens to makes no closure.
        if (context.HasListeners)
        {
            Tell(run, call, arguments, result);
        }
    }

    private void Tell(GateRun run, Call call, ReadOnlyMemory<byte> arguments, GateResult result)
        => context.Tell(listener => listener.Called(run, call.ToolName, arguments, call.Options, result));

    // Fails at start and not at the first write: a sensitive field without a key is a mistake of the host.
    private static IValueProtector? Protector(IServiceProvider services, ToolRegistry registry, WriteGateOptions options)
    {
        IValueProtector? protector = services.GetService<IValueProtector>()
            ?? (options.ProtectionKey is { } key ? new AesGcmValueProtector(key) : null);
        return protector is null && registry.HasSensitiveTools
            ? throw new InvalidOperationException(
                $"A registered tool has sensitive fields, but there is no key: set {WriteGateOptions.Section}:{nameof(WriteGateOptions.ProtectionKey)} to 32 bytes in base64, or register an IValueProtector.")
            : protector;
    }
}
