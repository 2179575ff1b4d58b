using WriteGate.Intents;

namespace WriteGate.Sqlite;

/// <summary>Changes intents' states, all or none.</summary>
internal sealed class MoveStep(Move move) : IWriteStep<Intent?>
{
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

        Intent to = Stamps.Moved(move, now);
        if (!session.Intents.Move(move.From, to)
            || !move.Begins.All(beginning => Beginnings.Begin(session, beginning, move.Lease, now) is not null)
            || !move.With.All(other => Run(session, other, now) is not null))
        {
            return null;
        }

        foreach (Counting counting in move.Counts)
        {
            session.Counters.Raise(session.Counters.Weigh(counting, now), now);
        }

        if (move.Decision is { } decision)
        {
            session.Approvals.Add(to.Id, decision, now);
        }

        session.Journal.Append(move.Entry, now);
        return to;
    }
}
