using WriteGate.Intents;
using WriteGate.Telemetry;
using WriteGate.Tools;

namespace WriteGate;

/// <summary>Carries a plan out as a whole: every record is read again before the first write, and the items are claimed in one commit.</summary>
internal sealed class PlanExecution(GateContext gate, BatchPath batches)
{
    /// <summary>Reads every record again.</summary>
    /// <param name="writes">What is staged, in the order it is written.</param>
    /// <param name="services">Where the tools come from, for as long as the plan is carried out.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<PlanSighting> LookAsync(IReadOnlyList<Intent> writes, IServiceProvider services, CancellationToken cancellationToken)
    {
        List<Item> items = new(writes.Count);
        foreach (Intent write in writes)
        {
            if (write.State != IntentState.Staged)
            {
                return new([], Moved: $"{Plan.NameOf(write)} is {write.State} and no longer staged.");
            }

            GatedTool tool = gate.Registry.Find(write.Tool)!;
            using GateScope.Stay within = GateScope.Enter(write);
            object tools = tool.ToolsFrom(services);
            if (Stored.ProposalOrNull(tool, write) is not { } proposal)
            {
                return new([], Moved: $"{Plan.NameOf(write)}: what is stored of it no longer fits {write.Tool}.");
            }

            Sighting sighting;
            try
            {
                sighting = await gate.LookAsync(write.Tenant, proposal, tools, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                gate.Logger.ReadFailed(write.Tool, exception, write.IsSensitive);
                return new([], Hindrance: $"{Plan.NameOf(write)} cannot be read right now ({exception.GetType().Name}).");
            }

            if (sighting.Drift is { } drift)
            {
                return new([], Hindrance: drift);
            }

            if (proposal.WhyMoved(write, sighting) is { } moved)
            {
                return new([], Moved: $"{Plan.NameOf(write)}: {moved}");
            }

            items.Add(new(write with { RecordVersion = sighting.Version }, proposal, tools));
        }

        return new(items);
    }

    /// <summary>Claims the plan with all of its items, and writes them.</summary>
    /// <param name="plan">The plan: approved, or still staged where nobody has to.</param>
    /// <param name="seen">What was read just now.</param>
    /// <param name="isDecided">Whether a person decided. Then it is counted here, and limits do not hold it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Null when the plan was claimed, or has moved, meanwhile; nothing was written.</returns>
    public async Task<GateResult?> ExecuteAsync(Intent plan, PlanSighting seen, bool isDecided, CancellationToken cancellationToken)
    {
        TimeSpan lease = batches.LeaseFor(seen.Writes);
        Intent claimed = plan with { State = IntentState.Claimed };
        Move move = new(plan, claimed, claimed.Entry("claimed"))
        {
            Lease = lease,
            With = [.. seen.Items.Select(item => ClaimOf(item, lease, isDecided))],
            Counts = isDecided ? [.. seen.Limits(_ => null).Select(limit => limit.Counting)] : [],
        };
        if (await gate.Store.MoveAsync(move, cancellationToken).ConfigureAwait(false) is not { } parent)
        {
            return null;
        }

        Dictionary<string, Intent> begun = (await gate.ItemsOfAsync(parent, CancellationToken.None).ConfigureAwait(false)).ToDictionary(item => item.Id);
        List<Item> items = new(seen.Items.Count);
        foreach (Item item in seen.Items)
        {
            Item won = item with { Intent = begun[item.Intent.Id] };
            items.Add(item.Proposal.Items.Count > 0 ? await batches.BegunAsync(won, CancellationToken.None).ConfigureAwait(false) : won);
        }

        return await batches.RunAsync(parent, items, cancellationToken).ConfigureAwait(false);
    }

    private Move ClaimOf(Item item, TimeSpan lease, bool isDecided)
    {
        Intent staged = item.Intent;
        double share = isDecided ? 0 : gate.Policies.Of(item.Proposal.Contract).SampleForReview;
        Intent claimed = staged with
        {
            State = IntentState.Claimed,
            Review = ReviewSample.Takes(staged.Id, share) ? ReviewState.Open : ReviewState.None,
        };
        return new(staged, claimed, claimed.Entry("claimed"))
        {
            Lease = lease,
            Begins = item.Proposal.Items.Count > 0 ? [.. batches.Children(claimed, item.Proposal)] : [],
        };
    }
}
