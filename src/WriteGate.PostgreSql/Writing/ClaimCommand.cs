using WriteGate.Intents;
using WriteGate.Journal;

namespace WriteGate.PostgreSql;

/// <summary>Begins intents, all or none. The answer has no holder yet.</summary>
internal sealed class ClaimCommand(Claim claim) : Command<ClaimAnswer>
{
    public override IEnumerable<string> Concerns
        => claim.Intents.Select(beginning => ConcernOf(beginning.Intent)).Concat(claim.Entries.Select(ConcernOf));

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

    protected override ClaimAnswer Answer(bool done, DateTimeOffset now)
        => new(done ? [.. claim.Intents.Select(beginning => Stamps.Begun(beginning.Intent, claim.Lease, now))] : [], null, now);
}
