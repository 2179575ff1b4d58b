using WriteGate.Intents;

namespace WriteGate;

/// <summary>What a known call is answered with, or what a new one takes its key over from.</summary>
/// <param name="Result">The answer; null when the call is new.</param>
/// <param name="Over">The intent that gives the key up, if one holds it.</param>
/// <param name="Attempts">How often the same write was begun before, when the call is another attempt of it.</param>
internal readonly record struct Answer(GateResult? Result, Intent? Over, int Attempts = 0)
{
    /// <summary>Whether a person edited what the agent asks for now, and that edit was not carried out.</summary>
    public bool WasEdited { get; init; }
}
