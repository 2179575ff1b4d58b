using WriteGate.Intents;

namespace WriteGate;

/// <summary>Takes one write back; of a batch or plan all its items, newest first. One that cannot be taken back does not stop the others.</summary>
internal sealed class WholeReversals(GateContext gate, Reversals reversals)
{
    public async Task<RollbackReport> TakeBackAsync(
        string tenant, string intentId, string @operator, IReadOnlyCollection<string>? fields, CancellationToken cancellationToken)
    {
        Intent? intent = await gate.Store.FindAsync(tenant, intentId, cancellationToken).ConfigureAwait(false);
        // Only what was begun has items to take back; of any other the single answer fits.
        bool begun = intent is { State: IntentState.Applied or IntentState.Unknown or IntentState.Quarantined };
        if (intent is null || !begun || !gate.Registry.HasItems(intent))
        {
            return await reversals.TakeBackAsync(tenant, intentId, @operator, fields, cancellationToken).ConfigureAwait(false);
        }

        IReadOnlyList<Intent> items = await gate.ItemsOfAsync(intent, cancellationToken).ConfigureAwait(false);
        List<RollbackReport> reports = [];
        // What failed was not written.
        foreach (Intent item in items.Where(item => item.State != IntentState.Failed).Reverse())
        {
            reports.Add(await TakeBackAsync(tenant, item.Id, @operator, fields, cancellationToken).ConfigureAwait(false));
        }

        return await CloseAsync(intent, reports, @operator, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The batch or plan that an intent is, or is an item of, and that is being written right now; null when none is.</summary>
    public async Task<Intent?> BeingWrittenAsync(string tenant, string intentId, CancellationToken cancellationToken)
    {
        for (string? id = intentId; id is not null;)
        {
            Intent? intent = await gate.Store.FindAsync(tenant, id, cancellationToken).ConfigureAwait(false);
            if (intent is { State: IntentState.Claimed } && gate.Registry.HasItems(intent))
            {
                return intent;
            }

            id = intent?.ParentId;
        }

        return null;
    }

    private async Task<RollbackReport> CloseAsync(
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
