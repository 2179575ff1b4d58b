using WriteGate.Intents;
using WriteGate.Policy;
using WriteGate.Telemetry;
using WriteGate.Tools;

namespace WriteGate;

/// <summary>
/// Carries out what has items, a batch or a plan: they are claimed with their parent in one commit, each is written and settled on
/// its own. One that fails stops the rest and takes back what was written, newest first; one that is unknown stops everything and
/// takes back nothing until it is resolved. A batch in a plan is an item with items.
/// </summary>
internal sealed class BatchPath(GateContext gate, Execution execution, WholeReversals reversals)
{
    private const string Operator = "gate";

    /// <summary>Claims an approved batch and runs it.</summary>
    public async Task<GateResult?> ClaimApprovedAsync(Intent approved, Intent claimed, Proposal proposal, object tools, CancellationToken cancellationToken)
    {
        List<NewIntent> children = [.. Children(claimed, proposal)];
        Move move = new(approved, claimed, claimed.Entry("claimed"))
        {
            Lease = LeaseFor(children.Count),
            Begins = children,
            Counts = [RecordLimit.Of(proposal.Contract, claimed, children.Select(child => child.Intent), most: null).Counting],
        };
        if (await gate.Store.MoveAsync(move, cancellationToken).ConfigureAwait(false) is not { } parent)
        {
            return null;
        }

        Item batch = await BegunAsync(new Item(parent, proposal, tools), cancellationToken).ConfigureAwait(false);
        return await RunAsync(parent, batch.Items, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A batch that is claimed, with its items as they were stored.</summary>
    public async Task<Item> BegunAsync(Item batch, CancellationToken cancellationToken)
        => batch with { Items = ItemsOf(await gate.ItemsOfAsync(batch.Intent, cancellationToken).ConfigureAwait(false), batch.Proposal, batch.Tools) };

    /// <summary>The items of a batch: what was claimed, in the order of what is proposed.</summary>
    public static IReadOnlyList<Item> ItemsOf(IEnumerable<Intent> claimed, Proposal proposal, object tools)
        => [.. claimed.Zip(proposal.Items, (intent, part) => new Item(intent, part, tools))];

    /// <summary>Writes the items of a batch or plan that is claimed.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up; what became of the writes is recorded.</exception>
    public async Task<GateResult> RunAsync(Intent parent, IReadOnlyList<Item> items, CancellationToken cancellationToken)
    {
        GateResult result = await CarryOutAsync(parent, items, cancellationToken).ConfigureAwait(false);
        if (result is GateResult.RolledBack or GateResult.PartlyApplied)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        return result;
    }

    private async Task<GateResult> CarryOutAsync(Intent parent, IReadOnlyList<Item> items, CancellationToken cancellationToken)
    {
        for (int i = 0; i < items.Count; i++)
        {
            Item item = items[i];
            GateResult result = item.Items.Count > 0
                ? await CarryOutAsync(item.Intent, item.Items, cancellationToken).ConfigureAwait(false)
                : await CarryOutAsync(item, cancellationToken).ConfigureAwait(false);
            if (result is GateResult.Applied)
            {
                continue;
            }

            string why = $"{Plan.NameOf(item.Intent)}: {result.Message}";
            if (result is GateResult.Unknown or GateResult.PartlyApplied)
            {
                return await StopAsync(parent, $"{i} of {items.Count} items were written, then {why}").ConfigureAwait(false);
            }

            return await RenewedAsync(parent, items.Count, why).ConfigureAwait(false) is { } held
                ? await TakeBackAsync(held, items.Skip(i + 1).Select(each => each.Intent), why).ConfigureAwait(false)
                : new GateResult.PartlyApplied($"{i} of {items.Count} items were written, then {why} Nothing is taken back, because its claim could not be renewed; it is resolved by reading back.") { IntentId = parent.Id };
        }

        Intent applied = parent with { State = IntentState.Applied };
        // As with a single write: what happened outside is recorded, and when the store is gone it is resolved once the lease has ended.
        return await execution.MoveAsync(parent, applied, "applied").ConfigureAwait(false) is null
            ? new GateResult.Unknown("Every item was written, but that could not be recorded.") { IntentId = parent.Id }
            : new GateResult.Applied { IntentId = parent.Id, Before = parent.Before, After = parent.After, Skipped = SkippedField.ListOf(parent.Skipped) };
    }

    private async Task<GateResult> CarryOutAsync(Item item, CancellationToken cancellationToken)
    {
        using GateScope.Stay within = GateScope.Enter(item.Intent);
        return await execution.CarryOutAsync(item.Intent, item.Proposal, item.Tools, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes back what was written of a batch or plan that failed; not cancellable, because what was begun is either finished or taken back.</summary>
    /// <param name="parent">The batch or plan, claimed.</param>
    /// <param name="behind">Its items behind the one that failed.</param>
    /// <param name="why">Why that failed.</param>
    public async Task<GateResult> TakeBackAsync(Intent parent, IEnumerable<Intent> behind, string why)
    {
        List<string> standing = [];
        try
        {
            foreach (Intent never in behind)
            {
                await GiveUpAsync(never).ConfigureAwait(false);
            }

            Dictionary<string, string> reports = [];
            IReadOnlyList<Intent> items = await gate.ItemsOfAsync(parent, CancellationToken.None).ConfigureAwait(false);
            foreach (Intent item in items.Where(item => item.State == IntentState.Applied).Reverse())
            {
                reports[item.Id] = (await reversals.TakeBackAsync(item.Tenant, item.Id, Operator, null, CancellationToken.None).ConfigureAwait(false)).Why;
            }

            // What is stored in the end says what stands; also what somebody else has written or resolved meanwhile.
            items = await gate.ItemsOfAsync(parent, CancellationToken.None).ConfigureAwait(false);
            standing.AddRange(items.Where(item => item.State is IntentState.Applied or IntentState.Unknown or IntentState.Claimed)
                .Select(item => $"{Plan.NameOf(item)} ({reports.GetValueOrDefault(item.Id, $"it is {item.State}")})"));
        }
        catch (StoreUnavailableException exception)
        {
            gate.Logger.StoreUnavailable(exception, parent.Tool);
            standing.Add("whatever was not yet, because the gate's store cannot be used");
        }

        if (standing.Count > 0)
        {
            return await StopAsync(parent, $"{why} Not taken back: {string.Join(", ", standing)}.").ConfigureAwait(false);
        }

        Intent over = parent with { State = IntentState.Failed, Failure = FailureKind.Refused, Reason = why };
        return await execution.MoveAsync(parent, over, Outcomes.Of(OutcomeKind.RolledBack).Word).ConfigureAwait(false) is null
            ? new GateResult.PartlyApplied($"{why} All was taken back, but that could not be recorded.") { IntentId = parent.Id }
            : new GateResult.RolledBack(why) { IntentId = parent.Id };
    }

    // Whoever has lost the claim meanwhile must take nothing back: somebody else goes on with it, or has finished it.
    private async Task<Intent?> RenewedAsync(Intent parent, int items, string why)
    {
        Intent between = parent with { State = IntentState.Unknown, Reason = why };
        Intent again = parent with { Reason = why };
        Move claim = new(between, again, again.Entry("claimed", $"{why} The rest is taken back.")) { Lease = LeaseFor(items) };
        Move renewal = new(parent, between, between.Entry("unknown")) { With = [claim] };
        return await execution.MoveAsync(renewal).ConfigureAwait(false) is null ? null : again with { Fence = parent.Fence + 1 };
    }

    private async Task<GateResult> StopAsync(Intent parent, string why)
    {
        Intent unknown = parent with { State = IntentState.Unknown, Reason = why };
        await execution.MoveAsync(parent, unknown, Outcomes.Of(OutcomeKind.PartlyApplied).Word).ConfigureAwait(false);
        return new GateResult.PartlyApplied(why) { IntentId = parent.Id };
    }

    /// <summary>
    /// Gives an item up that stands behind one that does not stand: items go one after the other, so it was never begun, also where
    /// its claim was called unknown since.
    /// </summary>
    public async Task GiveUpAsync(Intent item)
    {
        if (item.State is not (IntentState.Claimed or IntentState.Unknown))
        {
            return;
        }

        Intent claimed = item.State == IntentState.Unknown ? item with { State = IntentState.Claimed, Fence = item.Fence + 1 } : item;
        Intent never = claimed with { State = IntentState.Failed, Failure = FailureKind.NotBegun, Reason = "An item before it failed." };
        Move failed = new(claimed, never, never.Entry("failed"));
        Move move = claimed == item ? failed : new Move(item, claimed, claimed.Entry("resolved", "An item before it does not stand, so it was never begun.")) { With = [failed] };
        bool isGivenUp = await gate.Store.MoveAsync(move, CancellationToken.None).ConfigureAwait(false) is not null;
        if (isGivenUp && gate.Registry.HasItems(item))
        {
            foreach (Intent part in await gate.ItemsOfAsync(item, CancellationToken.None).ConfigureAwait(false))
            {
                await GiveUpAsync(part).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Long enough to write every item and to take each back.</summary>
    public TimeSpan LeaseFor(int writes) => gate.Options.Lease + (2 * gate.Options.WriteTimeout * writes);

    /// <summary>The items of a batch. A child's key names its parent's intent, so that a second try of the batch does not meet the first one's children.</summary>
    public IEnumerable<NewIntent> Children(Intent parent, Proposal proposal)
    {
        foreach (Proposal item in proposal.Items)
        {
            Sighting seen = item.Seen!;
            yield return new(
                parent with
                {
                    Id = Call.NewId(gate.Time),
                    ParentId = parent.Id,
                    Key = KeyWriter.Of(parent.Tenant, parent.Tool, parent.Id, seen.RecordId!),
                    Body = item.Body,
                    BodyHash = Hex.Sha256(item.Body),
                    State = IntentState.Claimed,
                    RecordId = seen.RecordId,
                    RecordVersion = seen.Version,
                    Tier = seen.Tier,
                    Before = seen.Before,
                    After = seen.After,
                    Skipped = seen.Skipped,
                    Digest = null,
                    PolicyHash = null,
                    Review = ReviewState.None,
                    EditOf = null,
                    EditedBy = null,
                    CallId = null,
                    RetryOf = null,
                    Attempts = 0,
                    Fence = 0,
                },
                null);
        }
    }
}
