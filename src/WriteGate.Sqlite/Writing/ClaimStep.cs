using WriteGate.Intents;
using WriteGate.Journal;

namespace WriteGate.Sqlite;

/// <summary>Begins intents, all or none.</summary>
internal sealed class ClaimStep(Claim claim) : IWriteStep<ClaimAnswer>
{
    public ClaimAnswer Run(WriteSession session, out bool keep)
    {
        DateTimeOffset now = session.Now();
        List<Intent> won = new(claim.Intents.Count);
        foreach (NewIntent beginning in claim.Intents)
        {
            if (Beginnings.Begin(session, beginning, claim.Lease, now) is not { } stored)
            {
                keep = false;
                return new([], session.Intents.Holder(beginning.Intent.Tenant, beginning.Intent.Key), now);
            }

            won.Add(stored);
        }

        foreach (JournalEntry entry in claim.Entries)
        {
            session.Journal.Append(entry, now);
        }

        keep = true;
        return new(won, null, now);
    }
}
