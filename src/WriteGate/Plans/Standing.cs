using WriteGate.Intents;

namespace WriteGate;

/// <summary>Whether what was proposed may still be carried out, for one write and for all of a plan.</summary>
internal static class Standing
{
    /// <summary>Why nothing is sent right now, while what was proposed stays as it is.</summary>
    public static string? WhyHindered(this GateContext gate, Intent card, IReadOnlyList<Intent> writes)
        => gate.ClosedLocks(card.Apply) ?? writes.Select(write => gate.Breakers.WhyOpen(write.Resource)).FirstOrDefault(open => open is not null);

    /// <summary>Why it is no longer what was proposed: contract or policy are others by now.</summary>
    /// <param name="gate">The gate.</param>
    /// <param name="writes">The writes; each of a registered tool.</param>
    /// <param name="what">What happened to them before: approved, staged.</param>
    public static string? WhyOutdated(this GateContext gate, IReadOnlyList<Intent> writes, string what)
        => writes.Any(write => write.SchemaHash != gate.Registry.Find(write.Tool)?.Contract.SchemaHash) ? $"The tool's contract changed since it was {what}."
            : writes.Any(write => write.PolicyHash != gate.Policies.Of(gate.Registry.Find(write.Tool)!.Contract).Hash) ? $"The policy that bears on it changed since it was {what}."
            : null;
}
