using WriteGate.Intents;

namespace WriteGate.Sqlite;

/// <summary>Changes intents' states, all or none.</summary>
internal sealed class MoveStep(Move move) : IWriteStep<Intent?>
{
    public static void Require(Move move)
    {
        IntentEdges.Require(move.From.State, move.To.State);
        if (move.From.Id != move.To.Id || move.From.Tenant != move.To.Tenant)
        {
            throw new ArgumentException($"Intent {move.From.Id} cannot become another intent, {move.To.Id}.", nameof(move));
        }

        Beginnings.Require(move.Begins);
        foreach (Move other in move.With)
        {
            Require(other);
        }
    }

    public Intent? Run(WriteSession session, out bool keep)
    {
        Intent? moved = Run(session, move, session.Now());
        keep = moved is not null;
        return moved;
    }

    private static Intent? Run(WriteSession session, Move move, DateTimeOffset now)
    {
        // A decision on something else than what now waits decides nothing.
        if (move.Decision is { } shown && shown.Digest != move.From.Digest)
        {
            return null;
        }

        Intent to = Stamp(move, now);
        if (!session.Intents.Move(move.From, to)
            || !move.Begins.All(beginning => Beginnings.Begin(session, beginning, move.Lease, now) is not null)
            || !move.With.All(other => Run(session, other, now) is not null))
        {
            return null;
        }

        if (move.Decision is { } decision)
        {
            session.Approvals.Add(to.Id, decision, now);
        }

        session.Journal.Append(move.Entry, now);
        return to;
    }

    // What an intent is about never changes: only what is named here.
    private static Intent Stamp(Move move, DateTimeOffset now)
    {
        (Intent seen, Intent to) = (move.From, move.To);
        bool claimed = to.State == IntentState.Claimed;
        return seen with
        {
            State = to.State,
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
            Fence = claimed ? seen.Fence + 1 : seen.Fence,
            LeaseUntil = claimed ? WriteSession.Stored(now + move.Lease) : null,
            SettledAt = IntentEdges.IsSettled(to.State) ? now : null,
            ExpiresAt = to.ExpiresAt is { } expires ? WriteSession.Stored(expires) : null,
            IsSensitive = to.IsSensitive,
        };
    }
}
