using WriteGate.Intents;
using WriteGate.Journal;

namespace WriteGate.Benchmarks.Calls;

/// <summary>
/// A store that keeps nothing: it knows no call, gives every key away and lets every move happen. It stamps what a store
/// must stamp and counts nothing, so that a call over it is the gate's own share. No gate is safe with it.
/// </summary>
internal sealed class ForgetfulStore(TimeProvider time) : IGateStore
{
    public ValueTask OpenAsync(CancellationToken cancellationToken) => default;

    public ValueTask<Recollection> RecallAsync(Recall recall, CancellationToken cancellationToken)
        => new(new Recollection { Now = time.GetUtcNow() });

    public ValueTask<ClaimAnswer> ClaimAsync(Claim claim, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        Intent won = claim.Intents[0].Intent with { Fence = 1, LeaseUntil = now + claim.Lease, CreatedAt = now };
        return new(new ClaimAnswer([won], null, now));
    }

    public ValueTask<Intent?> MoveAsync(Move move, CancellationToken cancellationToken) => new(move.To);

    public ValueTask RecordAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken) => default;

    public ValueTask<Intent?> FindAsync(string tenant, string intentId, CancellationToken cancellationToken) => default;

    public ValueTask<IReadOnlyList<Intent>> ListAsync(IntentQuery query, CancellationToken cancellationToken) => new([]);

    public ValueTask<IReadOnlyList<IntentCount>> CountAsync(IReadOnlyList<IntentState> states, CancellationToken cancellationToken) => new([]);

    public ValueTask<IReadOnlyList<ShadowTally>> TallyShadowAsync(string tenant, DateTimeOffset since, CancellationToken cancellationToken) => new([]);

    public IAsyncEnumerable<JournalRow> ReadJournalAsync(JournalQuery query, CancellationToken cancellationToken)
        => AsyncEnumerable.Empty<JournalRow>();

    public IAsyncEnumerable<JournalAnchor> ReadAnchorsAsync(CancellationToken cancellationToken) => AsyncEnumerable.Empty<JournalAnchor>();

    public ValueTask<Forgotten?> ForgetAsync(Retention retention, CancellationToken cancellationToken) => default;

    public ValueTask DisposeAsync() => default;
}
