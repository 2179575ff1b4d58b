using WriteGate.Intents;
using WriteGate.Tools;

namespace WriteGate;

/// <summary>Resolves what has items, a batch or a plan, once it was interrupted: item by item, in the order they were to be written.</summary>
internal sealed class BatchResolution(GateContext gate, Execution execution, Unknowns unknowns, BatchPath batches)
{
    /// <summary>Finishes it as far as reading back allows.</summary>
    /// <param name="intent">The batch or plan.</param>
    /// <param name="toolsOf">The instance of a tool's class.</param>
    /// <param name="apply">Whether whoever asks wants live writing; a rehearsal reads back but sends nothing.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What became of it; null when somebody else is at it.</returns>
    public async Task<GateResult?> ResolveAsync(Intent intent, Func<GatedTool, object> toolsOf, bool apply, CancellationToken cancellationToken)
    {
        if (await unknowns.AsUnknownAsync(intent, cancellationToken).ConfigureAwait(false) is not { } parent)
        {
            return null;
        }

        // One after the other, as they were to be written: one that does not stand stops those behind it.
        foreach (Intent item in await gate.ItemsOfAsync(parent, cancellationToken).ConfigureAwait(false))
        {
            GateResult? resolved = item.State is IntentState.Claimed or IntentState.Unknown
                ? await ResolveItemAsync(item, toolsOf, apply, cancellationToken).ConfigureAwait(false)
                : null;
            if (item.State != IntentState.Applied && resolved is not (GateResult.Applied or GateResult.Replayed))
            {
                break;
            }
        }

        IReadOnlyList<Intent> items = await gate.ItemsOfAsync(parent, cancellationToken).ConfigureAwait(false);
        if (items.FirstOrDefault(item => item.State != IntentState.Applied) is not { } stopped)
        {
            return await execution.MoveAsync(parent, parent with { State = IntentState.Applied, Reason = null }, "applied").ConfigureAwait(false) is { } applied
                ? KnownAnswers.Replayed(applied, null)
                : null;
        }

        string why = $"{items.Count(item => item.State == IntentState.Applied)} of {items.Count} items stand; it was interrupted.";
        return stopped.State switch
        {
            // Somebody else writes it right now.
            IntentState.Claimed => null,
            IntentState.Unknown => new GateResult.PartlyApplied(why) { IntentId = parent.Id },
            _ => await EndAsync(parent, items, stopped, why, apply).ConfigureAwait(false),
        };
    }

    private async Task<GateResult?> ResolveItemAsync(Intent item, Func<GatedTool, object> toolsOf, bool apply, CancellationToken cancellationToken)
    {
        using GateScope.Stay within = GateScope.Enter(item);
        return gate.Registry.Find(item.Tool) is not { } tool ? null
            : gate.Registry.HasItems(item) ? await ResolveAsync(item, toolsOf, apply, cancellationToken).ConfigureAwait(false)
            : await unknowns.ResolveAsync(item, Stored.Proposal(tool, item), toolsOf(tool), apply, cancellationToken).ConfigureAwait(false);
    }

    // What certainly failed ends as if nothing had come between: the rest is taken back. Anything else needs a person.
    private async Task<GateResult?> EndAsync(Intent parent, IReadOnlyList<Intent> items, Intent stopped, string why, bool apply)
    {
        // Once: what could not be taken back then is for a person as well.
        if (stopped.State is IntentState.Failed or IntentState.RolledBack && parent.Reclaims == 0)
        {
            if (gate.ClosedLocks(apply) is { } closed)
            {
                return new GateResult.PartlyApplied($"{why} The rest is not taken back now. {closed}") { IntentId = parent.Id };
            }

            Intent again = parent with { State = IntentState.Claimed, Reclaims = 1, Reason = why };
            Move claim = new(parent, again, again.Entry("claimed", $"{why} The rest is taken back.")) { Lease = batches.LeaseFor(items.Count) };
            return await gate.Store.MoveAsync(claim, CancellationToken.None).ConfigureAwait(false) is { } claimed
                ? await batches.TakeBackAsync(claimed, items, items.ToList().IndexOf(stopped), $"{Plan.NameOf(stopped)}: {stopped.Reason}").ConfigureAwait(false)
                : null;
        }

        foreach (Intent behind in items.SkipWhile(item => item != stopped))
        {
            await batches.GiveUpAsync(behind).ConfigureAwait(false);
        }

        Intent aside = parent with { State = IntentState.Quarantined, Reason = why };
        return await execution.MoveAsync(parent, aside, "quarantined").ConfigureAwait(false) is null
            ? null
            : new GateResult.Quarantined(why) { IntentId = parent.Id };
    }
}
