namespace WriteGate;

/// <summary>The result of a write that returns nothing.</summary>
public readonly record struct Nothing;
