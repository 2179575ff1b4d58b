using System.Globalization;

using WriteGate.Intents;

namespace WriteGate.Journal;

/// <summary>Where the chains of a journal begin, once old rows were removed.</summary>
internal sealed class JournalBeginnings
{
    private readonly Dictionary<string, JournalAnchor> anchors = new(StringComparer.Ordinal);
    private readonly JournalRemoval? removal;

    private JournalBeginnings(JournalRemoval? removal) => this.removal = removal;

    /// <summary>What does not fit between the anchors and what the journal says of them.</summary>
    public string? Fault { get; private set; }

    /// <summary>Reads the anchors, and holds them against the newest removal that the journal tells of.</summary>
    public static async Task<JournalBeginnings> OfAsync(IGateStore store, CancellationToken cancellationToken)
    {
        JournalBeginnings beginnings = new(await JournalRemoval.NewestAsync(store, cancellationToken).ConfigureAwait(false));
        if (beginnings.removal is { } removal)
        {
            string digest = await JournalRemoval.DigestAsync(store.ReadAnchorsAsync(cancellationToken), removal.Number, beginnings.Add, cancellationToken).ConfigureAwait(false);
            beginnings.Fault = digest == removal.Digest
                ? null
                : $"What is kept of removed rows is not what run {JournalRemoval.RunId} says was removed; one of the two was changed.";
        }

        return beginnings;
    }

    /// <summary>The last removed row of a run; null when none was.</summary>
    public JournalAnchor? Of(string runId) => anchors.GetValueOrDefault(runId);

    /// <summary>Rows that are still there of what was removed, and do not lead to what follows, were put there.</summary>
    public string? FaultOfRests(Dictionary<string, JournalRow> last)
        => last.Values.FirstOrDefault(row => row.RunSequence < Of(row.Entry.RunId)?.RunSequence) is { } rest
            ? $"Row {rest.Sequence} of run {rest.Entry.RunId}: it is number {rest.RunSequence} of its run, whose rows to {Of(rest.Entry.RunId)!.RunSequence} were removed, and none follows it; it was added."
            : null;

    /// <summary>Says what was removed of what was read.</summary>
    public string? Tell(JournalQuery query, Dictionary<string, JournalRow> last)
    {
        if (removal is null)
        {
            return null;
        }

        string removed = string.Create(CultureInfo.InvariantCulture, $"rows from before {removal.Before:yyyy-MM-dd} were removed on {removal.At:yyyy-MM-dd}");
        return query.RunId is not { } run ? $"In {anchors.Count} runs {removed} or earlier."
            : Of(run) is not { } anchor ? null
            : last.ContainsKey(run) ? $"Run {run} begins at row {anchor.RunSequence + 1}: {removed} or earlier."
            : $"Run {run} ended with row {anchor.RunSequence}: {removed} or earlier.";
    }

    private void Add(JournalAnchor anchor)
    {
        if (anchor.RunSequence > (Of(anchor.RunId)?.RunSequence ?? 0))
        {
            anchors[anchor.RunId] = anchor;
        }
    }
}
