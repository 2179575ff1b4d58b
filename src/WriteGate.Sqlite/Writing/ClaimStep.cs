using WriteGate.Intents;
using WriteGate.Journal;

namespace WriteGate.Sqlite;

/// <summary>Begins intents, all or none.</summary>
internal sealed class ClaimStep(Claim claim) : IWriteStep<ClaimAnswer>
{
    public ClaimAnswer Run(WriteSession session, out bool keep)
    {
        DateTimeOffset now = session.Now();
        // Weighed before anything is changed, so that a refusal has nothing to undo.
        Counted[] tallies = [.. claim.Counts.Select(counting => session.Counters.Weigh(counting, now))];
        if (tallies.Any(tally => tally.IsOver))
        {
            keep = false;
            return new([], null, now) { Tallies = tallies };
        }

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

        Array.ForEach(tallies, tally => session.Counters.Raise(tally, now));
        foreach (JournalEntry entry in claim.Entries)
        {
            session.Journal.Append(entry, now);
        }

        keep = true;
        return new(won, null, now) { Tallies = tallies };
    }
}
