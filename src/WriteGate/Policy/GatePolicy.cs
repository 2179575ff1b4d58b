using System.Globalization;

using WriteGate.Inspection;

namespace WriteGate.Policy;

/// <summary>The decision: a pure function of facts. The strictest answer wins.</summary>
public static class GatePolicy
{
    /// <summary>Decides what happens to a proposed write.</summary>
    public static Decision Decide(Facts facts)
    {
        Decision decision = DecideLive(facts);
        if (decision.Kind is DecisionKind.Deny)
        {
            return decision;
        }

        return (facts.Shadow ?? facts.Stopped ?? ClosedLocks(facts.LiveWrites, facts.Apply)) is { } closed
            ? new(DecisionKind.Rehearse, closed) { WouldBe = decision }
            : decision;
    }

    /// <summary>Says which lock is closed; null when both are open.</summary>
    public static string? ClosedLocks(bool liveWrites, bool apply) => (liveWrites, apply) switch
    {
        (false, false) => "Both locks are closed: the standing switch WriteGate:LiveWrites and the run's Apply.",
        (false, true) => "The standing switch WriteGate:LiveWrites is closed.",
        (true, false) => "The run did not ask for live writing (Apply).",
        _ => null,
    };

    private static Decision DecideLive(Facts facts)
    {
        if (facts.Tier == WriteTier.Never && !facts.IsTypedCaller)
        {
            return new(DecisionKind.Deny, $"{facts.Contract.Name} is handed to no agent.");
        }

        if (facts.Drift is { } drift)
        {
            return new(DecisionKind.Deny, $"{drift} Nothing was written; the tool must be compiled anew.");
        }

        if (facts.OverBudget is { } overBudget)
        {
            return new(DecisionKind.Deny, overBudget);
        }

        if (facts.Findings.Action == FindingAction.Quarantine || facts.IsUnstorable)
        {
            string kept = facts.IsUnstorable ? $" None of it was kept, because there is no key to encrypt it: {WriteGateOptions.Section}:{nameof(WriteGateOptions.ProtectionKey)}." : "";
            return new(DecisionKind.Quarantine, $"{facts.Findings.Why}{kept} {facts.Findings.Advice}");
        }

        if (facts.WasEdited)
        {
            return new(DecisionKind.AwaitApproval, "A person edited this write before, so what was asked for at first waits for a person.");
        }

        if (facts.LooksLikeMutatedRetry)
        {
            return new(
                DecisionKind.AwaitApproval,
                "An earlier write of this run to the same record is not settled, and this one differs: it looks like a retry that changed its payload.");
        }

        if (facts.Findings.Hold)
        {
            return new(DecisionKind.AwaitApproval, $"{facts.Findings.Why} A person must see that first.");
        }

        if (facts.OverRecords is { } overRecords)
        {
            return new(DecisionKind.AwaitApproval, overRecords);
        }

        if (WhyUnsure(facts) is { } unsure)
        {
            return new(DecisionKind.AwaitApproval, unsure);
        }

        if (facts.Fields > facts.MaxFieldsChanged)
        {
            return new(
                DecisionKind.AwaitApproval,
                $"It changes {facts.Fields} fields, and {facts.MaxFieldsChanged} is the most without a person ({nameof(ResourceOptions.MaxFieldsChanged)}).");
        }

        return facts.Tier switch
        {
            // Degraded: what would be written is drafted, and a person sees later whether it still is wanted.
            WriteTier.Autonomous when facts.Contract.IrreversibleBecause is null && facts.BreakerOpen is { } open => new(DecisionKind.AwaitApproval, $"{open} It is kept as a draft."),
            WriteTier.Autonomous when facts.Contract.IrreversibleBecause is null => new(DecisionKind.Execute, "It is autonomous."),
            _ when facts.Contract.IrreversibleBecause is { } why => new(DecisionKind.AwaitApproval, $"It is irreversible: {why}"),
            _ when facts.ReviewedFields.Count > 0 => new(DecisionKind.AwaitApproval, $"It changes {string.Join(", ", facts.ReviewedFields)}, which a person must approve."),
            _ => new(DecisionKind.AwaitApproval, $"A person must approve every {facts.Contract.Name}."),
        };
    }

    // Written so that a confidence that is no number is too low.
    private static string? WhyUnsure(Facts facts) => (facts.MinConfidence, facts.Confidence) switch
    {
        (null, _) => null,
        ({ } least, null) => string.Create(CultureInfo.InvariantCulture, $"Nothing says how sure the model is, and {least} is the least without a person ({nameof(ResourceOptions.MinConfidence)})."),
        ({ } least, { } sure) when !(sure >= least) => string.Create(CultureInfo.InvariantCulture, $"The model is only {sure} sure, and {least} is the least without a person ({nameof(ResourceOptions.MinConfidence)})."),
        _ => null,
    };
}
