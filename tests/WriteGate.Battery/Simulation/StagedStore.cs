using WriteGate.Intents;
using WriteGate.Journal;

namespace WriteGate.Battery;

/// <summary>A store whose every use is a step on a stage, that may be out of reach, and whose answers may be lost after the commit.</summary>
internal sealed class StagedStore(IGateStore store, Stage stage, IChooser chooser) : IGateStore
{
    /// <summary>How often in a hundred it cannot be reached, and how often an answer is lost.</summary>
    public int Faults { get; set; }

    public ValueTask OpenAsync(CancellationToken cancellationToken) => default;

    public ValueTask<Recollection> RecallAsync(Recall recall, CancellationToken cancellationToken) => OnStageAsync(() => store.RecallAsync(recall, cancellationToken));

    public ValueTask<ClaimAnswer> ClaimAsync(Claim claim, CancellationToken cancellationToken) => OnStageAsync(() => store.ClaimAsync(claim, cancellationToken));

    public ValueTask<Intent?> MoveAsync(Move move, CancellationToken cancellationToken) => OnStageAsync(() => store.MoveAsync(move, cancellationToken));

    public async ValueTask RecordAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken) => await OnStageAsync(async () =>
    {
        await store.RecordAsync(entries, cancellationToken);
        return true;
    });

    public ValueTask<Intent?> FindAsync(string tenant, string intentId, CancellationToken cancellationToken)
        => OnStageAsync(() => store.FindAsync(tenant, intentId, cancellationToken));

    public ValueTask<IReadOnlyList<Intent>> ListAsync(IntentQuery query, CancellationToken cancellationToken) => OnStageAsync(() => store.ListAsync(query, cancellationToken));

    public ValueTask<IReadOnlyList<IntentCount>> CountAsync(IReadOnlyList<IntentState> states, CancellationToken cancellationToken) => store.CountAsync(states, cancellationToken);

    public ValueTask<IReadOnlyList<ShadowTally>> TallyShadowAsync(string tenant, DateTimeOffset since, CancellationToken cancellationToken)
        => store.TallyShadowAsync(tenant, since, cancellationToken);

    public IAsyncEnumerable<JournalRow> ReadJournalAsync(JournalQuery query, CancellationToken cancellationToken) => store.ReadJournalAsync(query, cancellationToken);

    public IAsyncEnumerable<JournalAnchor> ReadAnchorsAsync(CancellationToken cancellationToken) => store.ReadAnchorsAsync(cancellationToken);

    public ValueTask<Forgotten?> ForgetAsync(Retention retention, CancellationToken cancellationToken) => store.ForgetAsync(retention, cancellationToken);

    // Whoever made the store ends it.
    public ValueTask DisposeAsync() => default;

    private async ValueTask<T> OnStageAsync<T>(Func<ValueTask<T>> use)
    {
        await stage.StepAsync();
        if (chooser.Happens(Faults))
        {
            throw new StoreUnavailableException("The store is out of reach.");
        }

        T answer = await use();
        if (chooser.Happens(Faults))
        {
            throw new StoreUnavailableException("The store's answer was lost; whether this step was kept is not known.");
        }

        return answer;
    }
}
