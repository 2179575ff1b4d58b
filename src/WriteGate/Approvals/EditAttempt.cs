using WriteGate.Intents;

namespace WriteGate;

/// <summary>What came of an edit that somebody asked for; nothing is stored yet.</summary>
/// <param name="Edited">The edited intent; null where there is an objection.</param>
/// <param name="Move">What puts it in the place of the original.</param>
/// <param name="Objection">Why it cannot be, for whoever edits.</param>
internal sealed record EditAttempt(Intent? Edited, Move? Move, string? Objection)
{
    /// <summary>The objection as it may be journaled: it never repeats what was sent.</summary>
    public string? Journaled { get; init; } = Objection;
}
