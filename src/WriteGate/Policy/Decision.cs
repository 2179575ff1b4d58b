namespace WriteGate.Policy;

/// <summary>What the gate does with a proposed write, and why.</summary>
/// <param name="Kind">What.</param>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record Decision(DecisionKind Kind, string Reason)
{
    /// <summary>For a rehearsal: what would have been decided with both locks open.</summary>
    public Decision? WouldBe { get; init; }
}
