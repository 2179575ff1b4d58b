namespace WriteGate.Journal;

/// <summary>The last row of a run that was removed from the journal; the run's chain goes on behind it.</summary>
/// <param name="Removal">The number of the removal, <see cref="JournalRemoval.Number"/>.</param>
/// <param name="RunId">The run.</param>
/// <param name="RunSequence">Number of that row in its run.</param>
/// <param name="Hash">Hash of that row.</param>
public sealed record JournalAnchor(long Removal, string RunId, long RunSequence, byte[] Hash);
