using WriteGate.Intents;

namespace WriteGate;

/// <summary>Whether a decision was taken.</summary>
/// <param name="IsTaken">Whether the decision now stands.</param>
/// <param name="Why">Why not; null when it was taken.</param>
public sealed record ApprovalAnswer(bool IsTaken, string? Why)
{
    /// <summary>The card that now waits for a decision, where an edit, a renewal or a release made one.</summary>
    public Intent? Proposal { get; init; }
}
