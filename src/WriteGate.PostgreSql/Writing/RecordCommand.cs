using WriteGate.Journal;

namespace WriteGate.PostgreSql;

/// <summary>Adds to the journal alone.</summary>
internal sealed class RecordCommand(IReadOnlyList<JournalEntry> entries) : Command<bool>
{
    public override IEnumerable<string> Concerns => entries.Select(ConcernOf);

    public override bool IsUndoable => false;

    protected override void WriteCalls(CommandWriter writer)
    {
        foreach (JournalEntry entry in entries)
        {
            Append(writer, entry);
        }
    }

    protected override bool Answer(Outcome outcome) => outcome.Done;
}
