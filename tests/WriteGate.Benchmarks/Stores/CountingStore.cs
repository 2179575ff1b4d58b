using WriteGate.Intents;
using WriteGate.Journal;

namespace WriteGate.Benchmarks.Stores;

/// <summary>Counts how often the gate goes to its store.</summary>
internal sealed class CountingStore(IGateStore inner) : IGateStore
{
    private int reads;
    private int changes;

    public int Reads => reads;

    public int Changes => changes;

    public ValueTask OpenAsync(CancellationToken cancellationToken) => inner.OpenAsync(cancellationToken);

    public ValueTask<Recollection> RecallAsync(Recall recall, CancellationToken cancellationToken)
    {
        reads++;
        return inner.RecallAsync(recall, cancellationToken);
    }

    public ValueTask<ClaimAnswer> ClaimAsync(Claim claim, CancellationToken cancellationToken)
    {
        changes++;
        return inner.ClaimAsync(claim, cancellationToken);
    }

    public ValueTask<Intent?> MoveAsync(Move move, CancellationToken cancellationToken)
    {
        changes++;
        return inner.MoveAsync(move, cancellationToken);
    }

    public ValueTask RecordAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken)
    {
        changes++;
        return inner.RecordAsync(entries, cancellationToken);
    }

    public ValueTask<Intent?> FindAsync(string tenant, string intentId, CancellationToken cancellationToken)
    {
        reads++;
        return inner.FindAsync(tenant, intentId, cancellationToken);
    }

    public ValueTask<IReadOnlyList<IntentCount>> CountAsync(IReadOnlyList<IntentState> states, CancellationToken cancellationToken)
        => inner.CountAsync(states, cancellationToken);

    public ValueTask<IReadOnlyList<Intent>> ListAsync(IntentQuery query, CancellationToken cancellationToken)
    {
        reads++;
        return inner.ListAsync(query, cancellationToken);
    }

    public ValueTask<IReadOnlyList<ShadowTally>> TallyShadowAsync(string tenant, DateTimeOffset since, CancellationToken cancellationToken)
    {
        reads++;
        return inner.TallyShadowAsync(tenant, since, cancellationToken);
    }

    public IAsyncEnumerable<JournalRow> ReadJournalAsync(JournalQuery query, CancellationToken cancellationToken)
    {
        reads++;
        return inner.ReadJournalAsync(query, cancellationToken);
    }

    public IAsyncEnumerable<JournalAnchor> ReadAnchorsAsync(CancellationToken cancellationToken) => inner.ReadAnchorsAsync(cancellationToken);

    public ValueTask<Forgotten?> ForgetAsync(Retention retention, CancellationToken cancellationToken) => inner.ForgetAsync(retention, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
