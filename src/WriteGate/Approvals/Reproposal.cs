using System.Runtime.CompilerServices;

using Microsoft.Extensions.DependencyInjection;

using WriteGate.Inspection;
using WriteGate.Intents;
using WriteGate.Policy;
using WriteGate.Telemetry;
using WriteGate.Tools;

namespace WriteGate;

/// <summary>Makes a card of a stored intent: its record is read again, so that what a person decides on is what it holds now.</summary>
internal sealed class Reproposal(GateContext gate)
{
    /// <summary>Works out the proposal; nothing is stored.</summary>
    /// <returns>The intent as it then awaits approval, under a new digest; or why it cannot.</returns>
    public async Task<(Intent? Proposed, string? Objection)> MakeAsync(Intent intent, string reason, CancellationToken cancellationToken)
    {
        if (Plan.Is(intent))
        {
            return (null, Refusals.OfPlan);
        }

        if (gate.Registry.Find(intent.Tool) is not { } tool)
        {
            return (null, $"The tool {intent.Tool} is not registered.");
        }

        if (intent.SchemaHash != tool.Contract.SchemaHash)
        {
            return (null, "The tool's contract changed since it was proposed; the agent has to propose it afresh.");
        }

        if (intent.Body is { } body && Hex.Sha256(body) != intent.BodyHash)
        {
            return (null, "What is stored of it is not what was proposed.");
        }

        Proposal proposal = Stored.Proposal(tool, intent);
        ToolPolicy policy = gate.Policies.Of(tool.Contract);
        if (intent.PolicyHash != policy.Hash && WhyHeld(intent, gate.Inspector.Inspect(proposal, policy.Inspection)) is { } held)
        {
            return (null, held);
        }

        using GateScope.Stay within = GateScope.Enter(intent);
        AsyncServiceScope scope = gate.NewScope();
        await using ConfiguredAsyncDisposable ended = scope.ConfigureAwait(false);
        Sighting sighting;
        try
        {
            sighting = await gate.LookAsync(intent.Tenant, proposal, tool.ToolsFrom(scope.ServiceProvider), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            gate.Logger.ReadFailed(intent.Tool, exception, intent.IsSensitive);
            return (null, $"The record cannot be read right now ({exception.GetType().Name}).");
        }

        if (sighting.NotFound is { } notFound)
        {
            return (null, notFound);
        }

        if (sighting.IsShadow)
        {
            return (null, $"There is nothing left to approve. {ShadowWords.Call(sighting)}");
        }

        return sighting.NothingToDo
            ? (null, sighting.Skipped is { } skipped
                ? $"There is nothing left to approve. {SkippedField.Tell(SkippedField.ListOf(skipped))}"
                : "The record already is as proposed; there is nothing left to approve.")
            : (Proposed(intent, sighting, policy, reason), null);
    }

    // A new policy may find what the one before let pass. What a person takes out of quarantine was found already.
    private static string? WhyHeld(Intent intent, Findings findings)
    {
        if (findings.ArePersonal && !intent.IsSensitive)
        {
            return $"{findings.Why} What is stored of it is not encrypted, so the agent has to propose it afresh.";
        }

        return intent.State == IntentState.Stale && findings.Action == FindingAction.Quarantine
            ? $"{findings.Why} The policy now sets that aside, so the agent has to propose it afresh."
            : null;
    }

    private Intent Proposed(Intent intent, Sighting sighting, ToolPolicy policy, string reason)
    {
        Intent proposed = intent with
        {
            State = IntentState.AwaitingApproval,
            RecordId = sighting.RecordId ?? intent.RecordId,
            RecordVersion = sighting.Version,
            Tier = sighting.Tier,
            Before = sighting.Before,
            After = sighting.After,
            Skipped = sighting.Skipped,
            Reason = reason,
            PolicyHash = policy.Hash,
            FirstApprover = null,
            Fence = intent.Fence + 1,
            ExpiresAt = gate.Time.GetUtcNow() + gate.Options.ApprovalTimeout,
        };
        return proposed with { Digest = ApprovalDigest.Of(proposed) };
    }
}
