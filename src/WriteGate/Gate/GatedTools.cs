using WriteGate.Records;
using WriteGate.Tools;

namespace WriteGate;

/// <summary>The tools of one class for typed callers of a run; the calls appear as generated methods.</summary>
/// <typeparam name="TTools">The class.</typeparam>
/// <remarks>A typed call is written as canonical JSON and goes the same way as an agent's.</remarks>
public readonly struct GatedTools<TTools>
    where TTools : class
{
    private readonly GateRun run;

    internal GatedTools(GateRun run) => this.run = run;

    /// <summary>Calls a read.</summary>
    public async Task<GateResult<TResult>> CallAsync<TArguments, TResult>(
        ReadTool<TTools, TArguments, TResult> tool, TArguments arguments, CallOptions? options, CancellationToken cancellationToken)
    {
        GateResult result = await run.CallTypedAsync(tool, tool.BodyOf(arguments), options, cancellationToken).ConfigureAwait(false);
        return new(result, result.Value.IsEmpty ? default : tool.ResultFrom(result.Value.Span));
    }

    /// <summary>Calls an action or create.</summary>
    public async Task<GateResult<TResult>> CallAsync<TArguments, TResult>(
        ActionTool<TTools, TArguments, TResult> tool, TArguments arguments, CallOptions? options, CancellationToken cancellationToken)
    {
        GateResult result = await run.CallTypedAsync(tool, tool.BodyOf(arguments), options, cancellationToken).ConfigureAwait(false);
        return new(result, result.Value.IsEmpty ? default : tool.ResultFrom(result.Value.Span));
    }

    /// <summary>Calls a patch.</summary>
    public Task<GateResult> CallAsync<TArguments, TRecord>(
        PatchTool<TTools, TArguments, TRecord> tool, TArguments arguments, CallOptions? options, CancellationToken cancellationToken)
        where TRecord : class, ISystemRecord<TRecord>
        => run.CallTypedAsync(tool, tool.BodyOf(arguments), options, cancellationToken);

    /// <summary>Calls a batch.</summary>
    public Task<GateResult> CallAsync<TArguments, TRecord>(
        BatchTool<TTools, TArguments, TRecord> tool, IReadOnlyList<TArguments> items, CallOptions? options, CancellationToken cancellationToken)
        where TRecord : class, ISystemRecord<TRecord>
        => run.CallTypedAsync(tool, tool.BodyOf(items), options, cancellationToken);
}
