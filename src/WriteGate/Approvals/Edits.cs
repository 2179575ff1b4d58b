using System.Collections.ObjectModel;
using System.Runtime.CompilerServices;

using Microsoft.Extensions.DependencyInjection;

using WriteGate.Inspection;
using WriteGate.Intents;
using WriteGate.Json;
using WriteGate.Policy;
using WriteGate.Telemetry;
using WriteGate.Tools;

namespace WriteGate;

/// <summary>
/// Puts other arguments in the place of what was proposed: for the same tool only, read by the same strict reader, inspected, and
/// put before the policy like a call of an agent.
/// </summary>
internal sealed class Edits(GateContext gate, WritePath writes)
{
    /// <summary>Works out the edited intent and the move that puts it in the place of the original; nothing is stored.</summary>
    public async Task<EditAttempt> MakeAsync(
        Intent original, string editor, string? reason, ReadOnlyMemory<byte> arguments, CancellationToken cancellationToken)
    {
        if (gate.Registry.Find(original.Tool) is not IWriteTool tool)
        {
            return Refused($"The tool {original.Tool} is not registered.");
        }

        Violations violations = new();
        if (tool.Propose(arguments.Span, violations) is not { } proposal)
        {
            return Refused($"The arguments are not valid: {violations.InFull}") with { Journaled = $"The arguments are not valid: {violations.WithoutValues}" };
        }

        if (Hex.Sha256(proposal.Body) == original.BodyHash)
        {
            return Refused("Nothing was edited; decide on the proposal as it is.");
        }

        LeaveUncited(proposal, (GatedTool)tool, original);
        using GateScope.Stay within = GateScope.Enter(original);
        AsyncServiceScope scope = gate.NewScope();
        await using ConfiguredAsyncDisposable ended = scope.ConfigureAwait(false);
        ToolPolicy policy = gate.Policies.Of(proposal.Contract);
        Findings findings = gate.Inspector.Inspect(proposal, policy.Inspection);
        WriteCall write = new(CallOf(original), proposal, ((GatedTool)tool).ToolsFrom(scope.ServiceProvider), policy, findings, gate.CanProtect);
        Sighting sighting;
        try
        {
            sighting = await gate.LookAsync(original.Tenant, proposal, write.Tools, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            gate.Logger.ReadFailed(original.Tool, exception, write.IsSensitive || original.IsSensitive);
            return Refused($"The record cannot be read right now ({exception.GetType().Name}).");
        }

        if (sighting.NotFound is not null || sighting.NothingToDo || sighting.IsShadow)
        {
            return Refused(sighting.NotFound
                ?? (sighting.IsShadow ? ShadowWords.Call(sighting)
                : sighting.Skipped is { } skipped ? SkippedField.Tell(SkippedField.ListOf(skipped)) : "The record already is as edited; deny the proposal instead."));
        }

        return await PlaceAsync(original, write, sighting, editor, reason, cancellationToken).ConfigureAwait(false);
    }

    private static void LeaveUncited(Proposal edited, GatedTool tool, Intent original)
    {
        if (Stored.ProposalOrNull(tool, original) is { } proposed)
        {
            edited.LeaveUncited(proposed);
            return;
        }

        // What was proposed can no longer be read, and neither can what it cited.
        edited.LeaveUncited(ReadOnlyDictionary<string, UntrustedText>.Empty);
    }

    private async Task<EditAttempt> PlaceAsync(
        Intent original, WriteCall write, Sighting sighting, string editor, string? reason, CancellationToken cancellationToken)
    {
        Recollection known = await gate.Store.RecallAsync(write.Recall, cancellationToken).ConfigureAwait(false);
        Recollection followed = await EditedCalls.FollowAsync(gate.Store, known, write.BodyHash, cancellationToken).ConfigureAwait(false);
        bool isOwnKey = followed.Holder?.Id == original.Id;
        (KnownAs meaning, Intent? standing) = KnownCall.Judge(followed, write.Contract, write.BodyHash, gate.Options.MaxAttempts);
        if (!isOwnKey && meaning is not (KnownAs.New or KnownAs.NewOver))
        {
            return Refused($"A call of the same key stands already as {standing!.Id} ({standing.State}).");
        }

        Decision decision = writes.Decide(write, sighting, known, original);
        decision = decision.WouldBe ?? decision;
        if (decision.Kind is DecisionKind.Deny or DecisionKind.Quarantine)
        {
            return Refused(decision.Reason);
        }

        Intent edited = write.Intent(gate.Time, sighting, IntentState.AwaitingApproval);
        edited = edited with
        {
            // The original keeps its key, so that the agent's retry finds it and, behind it, the edit.
            Key = isOwnKey ? $"{write.Key}/edit/{edited.Id}" : edited.Key,
            EditOf = original.EditOf ?? original.Id,
            EditedBy = editor,
            PolicyHash = write.Policy.Hash,
            Reason = $"Edited by {editor}{(reason is null ? "" : $" ({reason})")}. {decision.Reason}",
            ExpiresAt = gate.Time.GetUtcNow() + gate.Options.ApprovalTimeout,
        };
        edited = edited with { Digest = ApprovalDigest.Of(edited) };
        return new(edited, Replace(original, edited, isOwnKey ? null : known.Holder, editor, reason), null);
    }

    // One commit. There is no edge from waiting to cancelled: what was edited is stale for the moment in between.
    private static Move Replace(Intent original, Intent edited, Intent? over, string editor, string? reason)
    {
        Intent stale = original with { State = IntentState.Stale, Reason = $"Edited by {editor}." };
        Intent replaced = stale with { State = IntentState.Cancelled, ReplacedBy = edited.Id };
        return new Move(original, stale, edited.Entry(Outcomes.Of(OutcomeKind.PendingApproval).Word, null, editor))
        {
            With = [new Move(stale, replaced, original.Entry("edited", reason, editor)) { Begins = [new(edited, over)] }],
        };
    }

    private static Call CallOf(Intent original)
    {
        RunOptions run = new()
        {
            Tenant = original.Tenant,
            Workflow = original.Workflow,
            Agent = original.Agent,
            OnBehalfOf = original.OnBehalfOf,
            Model = original.Model,
            Apply = original.Apply,
        };
        // Whoever edits is no model that could be unsure.
        return new Call(run, original.RunId, original.Tool, new CallOptions { Confidence = 1 }, IsTyped: true, new RunTokens());
    }

    private static EditAttempt Refused(string why) => new(null, null, why);
}
