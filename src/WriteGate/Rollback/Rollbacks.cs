using WriteGate.Intents;
using WriteGate.Tools;

namespace WriteGate;

/// <summary>
/// Takes writes back by compensating writes. A write is taken back as a whole or not at all: when a field that it touched
/// changed since, nothing is, unless the operator names the fields. An agent cannot roll back.
/// </summary>
public sealed class Rollbacks
{
    private readonly GateContext gate;
    private readonly Reversals reversals;

    internal Rollbacks(GateContext gate, Reversals reversals)
    {
        this.gate = gate;
        this.reversals = reversals;
    }

    /// <summary>Takes one write back; of a batch all its items, newest first.</summary>
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
        Intent? intent = await gate.Store.FindAsync(tenant, intentId, cancellationToken).ConfigureAwait(false);
        // Only what was begun has items to take back; of any other the single answer fits.
        bool begun = intent is { State: IntentState.Applied or IntentState.Unknown or IntentState.Quarantined };
        if (intent is null || !begun || !IsBatch(intent))
        {
            return await reversals.TakeBackAsync(tenant, intentId, @operator, fields, null, cancellationToken).ConfigureAwait(false);
        }

        IReadOnlyList<Intent> children = await gate.Store.ListAsync(
            new IntentQuery { Tenant = tenant, ParentId = intent.Id, NewestFirst = true, Limit = int.MaxValue }, cancellationToken).ConfigureAwait(false);
        List<RollbackReport> reports = [];
        foreach (Intent child in children)
        {
            reports.Add(await reversals.TakeBackAsync(tenant, child.Id, @operator, fields, null, cancellationToken).ConfigureAwait(false));
        }

        return await CloseBatchAsync(intent, reports, @operator, cancellationToken).ConfigureAwait(false);
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
        // An item goes with its batch, unless the batch stopped half-way and only the item stands.
        HashSet<string> whole = [.. applied.Select(intent => intent.Id)];
        foreach (Intent intent in applied.Where(intent => intent.RollbackOf is null && (intent.ParentId is null || !whole.Contains(intent.ParentId))))
        {
            reports.Add(await WriteAsync(tenant, intent.Id, @operator, null, cancellationToken).ConfigureAwait(false));
        }

        return reports;
    }

    private bool IsBatch(Intent intent)
        => intent.ParentId is null && intent.RollbackOf is null && gate.Registry.Find(intent.Tool)?.Contract.Shape == ToolShape.Batch;

    private async Task<RollbackReport> CloseBatchAsync(
        Intent parent, List<RollbackReport> reports, string @operator, CancellationToken cancellationToken)
    {
        List<RollbackReport> standing = [.. reports.Where(report => report.Outcome is not (RollbackOutcome.RolledBack or RollbackOutcome.NothingToDo))];
        if (standing.Count > 0)
        {
            string why = string.Join("; ", standing.Select(report => $"\"{report.RecordId}\": {report.Why}"));
            return new(parent.Id, standing[0].Outcome, $"{reports.Count - standing.Count} of {reports.Count} items were taken back. {why}") { Resource = parent.Resource };
        }

        if (parent.State == IntentState.Applied)
        {
            Intent undone = parent with { State = IntentState.RolledBack, Reason = $"Taken back by {@operator}." };
            await gate.Store.MoveAsync(new Move(parent, undone, undone.Entry("rolled_back", null, @operator) with { Before = null, After = null, Skipped = null }), cancellationToken).ConfigureAwait(false);
        }

        return new(parent.Id, RollbackOutcome.RolledBack, $"All {reports.Count} items were taken back.") { Resource = parent.Resource };
    }
}
