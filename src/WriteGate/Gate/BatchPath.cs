using WriteGate.Intents;
using WriteGate.Policy;
using WriteGate.Telemetry;
using WriteGate.Tools;

namespace WriteGate;

/// <summary>
/// Carries out a batch: parent and children are claimed in one commit, each child is written and settled on its own. One
/// that fails stops the rest and takes back what was written, newest first; one that is unknown stops everything and
/// takes back nothing until it is resolved.
/// </summary>
internal sealed class BatchPath(GateContext gate, Execution execution, Unknowns unknowns, Reversals reversals)
{
    private const string Operator = "gate";

    /// <summary>Claims an approved batch and runs it.</summary>
    public async Task<GateResult?> ClaimApprovedAsync(Intent approved, Intent claimed, Proposal proposal, object tools, CancellationToken cancellationToken)
    {
        List<NewIntent> children = [.. Children(claimed, proposal)];
        Move move = new(approved, claimed, claimed.Entry("claimed"))
        {
            Lease = LeaseFor(proposal),
            Begins = children,
            Counts = [RecordLimit.Of(proposal.Contract, claimed, children.Select(child => child.Intent), most: null).Counting],
        };
        if (await gate.Store.MoveAsync(move, cancellationToken).ConfigureAwait(false) is not { } parent)
        {
            return null;
        }

        IReadOnlyList<Intent> begun = await ChildrenOfAsync(parent, cancellationToken).ConfigureAwait(false);
        return await RunAsync(parent, begun, proposal, tools, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Resolves a batch that was interrupted.</summary>
    public async Task<GateResult?> ResolveAsync(Intent intent, GatedTool tool, object tools, bool apply, CancellationToken cancellationToken)
    {
        if (await unknowns.AsUnknownAsync(intent, cancellationToken).ConfigureAwait(false) is not { } parent)
        {
            return null;
        }

        // One after the other, as they were to be written: one that does not stand stops those behind it.
        IReadOnlyList<Intent> children = await ChildrenOfAsync(parent, cancellationToken).ConfigureAwait(false);
        foreach (Intent child in children)
        {
            GateResult? resolved = child.State is IntentState.Claimed or IntentState.Unknown
                ? await unknowns.ResolveAsync(child, Stored.Proposal(tool, child), tools, apply, cancellationToken).ConfigureAwait(false)
                : null;
            if (child.State != IntentState.Applied && resolved is not (GateResult.Applied or GateResult.Replayed))
            {
                break;
            }
        }

        children = await ChildrenOfAsync(parent, cancellationToken).ConfigureAwait(false);
        if (children.All(child => child.State == IntentState.Applied))
        {
            return await FinishAsync(parent, parent with { State = IntentState.Applied, Reason = null }, "applied").ConfigureAwait(false) is { } applied
                ? KnownAnswers.Replayed(applied, null)
                : null;
        }

        string why = $"{children.Count(child => child.State == IntentState.Applied)} of {children.Count} items stand; the batch was interrupted.";
        if (children.Any(child => child.State == IntentState.Unknown))
        {
            return new GateResult.PartlyApplied(why) { IntentId = parent.Id };
        }

        await GiveUpAsync(children.Where(child => child.State == IntentState.Claimed)).ConfigureAwait(false);
        Intent aside = parent with { State = IntentState.Quarantined, Reason = why };
        return await FinishAsync(parent, aside, "quarantined").ConfigureAwait(false) is null
            ? null
            : new GateResult.Quarantined(why) { IntentId = parent.Id };
    }

    /// <summary>Writes the items of a batch that is claimed.</summary>
    public async Task<GateResult> RunAsync(
        Intent parent, IReadOnlyList<Intent> children, Proposal proposal, object tools, CancellationToken cancellationToken)
    {
        for (int i = 0; i < children.Count; i++)
        {
            GateResult result = await execution.CarryOutAsync(children[i], proposal.Items[i], tools, cancellationToken).ConfigureAwait(false);
            if (result is GateResult.Applied)
            {
                continue;
            }

            string why = $"{parent.Resource} \"{children[i].RecordId}\": {result.Message}";
            GateResult stopped = result is GateResult.Unknown
                ? await StopAsync(parent, $"{i} of {children.Count} items were written, then {why}").ConfigureAwait(false)
                : await TakeBackAsync(parent, children, i, why, tools).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            return stopped;
        }

        Intent applied = parent with { State = IntentState.Applied };
        return await FinishAsync(parent, applied, "applied").ConfigureAwait(false) is null
            ? new GateResult.Unknown("Every item was written, but that could not be recorded.") { IntentId = parent.Id }
            : new GateResult.Applied { IntentId = parent.Id, Before = parent.Before, After = parent.After, Skipped = SkippedField.ListOf(parent.Skipped) };
    }

    // Not cancellable: a batch that was begun is either finished or taken back.
    private async Task<GateResult> TakeBackAsync(Intent parent, IReadOnlyList<Intent> children, int failed, string why, object tools)
    {
        List<string> standing = [];
        try
        {
            await GiveUpAsync(children.Skip(failed + 1)).ConfigureAwait(false);
            foreach (Intent child in children.Take(failed).Reverse())
            {
                RollbackReport report = await reversals.TakeBackAsync(child.Tenant, child.Id, Operator, null, tools, CancellationToken.None).ConfigureAwait(false);
                if (report.Outcome is not (RollbackOutcome.RolledBack or RollbackOutcome.NothingToDo))
                {
                    standing.Add($"\"{child.RecordId}\" ({report.Why})");
                }
            }
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
        await FinishAsync(parent, over, Outcomes.Of(OutcomeKind.RolledBack).Word).ConfigureAwait(false);
        return new GateResult.RolledBack(why) { IntentId = parent.Id };
    }

    private async Task<GateResult> StopAsync(Intent parent, string why)
    {
        Intent unknown = parent with { State = IntentState.Unknown, Reason = why };
        await FinishAsync(parent, unknown, Outcomes.Of(OutcomeKind.PartlyApplied).Word).ConfigureAwait(false);
        return new GateResult.PartlyApplied(why) { IntentId = parent.Id };
    }

    // Items go one after the other, so those behind the first that does not stand were never begun.
    private async Task GiveUpAsync(IEnumerable<Intent> behind)
    {
        foreach (Intent item in behind)
        {
            Intent never = item with { State = IntentState.Failed, Failure = FailureKind.NotBegun, Reason = "An item before it failed." };
            await gate.Store.MoveAsync(new Move(item, never, never.Entry("failed")), CancellationToken.None).ConfigureAwait(false);
        }
    }

    // As with a single write: what happened outside is recorded, and when the store is gone it is resolved once the lease has ended.
    private Task<Intent?> FinishAsync(Intent from, Intent to, string action) => execution.MoveAsync(from, to, action);

    // A store lists them in any order; the items go by their identifiers.
    private async Task<IReadOnlyList<Intent>> ChildrenOfAsync(Intent parent, CancellationToken cancellationToken)
    {
        IntentQuery items = new() { Tenant = parent.Tenant, ParentId = parent.Id, Limit = int.MaxValue };
        IReadOnlyList<Intent> children = await gate.Store.ListAsync(items, cancellationToken).ConfigureAwait(false);
        return [.. children.OrderBy(child => child.RecordId, StringComparer.Ordinal)];
    }

    /// <summary>Long enough to write every item and to take each back.</summary>
    public TimeSpan LeaseFor(Proposal proposal) => gate.Options.Lease + (2 * gate.Options.WriteTimeout * proposal.Items.Count);

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
