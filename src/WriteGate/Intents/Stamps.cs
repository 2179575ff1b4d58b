namespace WriteGate.Intents;

/// <summary>How intents look once they are stored, for stores: what a caller may set, and what the store's clock and fence set. Times are kept to the millisecond.</summary>
public static class Stamps
{
    /// <summary>A new intent.</summary>
    /// <param name="intent">The intent as its caller proposed it.</param>
    /// <param name="lease">How long it is leased, when it is claimed.</param>
    /// <param name="now">The store's clock.</param>
    public static Intent Begun(Intent intent, TimeSpan lease, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(intent);
        return Timed(intent, lease, now) with
        {
            Window = Stored(intent.Window),
            CreatedAt = Stored(now),
            Fence = intent.State == IntentState.Claimed ? intent.Fence + 1 : intent.Fence,
        };
    }

    /// <summary>An intent after a move. What an intent is about never changes: only what is named here.</summary>
    /// <param name="move">The move.</param>
    /// <param name="now">The store's clock.</param>
    public static Intent Moved(Move move, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(move);
        (Intent seen, Intent to) = (move.From, move.To);
        Intent moved = seen with
        {
            State = to.State,
            ReplacedBy = to.ReplacedBy,
            PolicyHash = to.PolicyHash,
            FirstApprover = to.FirstApprover,
            Review = to.Review,
            Verdict = to.Verdict,
            RecordId = to.RecordId,
            RecordVersion = to.RecordVersion,
            Tier = to.Tier,
            Before = to.Before,
            After = to.After,
            AfterSource = to.AfterSource,
            Digest = to.Digest,
            Reason = to.Reason,
            Failure = to.Failure,
            Response = to.Response,
            Attempts = to.Attempts,
            Reclaims = to.Reclaims,
            // What is proposed anew is another proposal than the one that was shown, even if the record is as it was then. A plan is
            // another one with every write that it takes in, so that of two at once the second looks again.
            Fence = to.State switch
            {
                IntentState.Claimed or IntentState.AwaitingApproval when !move.Stays => seen.Fence + 1,
                IntentState.Staged => seen.Fence + 1,
                _ => seen.Fence,
            },
            ExpiresAt = to.ExpiresAt,
            IsSensitive = to.IsSensitive,
        };
        // A first of two approvals, or an acknowledgement, starts no window anew.
        return move.Stays ? moved with { ExpiresAt = seen.ExpiresAt } : Timed(moved, move.Lease, now);
    }

    /// <summary>A time as it is stored.</summary>
    public static DateTimeOffset Stored(DateTimeOffset time) => DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());

    private static TimeSpan Stored(TimeSpan span) => TimeSpan.FromMilliseconds((long)span.TotalMilliseconds);

    private static Intent Timed(Intent intent, TimeSpan lease, DateTimeOffset now) => intent with
    {
        LeaseUntil = intent.State == IntentState.Claimed ? Stored(now) + Stored(lease) : null,
        SettledAt = IntentEdges.IsSettled(intent.State) ? Stored(now) : null,
        ExpiresAt = intent.ExpiresAt is { } expires ? Stored(expires) : null,
    };
}
