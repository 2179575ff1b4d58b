using WriteGate.Intents;
using WriteGate.Journal;
using WriteGate.Json;
using WriteGate.Policy;
using WriteGate.Telemetry;
using WriteGate.Tools;

namespace WriteGate;

/// <summary>The way of a write: recall and compare, decide, claim; <see cref="Execution"/> writes and settles.</summary>
internal sealed class WritePath(GateContext gate, CallRecords records, KnownAnswers known, Execution execution, BatchPath batches)
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

            Answer answer = await known.AnswerAsync(write, recollection, cancellationToken).ConfigureAwait(false);
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
            if (gate.ClosedLocks(write.Call.Run.Apply) is { } closed)
            {
                return await RecordNoChangeAsync(write, sighting, closed, cancellationToken).ConfigureAwait(false);
            }

            if (sighting.Skipped is not null)
            {
                return await RecordNoChangeAsync(write, sighting, null, cancellationToken).ConfigureAwait(false);
            }

            Intent unchanged = write.Intent(gate.Time, sighting, IntentState.NoChange);
            Intent? kept = await ClaimAsync(unchanged, over, Outcomes.Of(OutcomeKind.NoChange).Word, cancellationToken).ConfigureAwait(false);
            return kept is null ? null : new GateResult.NoChange { IntentId = kept.Id };
        }

        Decision decision = Decide(write, sighting, recollection, over);
        await gate.ReachedAsync(GateStep.Decided, null, cancellationToken).ConfigureAwait(false);
        return decision.Kind switch
        {
            DecisionKind.Execute => await ExecuteAsync(write, sighting, answer, cancellationToken).ConfigureAwait(false),
            DecisionKind.AwaitApproval => await AwaitApprovalAsync(write, sighting, answer, decision, cancellationToken).ConfigureAwait(false),
            DecisionKind.Quarantine => await QuarantineAsync(write, sighting, over, decision, cancellationToken).ConfigureAwait(false),
            DecisionKind.Rehearse => await RehearseAsync(write, sighting, decision, cancellationToken).ConfigureAwait(false),
            _ => await RefuseAsync(write, new GateResult.Denied(decision.Reason), cancellationToken).ConfigureAwait(false),
        };
    }

    /// <summary>Puts the facts of a call before the policy.</summary>
    public Decision Decide(WriteCall write, Sighting sighting, Recollection recollection, Intent? over) => GatePolicy.Decide(new Facts
    {
        Contract = write.Contract,
        Tier = sighting.Tier,
        ReviewedFields = sighting.Reviewed,
        LiveWrites = gate.Options.LiveWrites,
        Stopped = gate.Stopped,
        BreakerOpen = gate.Breakers.WhyOpen(write.Contract.Resource),
        Apply = write.Call.Run.Apply,
        IsTypedCaller = write.Call.IsTyped,
        LooksLikeMutatedRetry = recollection.Unsettled is { } unsettled && unsettled.BodyHash != write.BodyHash && unsettled.Id != over?.Id,
        Drift = sighting.Drift,
        Findings = write.Findings,
        IsUnstorable = write.IsUnstorable,
    });

    private async Task<GateResult?> ExecuteAsync(WriteCall write, Sighting sighting, Answer answer, CancellationToken cancellationToken)
    {
        Intent intent = write.Intent(gate.Time, sighting, IntentState.Claimed) with
        {
            Attempts = answer.Attempts,
        };
        if (write.Proposal.Items.Count > 0)
        {
            return await batches.ClaimAsync(write, intent, answer.Over, cancellationToken).ConfigureAwait(false);
        }

        return await ClaimAsync(intent, answer.Over, "claimed", cancellationToken).ConfigureAwait(false) is { } claimed
            ? await execution.RunAsync(claimed, write.Proposal, write.Tools, cancellationToken).ConfigureAwait(false)
            : null;
    }

    private async Task<GateResult?> AwaitApprovalAsync(
        WriteCall write, Sighting sighting, Answer answer, Decision decision, CancellationToken cancellationToken)
    {
        Intent intent = write.Intent(gate.Time, sighting, IntentState.AwaitingApproval) with
        {
            Attempts = answer.Attempts,
            ExpiresAt = gate.Time.GetUtcNow() + gate.Options.ApprovalTimeout,
            Reason = decision.Reason,
        };
        intent = intent with { Digest = ApprovalDigest.Of(intent) };
        Intent? waiting = await ClaimAsync(intent, answer.Over, Outcomes.Of(OutcomeKind.PendingApproval).Word, cancellationToken).ConfigureAwait(false);
        return waiting is null ? null : KnownAnswers.Pending(waiting);
    }

    private async Task<GateResult?> QuarantineAsync(
        WriteCall write, Sighting sighting, Intent? over, Decision decision, CancellationToken cancellationToken)
    {
        Intent intent = write.Intent(gate.Time, sighting, IntentState.Quarantined) with { Reason = decision.Reason };
        if (await ClaimAsync(intent, over, Outcomes.Of(OutcomeKind.Quarantined).Word, cancellationToken).ConfigureAwait(false) is not { } aside)
        {
            return null;
        }

        gate.Alerts.Raise(new Alert("quarantined", aside.Tenant, aside.RunId, aside.Tool, $"Intent {aside.Id} needs a person: {write.Findings.Why}"));
        return new GateResult.Quarantined(decision.Reason, MayCorrect: true) { IntentId = aside.Id };
    }

    private async Task<GateResult> RehearseAsync(WriteCall write, Sighting sighting, Decision decision, CancellationToken cancellationToken)
    {
        byte[] after = sighting.After ?? write.Proposal.Body;
        string why = write.Findings.Hold ? $"{decision.WouldBe!.Reason} {decision.Reason}" : decision.Reason;
        GateResult.Rehearsed result = new(Outcomes.Of(decision.WouldBe!.Kind).Word, why) 
        {
            Before = sighting.Before,
            After = after,
            Skipped = SkippedField.ListOf(sighting.Skipped),
        };
        JournalEntry entry = write.Call.Entry(result.Outcome, $"Would have been {result.WouldBe}. {why}", write.Contract, sighting.RecordId) with
        {
            Before = write.Storable(sighting.Before),
            After = write.Storable(after),
            Skipped = write.Storable(sighting.Skipped),
            IsSensitive = write.IsSensitive,
        };
        await gate.Store.RecordAsync([entry], cancellationToken).ConfigureAwait(false);
        return result;
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

    private async Task<Intent?> ClaimAsync(Intent intent, Intent? over, string action, CancellationToken cancellationToken)
    {
        Claim claim = new() { Intents = [new(intent, over)], Lease = gate.Options.Lease, Entries = [intent.Entry(action)] };
        ClaimAnswer answer = await gate.Store.ClaimAsync(claim, cancellationToken).ConfigureAwait(false);
        return answer.Won.Count > 0 ? answer.Won[0] : null;
    }

    private async Task<(Sighting? Sighting, Exception? Fault)> LookAsync(WriteCall write, RecordVisitor scanned, CancellationToken cancellationToken)
    {
        try
        {
            Sighting sighting = await gate.LookAsync(write.Call.Run.Tenant, write.Proposal, write.Tools, cancellationToken).ConfigureAwait(false);
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
        gate.Logger.ReadFailed(write.Contract, fault);
        return RefuseAsync(write, new GateResult.Failed($"The record could not be read before the write ({fault.GetType().Name}).", MayRetry: true), cancellationToken);
    }

    private Task<GateResult> RefuseAsync(WriteCall write, GateResult result, CancellationToken cancellationToken)
        => records.RecordAsync(write.Call, result, cancellationToken, write.Contract, write.Proposal.RecordId);
}
