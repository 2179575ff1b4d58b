using WriteGate.Intents;

namespace WriteGate.PostgreSql;

/// <summary>Changes intents' states, all or none.</summary>
internal sealed class MoveCommand(Move move) : Command<Intent?>
{
    private readonly IReadOnlyList<Move> all = [.. Flatten(move)];

    public override IEnumerable<string> Concerns => all.SelectMany(one =>
        one.Begins.Select(beginning => ConcernOf(beginning.Intent)).Append(ConcernOf(one.From)).Append(ConcernOf(one.Entry)).Concat(one.Counts.Select(ConcernOf)));

    // What somebody has decided on is counted, not held.
    public override IEnumerable<Counting> Counts => all.SelectMany(one => one.Counts).Select(counting => counting with { Limit = null });

    public override bool IsUndoable => all.Count > 1 || move.Begins.Count > 0;

    /// <summary>A decision on something else than what now waits decides nothing.</summary>
    public bool DecidesOnSomethingElse => all.Any(one => one.Decision is { } shown && shown.Digest != one.From.Digest);

    protected override void WriteCalls(CommandWriter writer) => WriteCalls(writer, move);

    protected override Intent? Answer(Outcome outcome) => outcome.Done ? Stamps.Moved(move, outcome.Now) : null;

    private void WriteCalls(CommandWriter writer, Move one)
    {
        writer.Move(one);
        foreach (NewIntent beginning in one.Begins)
        {
            writer.Begin(beginning, one.Lease);
        }

        foreach (Move other in one.With)
        {
            WriteCalls(writer, other);
        }

        if (one.Decision is { } decision)
        {
            writer.Decide(one.From.Id, decision);
        }

        Append(writer, one.Entry);
    }

    private static IEnumerable<Move> Flatten(Move one) => one.With.SelectMany(Flatten).Prepend(one);
}
