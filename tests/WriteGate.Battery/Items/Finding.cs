namespace WriteGate.Battery;

/// <summary>What an item found, on one line.</summary>
/// <param name="Item">What was tried.</param>
/// <param name="Holds">Whether it is as promised. What could not be tried does not hold.</param>
/// <param name="Figure">How often, and how it came out.</param>
internal sealed record Finding(string Item, bool Holds, string Figure)
{
    /// <summary>What a reader needs to find the fault and to replay it.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];
}
