using WriteGate.Intents;
using WriteGate.Journal;
using WriteGate.Json;
using WriteGate.Policy;
using WriteGate.Telemetry;
using WriteGate.Tools;

namespace WriteGate;

/// <summary>The way of a write: recall and compare, decide, claim; <see cref="Execution"/> writes and settles.</summary>
internal sealed class WritePath(
    GateContext gate, CallRecords records, KnownAnswers known, Claims claims, ShadowRecords shadows, Execution execution, BatchPath batches, PlanStaging staging)
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    public async Task<GateResult> WriteAsync(WriteCall write, RecordVisitor scanned, CancellationToken cancellationToken)
    {
        DateTimeOffset waitUntil = gate.Time.GetUtcNow() + write.Call.Options.WaitInProgress;
        while (true)
        {
            // The look-up of the key and the read of the record go on side by side; neither changes anything.
            Task<Recollection> recalling = gate.Store.RecallAsync(write.Recall, cancellationToken).AsTask();
            (Sighting? sighting, Exception? fault) = await LookAsync(write, scanned, cancellationToken).ConfigureAwait(false);
            Recollection recollection = await recalling.ConfigureAwait(false);
            await gate.ReachedAsync(GateStep.Recalled, null, cancellationToken).ConfigureAwait(false);

            // A run in shadow writes nothing, so it neither meets what others wrote nor carries out what is known.
            Answer answer = write.Call.Run.Shadow ? default : await known.AnswerAsync(write, recollection, cancellationToken).ConfigureAwait(false);
            if (answer.Result is GateResult.InProgress && gate.Time.GetUtcNow() < waitUntil)
            {
                await Task.Delay(PollInterval, gate.Time, cancellationToken).ConfigureAwait(false);
                continue;
            }

            if (answer.Result is not null)
            {
                return answer.Result;
            }

            GateResult? result = sighting is null
                ? await CouldNotReadAsync(write, fault!, cancellationToken).ConfigureAwait(false)
                : await ProposeAsync(write, sighting, recollection, answer, cancellationToken).ConfigureAwait(false);
            if (result is not null)
            {
                gate.Meter.Skipped(write.Contract.Name, write.Call.Run.Workflow, result.Skipped);
                return result;
            }

            // Another caller took the key between recall and claim: look again, the table answers.
        }
    }

    // Null when the key was lost to another caller.
    private async Task<GateResult?> ProposeAsync(
        WriteCall write, Sighting sighting, Recollection recollection, Answer answer, CancellationToken cancellationToken)
    {
        Intent? over = answer.Over;
        if (sighting.NotFound is { } notFound)
        {
            Violations violations = new();
            violations.Add(ViolationCode.NotFound, sighting.NotFoundAt, notFound);
            return await records.InvalidAsync(write.Call, write.Contract, violations, cancellationToken).ConfigureAwait(false);
        }

        if (sighting.NothingToDo)
        {
            if ((write.Call.Run.Shadow ? ShadowWords.Run : gate.ClosedLocks(write.Call.Run.MayWrite)) is { } closed)
            {
                return await RecordNoChangeAsync(write, sighting, closed, cancellationToken).ConfigureAwait(false);
            }

            if (sighting.Skipped is not null)
            {
                return await RecordNoChangeAsync(write, sighting, null, cancellationToken).ConfigureAwait(false);
            }

            Intent unchanged = write.Intent(gate.Time, sighting, IntentState.NoChange);
            Claimed kept = await ClaimAsync(write, unchanged, over, Outcomes.Of(OutcomeKind.NoChange).Word, cancellationToken).ConfigureAwait(false);
            return kept.Won.Count == 0 ? null : new GateResult.NoChange { IntentId = kept.Won[0].Id };
        }

        Facts facts = FactsOf(write, sighting, recollection, over) with { WasEdited = answer.WasEdited };
        Decision decision = GatePolicy.Decide(facts);
        await gate.ReachedAsync(GateStep.Decided, null, cancellationToken).ConfigureAwait(false);
        return await CarryOutAsync(write, sighting, answer, facts, decision, cancellationToken).ConfigureAwait(false);
    }

    private async Task<GateResult?> CarryOutAsync(
        WriteCall write, Sighting sighting, Answer answer, Facts facts, Decision decision, CancellationToken cancellationToken) => decision.Kind switch
        {
            DecisionKind.Execute or DecisionKind.AwaitApproval when write.Call.Run.PlanFirst => await StageAsync(write, sighting, answer, decision, cancellationToken).ConfigureAwait(false),
            DecisionKind.Execute => await ExecuteAsync(write, sighting, answer, facts, cancellationToken).ConfigureAwait(false),
            DecisionKind.AwaitApproval => await AwaitApprovalAsync(write, sighting, answer, facts, decision, cancellationToken).ConfigureAwait(false),
            DecisionKind.Quarantine => await QuarantineAsync(write, sighting, answer.Over, decision, cancellationToken).ConfigureAwait(false),
            DecisionKind.Rehearse => await RehearseAsync(write, sighting, decision, cancellationToken).ConfigureAwait(false),
            _ => await RefuseAsync(write, new GateResult.Denied(decision.Reason), cancellationToken).ConfigureAwait(false),
        };

    // Only the store knows how much is used up, and it says so when it refuses the claim: then the decision is taken again.
    private async Task<GateResult?> OverAsync(
        WriteCall write, Sighting sighting, Answer answer, Facts facts, Claimed refused, CancellationToken cancellationToken)
    {
        if (refused.Over is Budget budget)
        {
            GateResult.Denied stopped = new(GatePolicy.Decide(facts with { OverBudget = refused.Why }).Reason);
            await claims.StopAsync(write.Call, write.Contract, write.Proposal.RecordId, budget, stopped, cancellationToken).ConfigureAwait(false);
            return stopped;
        }

        Facts over = facts with { OverRecords = refused.Why };
        return await CarryOutAsync(write, sighting, answer, over, GatePolicy.Decide(over), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What the policy says of a call, as far as the store need not be asked.</summary>
    public Decision Decide(WriteCall write, Sighting sighting, Recollection recollection, Intent? over)
        => GatePolicy.Decide(FactsOf(write, sighting, recollection, over));

    private Facts FactsOf(WriteCall write, Sighting sighting, Recollection recollection, Intent? over) => new()
    {
        Contract = write.Contract,
        Tier = sighting.Tier,
        ReviewedFields = sighting.Reviewed,
        LiveWrites = gate.Options.LiveWrites,
        Shadow = !sighting.IsShadow ? null : write.Call.Run.Shadow ? ShadowWords.Run : ShadowWords.Call(sighting),
        Stopped = gate.Stopped,
        BreakerOpen = gate.Breakers.WhyOpen(write.Contract.Resource),
        Apply = write.Call.Run.MayWrite,
        IsTypedCaller = write.Call.IsTyped,
        LooksLikeMutatedRetry = recollection.Unsettled is { } unsettled && unsettled.BodyHash != write.BodyHash && unsettled.Id != over?.Id,
        Drift = sighting.Drift,
        Fields = sighting.Fields,
        MaxFieldsChanged = write.Policy.MaxFieldsChanged,
        Confidence = write.Call.Options.Confidence,
        MinConfidence = write.Policy.MinConfidence,
        Findings = write.Findings,
        IsUnstorable = write.IsUnstorable,
    };

    private async Task<GateResult?> StageAsync(WriteCall write, Sighting sighting, Answer answer, Decision decision, CancellationToken cancellationToken)
    {
        GateResult? result = await staging.StageAsync(write, sighting, answer, decision, cancellationToken).ConfigureAwait(false);
        if (result is GateResult.PendingApproval)
        {
            await shadows.RecordAsync(write, null, cancellationToken).ConfigureAwait(false);
        }

        return result;
    }

    private async Task<GateResult?> ExecuteAsync(WriteCall write, Sighting sighting, Answer answer, Facts facts, CancellationToken cancellationToken)
    {
        Intent intent = write.Intent(gate.Time, sighting, IntentState.Claimed) with
        {
            Attempts = answer.Attempts,
        };
        intent = intent with { Review = ReviewSample.Takes(intent.Id, write.Policy.SampleForReview) ? ReviewState.Open : ReviewState.None };
        bool isBatch = write.Proposal.Items.Count > 0;
        Claimed claimed = isBatch
            ? await claims.ClaimAsync(write, [new(intent, answer.Over), .. batches.Children(intent, write.Proposal)], "claimed", batches.LeaseFor(write.Proposal.Items.Count), cancellationToken).ConfigureAwait(false)
            : await ClaimAsync(write, intent, answer.Over, "claimed", cancellationToken).ConfigureAwait(false);
        return claimed switch
        {
            { Over: not null } => await OverAsync(write, sighting, answer, facts, claimed, cancellationToken).ConfigureAwait(false),
            { Won.Count: 0 } => null,
            _ when isBatch => await batches.RunAsync(claimed.Won[0], BatchPath.ItemsOf(claimed.Won.Skip(1), write.Proposal, write.Tools), cancellationToken).ConfigureAwait(false),
            _ => await execution.RunAsync(claimed.Won[0], write.Proposal, write.Tools, cancellationToken).ConfigureAwait(false),
        };
    }

    private async Task<GateResult?> AwaitApprovalAsync(
        WriteCall write, Sighting sighting, Answer answer, Facts facts, Decision decision, CancellationToken cancellationToken)
    {
        Intent intent = write.Intent(gate.Time, sighting, IntentState.AwaitingApproval) with
        {
            Attempts = answer.Attempts,
            ExpiresAt = gate.Time.GetUtcNow() + gate.Options.ApprovalTimeout,
            Reason = decision.Reason,
            PolicyHash = write.Policy.Hash,
        };
        intent = intent with { Digest = ApprovalDigest.Of(intent) };
        Claimed waiting = await ClaimAsync(write, intent, answer.Over, Outcomes.Of(OutcomeKind.PendingApproval).Word, cancellationToken).ConfigureAwait(false);
        return waiting switch
        {
            { Over: not null } => await OverAsync(write, sighting, answer, facts, waiting, cancellationToken).ConfigureAwait(false),
            { Won.Count: 0 } => null,
            _ => KnownAnswers.Pending(waiting.Won[0]),
        };
    }

    private async Task<GateResult?> QuarantineAsync(
        WriteCall write, Sighting sighting, Intent? over, Decision decision, CancellationToken cancellationToken)
    {
        Intent intent = write.Intent(gate.Time, sighting, IntentState.Quarantined) with { Reason = decision.Reason };
        Claimed claimed = await ClaimAsync(write, intent, over, Outcomes.Of(OutcomeKind.Quarantined).Word, cancellationToken).ConfigureAwait(false);
        if (claimed.Won is not [{ } aside])
        {
            return null;
        }

        gate.Alerts.Raise(new Alert("quarantined", aside.Tenant, aside.RunId, aside.Tool, $"Intent {aside.Id} needs a person: {write.Findings.Why}"));
        return new GateResult.Quarantined(decision.Reason, MayCorrect: true) { IntentId = aside.Id };
    }

    private async Task<GateResult?> RehearseAsync(WriteCall write, Sighting sighting, Decision decision, CancellationToken cancellationToken)
    {
        byte[] after = sighting.After ?? write.Proposal.Body;
        string why = write.Findings.Hold ? $"{decision.WouldBe!.Reason} {decision.Reason}" : decision.Reason;
        GateResult.Rehearsed result = new(Outcomes.Of(decision.WouldBe!.Kind).Word, why)
        {
            Before = sighting.Before,
            After = after,
            // Where all that would change is in shadow, the result is of that.
            Skipped = [.. SkippedField.ListOf(sighting.Skipped).Where(field => !sighting.IsShadow || field.Code != SkippedField.Shadow)],
        };
        JournalEntry entry = write.Call.Entry(result.Outcome, $"Would have been {result.WouldBe}. {why}", write.Contract, sighting.RecordId) with
        {
            Before = write.Storable(sighting.Before),
            After = write.Storable(after),
            Skipped = write.Storable(sighting.Skipped),
            IsSensitive = write.IsSensitive,
        };
        return await shadows.RecordAsync(write, entry, cancellationToken).ConfigureAwait(false) ? result : null;
    }

    // Holds no key: otherwise a rehearsal, or what was left out today, would stand in the way of the write that is due later.
    private async Task<GateResult> RecordNoChangeAsync(WriteCall write, Sighting sighting, string? closed, CancellationToken cancellationToken)
    {
        GateResult.NoChange result = new(sighting.Skipped is not null) { Skipped = SkippedField.ListOf(sighting.Skipped) };
        JournalEntry entry = write.Call.Entry(result.Outcome, closed ?? result.Message, write.Contract, sighting.RecordId) with
        {
            IsRehearsal = closed is not null,
            Skipped = write.Storable(sighting.Skipped),
            IsSensitive = write.IsSensitive,
        };
        await gate.Store.RecordAsync([entry], cancellationToken).ConfigureAwait(false);
        return result;
    }

    private Task<Claimed> ClaimAsync(WriteCall write, Intent intent, Intent? over, string action, CancellationToken cancellationToken)
        => claims.ClaimAsync(write, [new(intent, over)], action, gate.Options.Lease, cancellationToken);

    private async Task<(Sighting? Sighting, Exception? Fault)> LookAsync(WriteCall write, RecordVisitor scanned, CancellationToken cancellationToken)
    {
        try
        {
            Sighting sighting = await gate.LookAsync(write.Call.Run.Tenant, write.Proposal, write.Tools, cancellationToken, write.Call.Run.Shadow).ConfigureAwait(false);
            foreach (string id in sighting.Seen)
            {
                scanned.Visit(write.Contract.Resource, id);
            }

            return (sighting, null);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // A known call is answered even while the system of record is down.
            return (null, exception);
        }
    }

    private Task<GateResult> CouldNotReadAsync(WriteCall write, Exception fault, CancellationToken cancellationToken)
    {
        gate.Logger.ReadFailed(write.Contract.Name, fault, write.IsSensitive || write.IsUnstorable);
        return RefuseAsync(write, new GateResult.Failed($"The record could not be read before the write ({fault.GetType().Name}).", MayRetry: true), cancellationToken);
    }

    private Task<GateResult> RefuseAsync(WriteCall write, GateResult result, CancellationToken cancellationToken)
        => records.RecordAsync(write.Call, result, cancellationToken, write.Contract, write.Proposal.RecordId);
}
