using System.Collections.Concurrent;

using WriteGate.Journal;
using WriteGate.Tools;

namespace WriteGate;

/// <summary>One run of an agent: what it calls, what it has read, what it may use. Safe to use from several calls at once.</summary>
public sealed class GateRun : IAsyncDisposable
{
    private readonly Gate gate;
    private readonly Workflow? workflow;
    private readonly RecordVisitor scanned = new();
    private readonly ConcurrentDictionary<string, UntrustedText> sources = new(StringComparer.Ordinal);
    private readonly int[] counts = new int[Outcomes.All.Count];
    private readonly RunTokens tokens = new();
    private readonly ConcurrentDictionary<string, bool> staged = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim submitting = new(1, 1);
    private bool closed;

    /// <summary>The most writes that a plan takes in, each item of a batch being one. What would go over it is refused, and the plan stays as it is.</summary>
    public const int MostStaged = 1000;

    internal GateRun(Gate gate, RunOptions options, Workflow? workflow, string id)
    {
        this.gate = gate;
        this.workflow = workflow;
        Options = options;
        Id = id;
    }

    /// <summary>The run's identifier.</summary>
    public string Id { get; }

    /// <summary>Who runs, for whom.</summary>
    public RunOptions Options { get; }

    /// <summary>The tools that this run may hand to an agent: those of its workflow, without the ones of tier never.</summary>
    public IReadOnlyList<GatedTool> Tools => [.. workflow?.Handed ?? []];

    /// <summary>What the host has added as sources to be cited, by name.</summary>
    public IReadOnlyDictionary<string, UntrustedText> Sources => sources;

    /// <summary>Adds a source. Only the host can: what an agent brings along is no evidence.</summary>
    public void AddSource(string name, UntrustedText text) => sources[name] = text;

    /// <summary>
    /// Adds tokens that the model has used. They are counted towards the agent's budget with the next commit, at the latest
    /// when the run is closed; while they are reported and not yet counted, the end of the process loses them.
    /// </summary>
    /// <param name="count">How many since the last report.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public void ReportTokens(long count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        tokens.Add(count);
        gate.Used(workflow, Options.Agent, count);
    }

    /// <summary>Calls a tool as an agent does.</summary>
    /// <param name="tool">The tool's name, as the agent gave it.</param>
    /// <param name="arguments">The arguments, UTF-8 JSON, as the agent gave them.</param>
    /// <param name="options">What the host says of the call.</param>
    /// <param name="cancellationToken">Ends it. A write that was begun is recorded before the exception is thrown.</param>
    /// <returns>The one result of the call. What an agent may cause never throws.</returns>
    /// <exception cref="ObjectDisposedException">The run was closed.</exception>
    public Task<GateResult> CallAsync(
        string tool, ReadOnlyMemory<byte> arguments, CallOptions? options = null, CancellationToken cancellationToken = default)
        => CallAsync(NewCall(tool, options, isTyped: false), arguments, cancellationToken);

    /// <summary>The tools of a class for typed callers.</summary>
    public GatedTools<TTools> For<TTools>()
        where TTools : class, IAgentTools<TTools>
        => new(this);

    /// <summary>
    /// Submits the plan of a run that plans first (<see cref="RunOptions.PlanFirst"/>): its writes are read again and held against
    /// the thresholds as a whole. Where nobody has to approve them they are written at once; else one card waits that binds to all of
    /// them. When a write fails, what was written before it is taken back. A run that ends without this gives its plan up.
    /// </summary>
    /// <param name="cancellationToken">Ends it. A plan that was begun is finished or taken back before the exception is thrown.</param>
    /// <returns>
    /// What became of the plan as a whole, also when it was submitted before: applied, pending, stale (nothing was written), rolled
    /// back, partly applied; no change where nothing was staged; failed or denied where it stays staged and can be submitted again.
    /// </returns>
    /// <exception cref="InvalidOperationException">The run does not plan first, or a class of its tools cannot be made.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; what became of a plan that was begun is recorded.</exception>
    /// <exception cref="ObjectDisposedException">The run was closed.</exception>
    public async Task<GateResult> SubmitPlanAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(closed, this);
        if (!Options.PlanFirst)
        {
            throw new InvalidOperationException($"The run {Id} writes call by call; open it with {nameof(RunOptions.PlanFirst)} to stage a plan.");
        }

        await submitting.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            (GateResult result, int writes) = await gate.SubmitPlanAsync(NewCall(Plan.Tool, null, isTyped: true), cancellationToken).ConfigureAwait(false);
            Interlocked.Add(ref counts[(int)result.Kind], result is GateResult.Applied ? writes : 1);
            return result;
        }
        finally
        {
            submitting.Release();
        }
    }

    /// <summary>What the run did so far.</summary>
    public RunSummary Summarize() => new()
    {
        RunId = Id,
        Counts = Outcomes.All.Where(row => counts[(int)row.Kind] > 0).ToDictionary(row => row.Kind, row => counts[(int)row.Kind]),
        IsRehearsal = !Options.MayWrite || !gate.IsLive,
        IsShadow = Options.Shadow,
        Scanned = scanned.Count,
        Expected = Options.Expected,
        Tokens = tokens.Total,
        Staged = staged.Count,
    };

    /// <summary>Ends the run.</summary>
    public async Task<RunSummary> CloseAsync()
    {
        await DisposeAsync().ConfigureAwait(false);
        return Summarize();
    }

    /// <summary>Ends the run.</summary>
    public async ValueTask DisposeAsync()
    {
        closed = true;
        // The plan of a run in shadow would be that of a live run of the same name.
        if (Options.PlanFirst && !Options.Shadow)
        {
            await gate.GiveUpPlanAsync(NewCall(Plan.Tool, null, isTyped: true)).ConfigureAwait(false);
        }

        await gate.CountTokensAsync(NewCall("(none)", null, isTyped: true)).ConfigureAwait(false);
    }

    internal Gate Gate => gate;

    /// <summary>A journal entry for the run itself.</summary>
    internal JournalEntry Entry(string action) => NewCall("(none)", null, isTyped: true).Entry(action, "");

    /// <exception cref="ObjectDisposedException">The run was closed.</exception>
    internal void DemandOpen() => ObjectDisposedException.ThrowIf(closed, this);

    internal Task<GateResult> CallTypedAsync(GatedTool tool, byte[] arguments, CallOptions? options, CancellationToken cancellationToken)
        => CallAsync(NewCall(tool.Contract.Name, options, isTyped: true), arguments, cancellationToken);

    private Call NewCall(string tool, CallOptions? options, bool isTyped) => new(Options, Id, tool, options ?? CallOptions.None, isTyped, tokens) { Sources = sources };

    private async Task<GateResult> CallAsync(Call call, ReadOnlyMemory<byte> arguments, CancellationToken cancellationToken)
    {
        DemandOpen();
        GateResult result = await gate.CallAsync(call, workflow, arguments, scanned, cancellationToken).ConfigureAwait(false);
        if (result is GateResult.PendingApproval { PlanId: not null })
        {
            staged.TryAdd(result.IntentId!, true);
        }
        else
        {
            Interlocked.Increment(ref counts[(int)result.Kind]);
        }

        gate.TellCalled(this, call, arguments, result);
        return result;
    }
}
