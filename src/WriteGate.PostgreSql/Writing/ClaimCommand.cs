using WriteGate.Intents;
using WriteGate.Journal;

namespace WriteGate.PostgreSql;

/// <summary>Begins intents, all or none. The answer has no holder yet.</summary>
internal sealed class ClaimCommand(Claim claim) : Command<ClaimAnswer>
{
    public override IEnumerable<string> Concerns
        => claim.Intents.Select(beginning => ConcernOf(beginning.Intent)).Concat(claim.Entries.Select(ConcernOf)).Concat(claim.Counts.Select(ConcernOf));

    public override IEnumerable<Counting> Counts => claim.Counts;

    public override bool IsUndoable => claim.Intents.Count > 1;

    protected override void WriteCalls(CommandWriter writer)
    {
        foreach (NewIntent beginning in claim.Intents)
        {
            writer.Begin(beginning, claim.Lease);
        }

        foreach (JournalEntry entry in claim.Entries)
        {
            Append(writer, entry);
        }
    }

    protected override ClaimAnswer Answer(Outcome outcome)
        => new(outcome.Done ? [.. claim.Intents.Select(beginning => Stamps.Begun(beginning.Intent, claim.Lease, outcome.Now))] : [], null, outcome.Now)
        {
            Tallies = outcome.Tallies is { } tallies ? [.. claim.Counts.Select((counting, i) => new Counted(counting, tallies[2 * i], tallies[(2 * i) + 1]))] : [],
        };
}
