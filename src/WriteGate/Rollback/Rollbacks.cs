using WriteGate.Intents;

namespace WriteGate;

/// <summary>
/// Takes writes back by compensating writes. A write is taken back as a whole or not at all: when a field that it touched
/// changed since, nothing is, unless the operator names the fields. An agent cannot roll back.
/// </summary>
public sealed class Rollbacks
{
    private readonly GateContext gate;
    private readonly WholeReversals reversals;

    internal Rollbacks(GateContext gate, WholeReversals reversals)
    {
        this.gate = gate;
        this.reversals = reversals;
    }

    /// <summary>Takes one write back; of a batch or plan all its items, newest first. While that is being written, nothing of it is.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="intentId">The write.</param>
    /// <param name="operator">Who asks; the request is its own approval.</param>
    /// <param name="fields">The only fields to take back, whatever they hold now; null for all, none of which may have changed since.</param>
    /// <param name="cancellationToken">Ends it between writes.</param>
    public async Task<RollbackReport> WriteAsync(
        string tenant, string intentId, string @operator, IReadOnlyCollection<string>? fields = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(@operator);
        await gate.StartAsync(cancellationToken).ConfigureAwait(false);
        return await reversals.BeingWrittenAsync(tenant, intentId, cancellationToken).ConfigureAwait(false) is { } begun
            ? new(intentId, RollbackOutcome.Locked, $"{(Plan.Is(begun) ? "The plan" : "The batch")} {begun.Id} is being written right now. Wait until that has ended, or stop the gate first, which ends it; then take it back.")
            : await reversals.TakeBackAsync(tenant, intentId, @operator, fields, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes a whole run back, newest write first. One that cannot be taken back does not stop the others.</summary>
    /// <inheritdoc cref="WriteAsync"/>
    /// <returns>A report for each write of the run that was applied.</returns>
    public async Task<IReadOnlyList<RollbackReport>> RunAsync(
        string tenant, string runId, string @operator, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(@operator);
        await gate.StartAsync(cancellationToken).ConfigureAwait(false);
        IReadOnlyList<Intent> applied = await gate.Store.ListAsync(
            new IntentQuery { Tenant = tenant, RunId = runId, States = [IntentState.Applied], NewestFirst = true, Limit = int.MaxValue }, cancellationToken)
            .ConfigureAwait(false);
        List<RollbackReport> reports = [];
        // An item goes with its batch or plan, unless that stopped half-way and only the item stands.
        HashSet<string> whole = [.. applied.Select(intent => intent.Id)];
        foreach (Intent intent in applied.Where(intent => intent.RollbackOf is null && (intent.ParentId is null || !whole.Contains(intent.ParentId))))
        {
            reports.Add(await WriteAsync(tenant, intent.Id, @operator, null, cancellationToken).ConfigureAwait(false));
        }

        return reports;
    }
}
