using WriteGate.Intents;
using WriteGate.Tools;

namespace WriteGate;

/// <summary>One write that is being taken back: what was applied, what is planned, and on whose word.</summary>
internal sealed record Reversal(Intent Applied, ReversalPlan Plan, Proposal Proposal, object Tools, string Operator)
{
    /// <summary>Marks the write as taken back.</summary>
    public Move Undo(string? reason)
    {
        Intent undone = Applied with { State = IntentState.RolledBack, Reason = $"Taken back by {Operator}." };
        // The rollback's own row has the values; here they would read as if the write were done again.
        return new Move(Applied, undone, undone.Entry("rolled_back", reason, Operator) with { Before = null, After = null, Skipped = null });
    }
}
