using WriteGate.Intents;

namespace WriteGate.Sqlite;

/// <summary>Forgets a few counters that last rose before a time, so that other commands get their turn in between.</summary>
internal sealed class ForgetCountersStep(DateTimeOffset before) : IWriteStep<long>
{
    public long Run(WriteSession session, out bool keep)
    {
        keep = true;
        int unchanged = session.Database.TotalChanges;
        DateTimeOffset kept = session.Now() - Counting.Kept;
        session.Counters.Forget(before < kept ? before : kept);
        return session.Database.TotalChanges - unchanged;
    }
}
