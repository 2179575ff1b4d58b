namespace WriteGate.Intents;

/// <summary>The edges of an intent's life. There are no others; stores refuse a move that is not listed.</summary>
public static class IntentEdges
{
    /// <summary>Whether an intent may go from one state to another.</summary>
    public static bool Allows(IntentState from, IntentState to) => (from, to) switch
    {
        (IntentState.AwaitingApproval, IntentState.Approved or IntentState.Denied or IntentState.Expired or IntentState.Stale) => true,
        (IntentState.Stale, IntentState.AwaitingApproval or IntentState.Cancelled) => true,
        (IntentState.Approved, IntentState.Claimed or IntentState.Stale or IntentState.Expired) => true,
        (IntentState.Claimed, IntentState.Applied or IntentState.Failed or IntentState.Unknown) => true,
        (IntentState.Unknown, IntentState.Applied or IntentState.Claimed or IntentState.Quarantined) => true,
        (IntentState.Quarantined, IntentState.AwaitingApproval or IntentState.Discarded) => true,
        (IntentState.Applied, IntentState.RolledBack) => true,
        (IntentState.Staged, IntentState.AwaitingApproval or IntentState.Claimed or IntentState.Denied or IntentState.Stale or IntentState.Expired or IntentState.Cancelled) => true,
        // What is in shadow leads nowhere but to its comparison.
        (IntentState.Shadowed, IntentState.Compared) => true,
        (IntentState.Promoted, IntentState.Demoted) => true,
        _ => false,
    };

    /// <summary>Whether an intent may begin its life in a state.</summary>
    public static bool Begins(IntentState state)
        => state is IntentState.AwaitingApproval or IntentState.Claimed or IntentState.NoChange or IntentState.Quarantined or IntentState.Staged
            or IntentState.Shadowed or IntentState.Promoted;

    /// <summary>Whether nothing more will happen by itself, so that the idempotency window runs.</summary>
    public static bool IsSettled(IntentState state) => state
        is IntentState.Denied or IntentState.Expired or IntentState.Cancelled or IntentState.Applied or IntentState.NoChange
        or IntentState.Failed or IntentState.Discarded or IntentState.RolledBack
        or IntentState.Compared or IntentState.Demoted;

    /// <exception cref="InvalidOperationException">There is no such edge.</exception>
    public static void Require(IntentState from, IntentState to)
    {
        if (!Allows(from, to))
        {
            throw new InvalidOperationException($"An intent that is {from} cannot become {to}.");
        }
    }
}
