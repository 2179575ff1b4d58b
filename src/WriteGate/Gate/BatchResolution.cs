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
        if (await unknowns.AsUnknownAsync(intent, cancellationToken).ConfigureAwait(false) is not { } parent
            || await IsAttendedAsync(parent, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        // One after the other, as they were to be written: one that does not stand stops those behind it. Where somebody took an item
        // back meanwhile, the others are read back and nothing is sent any more.
        bool sends = apply;
        foreach (Intent item in await gate.ItemsOfAsync(parent, cancellationToken).ConfigureAwait(false))
        {
            sends &= item.State != IntentState.RolledBack;
            GateResult? resolved = item.State is IntentState.Claimed or IntentState.Unknown
                ? await ResolveItemAsync(item, toolsOf, sends, cancellationToken).ConfigureAwait(false)
                : null;
            if (!WasWritten(item) && resolved is not (GateResult.Applied or GateResult.Replayed))
            {
                break;
            }
        }

        IReadOnlyList<Intent> items = await gate.ItemsOfAsync(parent, cancellationToken).ConfigureAwait(false);
        if (items.All(item => item.State == IntentState.Applied))
        {
            return await execution.MoveAsync(parent, parent with { State = IntentState.Applied, Reason = null }, "applied").ConfigureAwait(false) is { } applied
                ? KnownAnswers.Replayed(applied, null)
                : null;
        }

        string why = $"{items.Count(item => item.State == IntentState.Applied)} of {items.Count} items stand; it was interrupted.";
        Intent? stopped = items.FirstOrDefault(item => !WasWritten(item));
        return stopped?.State switch
        {
            // Somebody else writes it right now.
            IntentState.Claimed => null,
            IntentState.Unknown => new GateResult.PartlyApplied(why) { IntentId = parent.Id },
            IntentState.Failed when parent.Reclaims == 0 => await TakeBackAsync(parent, items, stopped, why, apply).ConfigureAwait(false),
            _ => await SetAsideAsync(parent, items, why).ConfigureAwait(false),
        };
    }

    // What was claimed anew under a lease that runs is being sent by somebody who resolves it right now. Claims of the first holder
    // are in nobody's hands: he has stopped, or his lease has ended.
    private async Task<bool> IsAttendedAsync(Intent parent, CancellationToken cancellationToken)
    {
        foreach (Intent item in await gate.ItemsOfAsync(parent, cancellationToken).ConfigureAwait(false))
        {
            if (item is { State: IntentState.Claimed, Reclaims: > 0 } && !await gate.HasLeaseEndedAsync(item, cancellationToken).ConfigureAwait(false))
            {
                return true;
            }
        }

        return false;
    }

    // What was taken back was written once, and so tells nothing of what came after it.
    private static bool WasWritten(Intent item) => item.State is IntentState.Applied or IntentState.RolledBack;

    private async Task<GateResult?> ResolveItemAsync(Intent item, Func<GatedTool, object> toolsOf, bool apply, CancellationToken cancellationToken)
    {
        using GateScope.Stay within = GateScope.Enter(item);
        return gate.Registry.Find(item.Tool) is not { } tool ? null
            : gate.Registry.HasItems(item) ? await ResolveAsync(item, toolsOf, apply, cancellationToken).ConfigureAwait(false)
            : await unknowns.ResolveAsync(item, Stored.Proposal(tool, item), toolsOf(tool), apply, cancellationToken).ConfigureAwait(false);
    }

    // What certainly failed ends as if nothing had come between, once: what cannot be taken back then is for a person.
    private async Task<GateResult?> TakeBackAsync(Intent parent, IReadOnlyList<Intent> items, Intent failed, string why, bool apply)
    {
        if (gate.ClosedLocks(apply) is { } closed)
        {
            return new GateResult.PartlyApplied($"{why} The rest is not taken back now. {closed}") { IntentId = parent.Id };
        }

        Intent again = parent with { State = IntentState.Claimed, Reclaims = 1, Reason = why };
        Move claim = new(parent, again, again.Entry("claimed", $"{why} The rest is taken back.")) { Lease = batches.LeaseFor(items.Count) };
        return await gate.Store.MoveAsync(claim, CancellationToken.None).ConfigureAwait(false) is { } claimed
            ? await batches.TakeBackAsync(claimed, items.SkipWhile(item => item != failed).Skip(1), $"{Plan.NameOf(failed)}: {failed.Reason}").ConfigureAwait(false)
            : null;
    }

    private async Task<GateResult?> SetAsideAsync(Intent parent, IReadOnlyList<Intent> items, string why)
    {
        foreach (Intent behind in items.SkipWhile(WasWritten).Skip(1))
        {
            await batches.GiveUpAsync(behind).ConfigureAwait(false);
        }

        Intent aside = parent with { State = IntentState.Quarantined, Reason = why };
        return await execution.MoveAsync(parent, aside, "quarantined").ConfigureAwait(false) is null
            ? null
            : new GateResult.Quarantined(why) { IntentId = parent.Id };
    }
}
