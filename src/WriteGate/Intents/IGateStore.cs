using WriteGate.Journal;

namespace WriteGate.Intents;

/// <summary>
/// Where intents and journal are kept. It speaks in the steps of a call, never in rows. Every method that changes
/// something returns only after the change is durable; when it throws, nothing was changed or it is not known
/// (<see cref="StoreUnavailableException"/>), and the gate writes nothing.
/// </summary>
public interface IGateStore : IAsyncDisposable
{
    /// <summary>Opens the store and brings its schema forward. Called once before anything else.</summary>
    /// <exception cref="StoreUnavailableException">It cannot be reached, is held by another process, or is of a newer schema.</exception>
    ValueTask OpenAsync(CancellationToken cancellationToken);

    /// <summary>Looks up what a call may already mean. One read.</summary>
    ValueTask<Recollection> RecallAsync(Recall recall, CancellationToken cancellationToken);

    /// <summary>
    /// Begins intents, all or none, in one durable commit: each takes its key over from the holder the caller has seen, and
    /// counters rise with them. No number of callers together takes a counter over its limit.
    /// </summary>
    ValueTask<ClaimAnswer> ClaimAsync(Claim claim, CancellationToken cancellationToken);

    /// <summary>Changes an intent's state in one durable commit, if it still is in the state and under the fence that the caller knows.</summary>
    /// <returns>The intent as it now is; null when it had moved, and nothing was changed.</returns>
    /// <exception cref="InvalidOperationException">There is no such edge (<see cref="IntentEdges"/>).</exception>
    ValueTask<Intent?> MoveAsync(Move move, CancellationToken cancellationToken);

    /// <summary>Adds to the journal alone, in one durable commit.</summary>
    ValueTask RecordAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken);

    /// <summary>One intent of a tenant.</summary>
    ValueTask<Intent?> FindAsync(string tenant, string intentId, CancellationToken cancellationToken);

    /// <summary>Intents, oldest first unless asked otherwise.</summary>
    ValueTask<IReadOnlyList<Intent>> ListAsync(IntentQuery query, CancellationToken cancellationToken);

    /// <summary>Counts the intents of all tenants in each of some states; a state that none is in is left out.</summary>
    /// <param name="states">The states. Only open ones are found quickly; every applied write is looked at.</param>
    /// <param name="cancellationToken">Ends it.</param>
    ValueTask<IReadOnlyList<IntentCount>> CountAsync(IReadOnlyList<IntentState> states, CancellationToken cancellationToken);

    /// <summary>Counts what was proposed in shadow, compared or not.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="since">Only what was proposed then or later, by the store's clock.</param>
    /// <param name="cancellationToken">Ends it.</param>
    ValueTask<IReadOnlyList<ShadowTally>> TallyShadowAsync(string tenant, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>The journal, in the order it was written.</summary>
    IAsyncEnumerable<JournalRow> ReadJournalAsync(JournalQuery query, CancellationToken cancellationToken);

    /// <summary>Of each run the last row that was removed from the journal, all that ever were, in one order that never changes.</summary>
    IAsyncEnumerable<JournalAnchor> ReadAnchorsAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Forgets what was kept long enough, in small steps, so that nobody who writes waits for it long. First values: bodies,
    /// images and responses of settled intents, values of journal rows, and counters that last rose so long ago, but none that
    /// rose in the last <see cref="Counting.Kept"/>: a run that goes on keeps its limits. Keys and hashes stay as tombstones.
    /// Then tombstones. Then whole months of the journal, whose removal is journaled first, so that the rest stays verifiable.
    /// Nothing is forgotten of an intent that is open, inside its window, in shadow or to be looked at, nor of one that belongs to
    /// such an intent as its batch, plan, item, rollback or edit.
    /// </summary>
    /// <returns>How much; null when somebody else is at it.</returns>
    ValueTask<Forgotten?> ForgetAsync(Retention retention, CancellationToken cancellationToken);
}
