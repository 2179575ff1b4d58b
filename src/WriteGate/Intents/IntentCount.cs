namespace WriteGate.Intents;

/// <summary>How many intents are in a state.</summary>
/// <param name="State">The state.</param>
/// <param name="Count">How many.</param>
/// <param name="Oldest">When the oldest of them was proposed.</param>
public sealed record IntentCount(IntentState State, long Count, DateTimeOffset Oldest);
