using System.Text.Json;

using WriteGate.Intents;
using WriteGate.Journal;
using WriteGate.Json;
using WriteGate.Policy;
using WriteGate.Tools;

namespace WriteGate;

/// <summary>
/// Takes writes into the plan of their run, frozen as they were read. A plan is moved by every write that it takes in, so that calls
/// at once, also of several processes, see each other.
/// </summary>
internal sealed class PlanStaging(GateContext gate, CallRecords records)
{
    /// <summary>Stages a write that was decided on.</summary>
    /// <returns>Null when its key was lost to another caller.</returns>
    public async Task<GateResult?> StageAsync(WriteCall write, Sighting sighting, Answer answer, Decision decision, CancellationToken cancellationToken)
    {
        while (true)
        {
            Intent? plan = await gate.PlanOfAsync(write.Call, cancellationToken).ConfigureAwait(false);
            IReadOnlyList<Intent> staged = plan is null ? [] : await gate.ItemsOfAsync(plan, cancellationToken).ConfigureAwait(false);
            Intent taking = plan ?? Plan.Of(write.Call, gate);
            Intent item = ItemOf(write, sighting, answer, decision, taking);
            if (WhyNot(taking, staged, item) is { } objection)
            {
                return await records.RecordAsync(write.Call, new GateResult.Denied(objection), cancellationToken, write.Contract, write.Proposal.RecordId).ConfigureAwait(false);
            }

            if (await AddAsync(taking, isNew: plan is null, new NewIntent(item, answer.Over), cancellationToken).ConfigureAwait(false))
            {
                return Pending(item);
            }

            Intent? now = await gate.PlanOfAsync(write.Call, cancellationToken).ConfigureAwait(false);
            if ((now?.State, now?.Fence) == (plan?.State, plan?.Fence))
            {
                return null;
            }

            // Another call of the run was faster with the plan.
        }
    }

    /// <summary>What a staged write is answered with.</summary>
    public static GateResult.PendingApproval Pending(Intent item) => new(
        item.Digest!,
        item.ExpiresAt ?? DateTimeOffset.MaxValue,
        "it is part of this run's plan, which is written as a whole or not at all, once the run has submitted it"
            + (item.Reason is { } why ? $" and a person has approved it: {why}" : "."),
        item.ParentId)
    {
        IntentId = item.Id,
        Before = item.Before,
        After = item.After ?? item.Body,
        Skipped = SkippedField.ListOf(item.Skipped),
    };

    private string? WhyNot(Intent plan, IReadOnlyList<Intent> staged, Intent item)
    {
        if (plan.State != IntentState.Staged)
        {
            return $"The plan of this run was submitted or given up (it is {plan.State}) and takes nothing in any more; a run of its own can.";
        }

        if (plan.ExpiresAt <= gate.Time.GetUtcNow())
        {
            return $"The plan of this run was not submitted until {plan.ExpiresAt:u} and has expired.";
        }

        int writes = gate.RecordsOf([.. staged, item]);
        if (writes > GateRun.MostStaged)
        {
            return $"The plan would have {writes} writes, and {GateRun.MostStaged} is the most. It stays as it is without this one.";
        }

        if (gate.IsIrreversible(item) && staged.FirstOrDefault(gate.IsIrreversible) is { } other)
        {
            return $"It cannot be taken back, and the plan has such a write already: {other.Tool} ({other.Id}). A plan that is written as a whole or not at all can have one, which is written last.";
        }

        HashSet<string> asked = ChangedBy(item);
        return staged.FirstOrDefault(each => each.Resource == item.Resource && ChangedBy(each).Overlaps(asked)) is { } same
            ? $"Fields of {item.Resource} {Excerpt.Quoted(ChangedBy(same).First(asked.Contains))} are changed in the plan already, by {same.Tool} ({same.Id}). A plan changes a record in one call; what was staged stands."
            : null;
    }

    private Intent ItemOf(WriteCall write, Sighting sighting, Answer answer, Decision decision, Intent plan)
    {
        Intent item = write.Intent(gate.Time, sighting, IntentState.Staged) with
        {
            ParentId = plan.Id,
            Attempts = answer.Attempts,
            ExpiresAt = plan.ExpiresAt,
            PolicyHash = write.Policy.Hash,
            Reason = decision.Kind == DecisionKind.Execute ? null : decision.Reason,
        };
        return item with { Digest = ApprovalDigest.Of(item) };
    }

    private async Task<bool> AddAsync(Intent plan, bool isNew, NewIntent item, CancellationToken cancellationToken)
    {
        JournalEntry entry = item.Intent.Entry("staged");
        if (isNew)
        {
            Claim first = new() { Intents = [new(plan, null), item], Lease = TimeSpan.Zero, Entries = [entry] };
            return (await gate.Store.ClaimAsync(first, cancellationToken).ConfigureAwait(false)).Won.Count > 0;
        }

        return await gate.Store.MoveAsync(new Move(plan, plan, entry) { Begins = [item] }, cancellationToken).ConfigureAwait(false) is not null;
    }

    // The records whose fields a write changes: two patches that were frozen over one image would write what nobody was shown.
    private HashSet<string> ChangedBy(Intent item)
    {
        if (gate.Registry.Find(item.Tool)?.PatchedRecord is null)
        {
            return [];
        }

        if (item.RecordId is { } id)
        {
            return [id];
        }

        using JsonDocument batch = JsonDocument.Parse(item.After ?? "{}"u8.ToArray());
        return [.. batch.RootElement.EnumerateObject().Select(record => record.Name)];
    }
}
