using WriteGate.Journal;

namespace WriteGate.Sqlite;

/// <summary>Adds to the journal alone.</summary>
internal sealed class RecordStep(IReadOnlyList<JournalEntry> entries) : IWriteStep<int>
{
    public int Run(WriteSession session, out bool keep)
    {
        DateTimeOffset now = session.Now();
        foreach (JournalEntry entry in entries)
        {
            session.Journal.Append(entry, now);
        }

        keep = true;
        return entries.Count;
    }
}
