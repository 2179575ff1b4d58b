using System.Security.Cryptography;

using WriteGate.Intents;

namespace WriteGate.Journal;

/// <summary>Recomputes the chains of a journal and names the first row that does not fit.</summary>
public static class JournalVerifier
{
    /// <summary>Verifies the chains of a journal. Where old rows were removed, a run's chain begins behind what the journal says was removed of it.</summary>
    /// <param name="store">The store.</param>
    /// <param name="query">Which part; a run is verified whole or not at all, so restrict by tenant or run only.</param>
    /// <param name="heads">Heads of runs kept outside the store; without them rows cut off at the end of a run cannot be noticed.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<JournalVerdict> VerifyAsync(
        IGateStore store, JournalQuery query, IReadOnlyCollection<JournalHead>? heads = null, CancellationToken cancellationToken = default)
    {
        string? found = null;
        while (true)
        {
            JournalVerdict verdict = await ReadAsync(store, query, heads, cancellationToken).ConfigureAwait(false);
            // Rows that are removed just then can look like a fault; one that is found twice is one.
            if (verdict.IsIntact || verdict.Fault == found)
            {
                return verdict;
            }

            found = verdict.Fault;
        }
    }

    internal static string? Fault(JournalRow row, JournalRow? before, JournalAnchor? anchor = null)
    {
        // What is still there of removed rows ends in the anchored row, and so is held by what follows it.
        bool begins = before is null && row.RunSequence <= anchor?.RunSequence;
        long expected = (before?.RunSequence ?? anchor?.RunSequence ?? 0) + 1;
        if (!begins && row.RunSequence != expected)
        {
            return $"it is number {row.RunSequence} of its run where {expected} was expected; a row was removed, added or moved.";
        }

        if (!begins && !row.PreviousHash.AsSpan().SequenceEqual(before?.Hash ?? anchor?.Hash ?? JournalChain.Origin))
        {
            return "it does not follow the row before it; one of the two was changed.";
        }

        if (row.RunSequence == anchor?.RunSequence && !row.Hash.AsSpan().SequenceEqual(anchor.Hash))
        {
            return "it is another row than the one up to which its run was removed; it was changed or added.";
        }

        if (!row.Hash.AsSpan().SequenceEqual(JournalChain.HashOf(row)))
        {
            return "its hash does not fit what it says; it was changed.";
        }

        // Values are forgotten together with their salt; some without one were put there later.
        bool fits = row.Salt is { } salt
            ? row.ValuesDigest.AsSpan().SequenceEqual(JournalChain.DigestOf(salt, row.Entry))
            : row.Entry is { Before: null, After: null, Skipped: null };
        return fits ? null : "its values do not fit their digest; they were changed.";
    }

    private static async Task<JournalVerdict> ReadAsync(
        IGateStore store, JournalQuery query, IReadOnlyCollection<JournalHead>? heads, CancellationToken cancellationToken)
    {
        JournalBeginnings beginnings = await JournalBeginnings.OfAsync(store, cancellationToken).ConfigureAwait(false);
        if (beginnings.Fault is { } unrecorded)
        {
            return new(0, unrecorded);
        }

        Dictionary<string, JournalRow> last = new(StringComparer.Ordinal);
        // Removals are looked at whatever is asked for.
        bool isPart = query.Tenant is not null || query.RunId is not null;
        (long rows, string? fault) = isPart
            ? await ReadAsync(store, new() { RunId = JournalRemoval.RunId }, beginnings, last, cancellationToken).ConfigureAwait(false)
            : default;
        if (fault is null)
        {
            last.Clear();
            (rows, fault) = await ReadAsync(store, query, beginnings, last, cancellationToken).ConfigureAwait(false);
        }

        return new(rows, fault ?? beginnings.FaultOfRests(last) ?? FaultOfHeads(beginnings, last, heads)) { Removed = beginnings.Tell(query, last) };
    }

    private static async Task<(long Rows, string? Fault)> ReadAsync(
        IGateStore store, JournalQuery query, JournalBeginnings beginnings, Dictionary<string, JournalRow> last, CancellationToken cancellationToken)
    {
        long rows = 0;
        await foreach (JournalRow row in store.ReadJournalAsync(query, cancellationToken).ConfigureAwait(false))
        {
            rows++;
            last.TryGetValue(row.Entry.RunId, out JournalRow? before);
            if (Fault(row, before, beginnings.Of(row.Entry.RunId)) is { } fault)
            {
                return (rows, $"Row {row.Sequence} of run {row.Entry.RunId}: {fault}");
            }

            last[row.Entry.RunId] = row;
        }

        return (rows, null);
    }

    private static string? FaultOfHeads(JournalBeginnings beginnings, Dictionary<string, JournalRow> last, IReadOnlyCollection<JournalHead>? heads)
    {
        foreach (JournalHead head in heads ?? [])
        {
            JournalAnchor? anchor = beginnings.Of(head.RunId);
            (long number, byte[]? hash) = last.TryGetValue(head.RunId, out JournalRow? row) ? (row.RunSequence, row.Hash) : (anchor?.RunSequence ?? 0, anchor?.Hash);
            if (number < head.RunSequence)
            {
                return $"Run {head.RunId} ends at row {number}, but its head says {head.RunSequence}: rows were cut off at the end.";
            }

            // Removed since, the row that the head names may be the anchored one.
            byte[]? named = number == head.RunSequence ? hash : anchor?.RunSequence == head.RunSequence ? anchor.Hash : null;
            if (named is not null && !CryptographicOperations.FixedTimeEquals(named, head.Hash))
            {
                return $"Run {head.RunId} ends in another row than its head says: the run was rewritten.";
            }
        }

        return null;
    }
}

/// <summary>What verification found.</summary>
/// <param name="Rows">How many rows were read.</param>
/// <param name="Fault">The first fault in words; null when there is none.</param>
public sealed record JournalVerdict(long Rows, string? Fault)
{
    /// <summary>Whether every row fits.</summary>
    public bool IsIntact => Fault is null;

    /// <summary>What the journal says was removed of what was verified, in words; null where nothing was.</summary>
    public string? Removed { get; init; }
}

/// <summary>The end of a run's chain, to be kept outside the store.</summary>
/// <param name="RunId">The run.</param>
/// <param name="RunSequence">Number of its last row.</param>
/// <param name="Hash">Hash of its last row.</param>
public sealed record JournalHead(string RunId, long RunSequence, byte[] Hash);
