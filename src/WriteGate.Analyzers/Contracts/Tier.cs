namespace WriteGate.Analyzers.Contracts;

/// <summary>The runtime's <c>WriteTier</c>, value by value.</summary>
internal enum Tier
{
    ReadOnly,
    Autonomous,
    Reviewed,
    Never,
}
