using System.Security.Cryptography;

using WriteGate.Intents;

namespace WriteGate.Journal;

/// <summary>Recomputes the chains of a journal and names the first row that does not fit.</summary>
public static class JournalVerifier
{
    /// <summary>Verifies the chains of a journal.</summary>
    /// <param name="store">The store.</param>
    /// <param name="query">Which part; a run is verified whole or not at all, so restrict by tenant or run only.</param>
    /// <param name="heads">Heads of runs kept outside the store; without them rows cut off at the end of a run cannot be noticed.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<JournalVerdict> VerifyAsync(
        IGateStore store, JournalQuery query, IReadOnlyCollection<JournalHead>? heads = null, CancellationToken cancellationToken = default)
    {
        Dictionary<string, JournalRow> last = new(StringComparer.Ordinal);
        long rows = 0;
        await foreach (JournalRow row in store.ReadJournalAsync(query, cancellationToken).ConfigureAwait(false))
        {
            rows++;
            last.TryGetValue(row.Entry.RunId, out JournalRow? before);
            if (Fault(row, before) is { } fault)
            {
                return new(rows, $"Row {row.Sequence} of run {row.Entry.RunId}: {fault}");
            }

            last[row.Entry.RunId] = row;
        }

        foreach (JournalHead head in heads ?? [])
        {
            if (!last.TryGetValue(head.RunId, out JournalRow? row) || row.RunSequence < head.RunSequence)
            {
                return new(rows, $"Run {head.RunId} ends at row {row?.RunSequence ?? 0}, but its head says {head.RunSequence}: rows were cut off at the end.");
            }

            if (row.RunSequence == head.RunSequence && !CryptographicOperations.FixedTimeEquals(row.Hash, head.Hash))
            {
                return new(rows, $"Run {head.RunId} ends in another row than its head says: the run was rewritten.");
            }
        }

        return new(rows, null);
    }

    internal static string? Fault(JournalRow row, JournalRow? before)
    {
        long expected = (before?.RunSequence ?? 0) + 1;
        if (row.RunSequence != expected)
        {
            return $"it is number {row.RunSequence} of its run where {expected} was expected; a row was removed, added or moved.";
        }

        if (!row.PreviousHash.AsSpan().SequenceEqual(before?.Hash ?? JournalChain.Origin))
        {
            return "it does not follow the row before it; one of the two was changed.";
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
}

/// <summary>What verification found.</summary>
/// <param name="Rows">How many rows were read.</param>
/// <param name="Fault">The first fault in words; null when there is none.</param>
public sealed record JournalVerdict(long Rows, string? Fault)
{
    /// <summary>Whether every row fits.</summary>
    public bool IsIntact => Fault is null;
}

/// <summary>The end of a run's chain, to be kept outside the store.</summary>
/// <param name="RunId">The run.</param>
/// <param name="RunSequence">Number of its last row.</param>
/// <param name="Hash">Hash of its last row.</param>
public sealed record JournalHead(string RunId, long RunSequence, byte[] Hash);
