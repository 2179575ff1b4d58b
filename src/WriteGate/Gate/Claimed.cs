using WriteGate.Intents;
using WriteGate.Policy;

namespace WriteGate;

/// <summary>How claiming a write went.</summary>
/// <param name="Won">The intents as stored, the parent of a batch first; empty when the key was lost, or a limit refused it.</param>
/// <param name="Over">The limit that refused it.</param>
/// <param name="Why">Why, in words.</param>
internal readonly record struct Claimed(IReadOnlyList<Intent> Won, Limit? Over, string? Why);
