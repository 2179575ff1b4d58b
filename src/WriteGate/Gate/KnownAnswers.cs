using WriteGate.Intents;
using WriteGate.Journal;
using WriteGate.Telemetry;
using WriteGate.Tools;

namespace WriteGate;

/// <summary>Carries the table of <see cref="KnownCall"/> out.</summary>
internal sealed class KnownAnswers(GateContext gate, CallRecords records, Unknowns unknowns, BatchResolution batches, ApprovedPath approved)
{
    public async Task<Answer> AnswerAsync(WriteCall write, Recollection known, CancellationToken cancellationToken)
    {
        Recollection followed = await EditedCalls.FollowAsync(gate.Store, known, write.BodyHash, cancellationToken).ConfigureAwait(false);
        (KnownAs meaning, Intent? intent) = KnownCall.Judge(followed, write.Contract, write.BodyHash, gate.Options.MaxAttempts);
        if (intent is null || !EditedCalls.IsOfOtherArguments(intent, write.BodyHash))
        {
            return await AnswerAsync(write, known, meaning, intent, cancellationToken).ConfigureAwait(false);
        }

        // What a person edited is never attempted with the agent's own arguments; they wait for a person.
        Answer answer = await AnswerAsync(write, known, meaning == KnownAs.AnotherAttempt ? KnownAs.Failed : meaning, intent, cancellationToken).ConfigureAwait(false);
        return answer.Result is GateResult.Conflict ? answer : answer with
        {
            Result = EditedCalls.Shown(answer.Result, intent),
            WasEdited = answer.Result is null && intent.State is not (IntentState.Applied or IntentState.NoChange),
        };
    }

    private async Task<Answer> AnswerAsync(WriteCall write, Recollection known, KnownAs meaning, Intent? intent, CancellationToken cancellationToken)
    {
        bool rehearses = gate.ClosedLocks(write.Call.Run.MayWrite) is not null;
        return meaning switch
        {
            KnownAs.New => default,
            KnownAs.NewOver => new(null, known.Holder),
            KnownAs.AnotherAttempt => new(null, known.Holder, intent!.Attempts),
            // A rehearsal claims no key, nor does what is in shadow, so what holds it may stay as it is.
            KnownAs.NewOverStale or KnownAs.NewOverExpired when rehearses || write.Proposal.Seen is { IsShadow: true } => default,
            KnownAs.NewOverStale => await EndAsync(write, known, intent!, IntentState.Cancelled, "A new proposal replaces it.", cancellationToken).ConfigureAwait(false),
            KnownAs.NewOverExpired => await EndAsync(write, known, intent!, IntentState.Expired, "Nobody decided in time.", cancellationToken).ConfigureAwait(false),
            KnownAs.Conflict or KnownAs.ConflictToQuarantine => new(
                await ConflictAsync(write, intent!, meaning == KnownAs.ConflictToQuarantine && !rehearses, cancellationToken).ConfigureAwait(false), null),
            KnownAs.Pending when intent!.State == IntentState.Approved && !rehearses => new(
                await ExecuteAsync(write, intent, cancellationToken).ConfigureAwait(false), null),
            // An item is resolved in its turn, with what it is an item of.
            KnownAs.Unresolved when intent!.ParentId is { } whole => new(
                await ReportAsync(write, new GateResult.Unknown($"it is part of {whole}, which was interrupted and is resolved as a whole.") { IntentId = intent.Id }, cancellationToken).ConfigureAwait(false), null),
            KnownAs.Unresolved => await ResolveAsync(write, intent!, cancellationToken).ConfigureAwait(false) switch
            {
                // What else becomes of it is journaled where it is settled.
                GateResult.PartlyApplied stopped => new(await ReportAsync(write, stopped, cancellationToken).ConfigureAwait(false), null),
                { } resolved => new(resolved, null),
                // Another caller resolved it first: what became of it is not known yet.
                null => new(BeingHandled(intent!), null),
            },
            _ => new(await ReportAsync(write, Known(meaning, intent!, known.Now, write), cancellationToken).ConfigureAwait(false), null),
        };
    }

    /// <summary>What a proposal that waits is answered with.</summary>
    public static GateResult.PendingApproval Pending(Intent intent, string? why = null)
        => new(intent.Digest!, intent.ExpiresAt ?? DateTimeOffset.MaxValue, why ?? intent.Reason ?? "It waits for approval.")
        {
            IntentId = intent.Id,
            Before = intent.Before,
            After = intent.After ?? intent.Body,
            Skipped = SkippedField.ListOf(intent.Skipped),
        };

    /// <summary>What an applied intent is answered with when it is met again.</summary>
    public static GateResult.Replayed Replayed(Intent intent, Proposal? proposal) => new(intent.SettledAt ?? intent.CreatedAt, proposal?.ChangedSince(intent) ?? [])
    {
        IntentId = intent.Id,
        Value = intent.Response,
        Before = intent.Before,
        After = intent.After,
        Skipped = SkippedField.ListOf(intent.Skipped),
    };

    private static GateResult Known(KnownAs meaning, Intent intent, DateTimeOffset now, WriteCall write) => meaning switch
    {
        KnownAs.Replayed => Replayed(intent, EditedCalls.IsOfOtherArguments(intent, write.BodyHash) ? null : write.Proposal),
        KnownAs.InProgress => new GateResult.InProgress(intent.LeaseUntil!.Value - now) { IntentId = intent.Id },
        KnownAs.Pending => Pending(intent),
        KnownAs.Staged => PlanStaging.Pending(intent),
        KnownAs.Denied => new GateResult.Denied(intent.Reason ?? "A person said no.") { IntentId = intent.Id },
        KnownAs.Expired => new GateResult.Expired($"This is a retry of a call that was settled at {intent.SettledAt:u}, and its window has ended.") { IntentId = intent.Id },
        KnownAs.Failed => new GateResult.Failed(intent.Reason ?? "An earlier identical call failed.", MayRetry: false) { IntentId = intent.Id },
        _ => new GateResult.Quarantined(intent.Reason ?? "An earlier identical call was set aside.", write.Findings.Hold) { IntentId = intent.Id },
    };

    // The agent's own retry carries out what was approved meanwhile, unless a worker was faster. What becomes of it is journaled there.
    private async Task<GateResult> ExecuteAsync(WriteCall write, Intent intent, CancellationToken cancellationToken)
    {
        GateResult result = await approved.ExecuteAsync(intent.Tenant, intent.Id, cancellationToken).ConfigureAwait(false);
        return result is GateResult.PendingApproval ? await ReportAsync(write, result, cancellationToken).ConfigureAwait(false) : result;
    }

    private Task<GateResult?> ResolveAsync(WriteCall write, Intent intent, CancellationToken cancellationToken)
    {
        GatedTool tool = gate.Registry.Find(write.Contract.Name)!;
        Proposal proposal = EditedCalls.IsOfOtherArguments(intent, write.BodyHash) ? Stored.Proposal(tool, intent) : write.Proposal;
        return gate.Registry.HasItems(intent)
            ? batches.ResolveAsync(intent, _ => write.Tools, write.Call.Run.MayWrite, cancellationToken)
            : unknowns.ResolveAsync(intent, proposal, write.Tools, write.Call.Run.MayWrite, cancellationToken);
    }

    // Replays and "in progress" cost no commit; every other answer is an action that is journaled.
    private async Task<GateResult> ReportAsync(WriteCall write, GateResult result, CancellationToken cancellationToken)
        => result is GateResult.Replayed or GateResult.InProgress
            ? result
            : await records.RecordAsync(write.Call, result, cancellationToken, write.Contract, write.Proposal.RecordId).ConfigureAwait(false);

    // What ends may hold the call's other key; its own key is taken over from whoever holds that.
    private async Task<Answer> EndAsync(
        WriteCall write, Recollection known, Intent intent, IntentState state, string reason, CancellationToken cancellationToken)
    {
        Intent ended = intent with { State = state, Reason = reason };
        Move move = new(intent, ended, ended.Entry(state.ToString().ToLowerInvariant()));
        Intent? moved = await gate.Store.MoveAsync(move, cancellationToken).ConfigureAwait(false);
        // When somebody was faster with the call's own key, a claim that knows of no holder is lost, and the table is asked again.
        return intent.Key == write.Key ? new(null, moved)
            : moved is null ? new(BeingHandled(intent), null)
            : new(null, known.Holder);
    }

    // Somebody else was faster; what became of it is not known yet.
    private static GateResult.InProgress BeingHandled(Intent intent) => new(TimeSpan.FromSeconds(1)) { IntentId = intent.Id };

    private async Task<GateResult> ConflictAsync(WriteCall write, Intent holder, bool quarantine, CancellationToken cancellationToken)
    {
        string why = holder.Tool != write.Contract.Name ? $"the call it says it repeats was of {holder.Tool}."
            : holder.SchemaHash != write.Contract.SchemaHash && holder.BodyHash == write.BodyHash ? "the tool's contract changed since the call it repeats was made."
            : "an earlier call for the same occasion had other arguments.";
        GateResult.Conflict result = new(why) { IntentId = holder.Id };
        JournalEntry entry = write.Call.Entry(result.Outcome, result.Message, write.Contract, write.Proposal.RecordId) with
        {
            IntentId = holder.Id,
            After = write.Storable(write.Proposal.Body),
            IsSensitive = write.IsSensitive,
        };
        if (!quarantine)
        {
            await gate.Store.RecordAsync([entry], cancellationToken).ConfigureAwait(false);
            return result;
        }

        // The other body is kept for a person under a key of its own; the same one sent again finds it there.
        Intent aside = write.Intent(gate.Time, new Sighting { Tier = write.Contract.Tier }, IntentState.Quarantined) with
        {
            Key = $"{write.Key}/conflict/{write.BodyHash[..16]}",
            Reason = $"Sent under the key of {holder.Id} with other arguments.",
        };
        ClaimAnswer answer = await gate.Store.ClaimAsync(
            new Claim { Intents = [new(aside, null)], Lease = gate.Options.Lease, Entries = [entry, aside.Entry("quarantined")] }, cancellationToken).ConfigureAwait(false);
        if (answer.Won.Count == 0)
        {
            await gate.Store.RecordAsync([entry], cancellationToken).ConfigureAwait(false);
            return result;
        }

        gate.Alerts.Raise(new Alert("quarantined", aside.Tenant, aside.RunId, aside.Tool, $"Intent {aside.Id} needs a person: {aside.Reason}"));
        return result;
    }
}
