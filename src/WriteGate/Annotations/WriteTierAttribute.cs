namespace WriteGate;

/// <summary>Makes a method a gated tool, or a field of a record writable, at a tier. What carries no tier is not writable.</summary>
/// <param name="tier">The tier.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class WriteTierAttribute(WriteTier tier) : Attribute
{
    /// <summary>The tier.</summary>
    public WriteTier Tier { get; } = tier;
}
