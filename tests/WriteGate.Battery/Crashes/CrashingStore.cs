using System.Diagnostics;

using WriteGate.Intents;
using WriteGate.Journal;

namespace WriteGate.Battery;

/// <summary>A store whose process is killed before, during or after a commit.</summary>
internal sealed class CrashingStore(IGateStore store, CrashSite site) : IGateStore, IGateObserver
{
    private static readonly TimeSpan Meanwhile = TimeSpan.FromMilliseconds(3);

    public ValueTask OpenAsync(CancellationToken cancellationToken) => store.OpenAsync(cancellationToken);

    public ValueTask<Recollection> RecallAsync(Recall recall, CancellationToken cancellationToken) => store.RecallAsync(recall, cancellationToken);

    public ValueTask<ClaimAnswer> ClaimAsync(Claim claim, CancellationToken cancellationToken)
        => AroundAsync(claim.Intents is [{ Intent.State: IntentState.AwaitingApproval }, ..] ? "proposal" : "claim", () => store.ClaimAsync(claim, cancellationToken));

    public ValueTask<Intent?> MoveAsync(Move move, CancellationToken cancellationToken) => AroundAsync(
        move.To.State switch
        {
            IntentState.Approved => "approval",
            IntentState.Claimed => "claim",
            _ => "settlement",
        },
        () => store.MoveAsync(move, cancellationToken));

    public ValueTask RecordAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken) => store.RecordAsync(entries, cancellationToken);

    public ValueTask<Intent?> FindAsync(string tenant, string intentId, CancellationToken cancellationToken) => store.FindAsync(tenant, intentId, cancellationToken);

    public ValueTask<IReadOnlyList<Intent>> ListAsync(IntentQuery query, CancellationToken cancellationToken) => store.ListAsync(query, cancellationToken);

    public ValueTask<IReadOnlyList<IntentCount>> CountAsync(IReadOnlyList<IntentState> states, CancellationToken cancellationToken) => store.CountAsync(states, cancellationToken);

    public ValueTask<IReadOnlyList<ShadowTally>> TallyShadowAsync(string tenant, DateTimeOffset since, CancellationToken cancellationToken)
        => store.TallyShadowAsync(tenant, since, cancellationToken);

    public IAsyncEnumerable<JournalRow> ReadJournalAsync(JournalQuery query, CancellationToken cancellationToken) => store.ReadJournalAsync(query, cancellationToken);

    public IAsyncEnumerable<JournalAnchor> ReadAnchorsAsync(CancellationToken cancellationToken) => store.ReadAnchorsAsync(cancellationToken);

    public ValueTask<Forgotten?> ForgetAsync(Retention retention, CancellationToken cancellationToken) => store.ForgetAsync(retention, cancellationToken);

    public ValueTask DisposeAsync() => store.DisposeAsync();

    public ValueTask ReachedAsync(GateStep step, Intent? intent, CancellationToken cancellationToken)
    {
        site.Reached(step.ToString().ToLowerInvariant());
        return default;
    }

    private async ValueTask<T> AroundAsync<T>(string commit, Func<ValueTask<T>> run)
    {
        site.Reached($"before the {commit}");
        if (site.IsHere($"during the {commit}"))
        {
            _ = Task.Run(() => run().AsTask());
            long started = Stopwatch.GetTimestamp();
            TimeSpan wait = Meanwhile * Random.Shared.NextDouble();
            SpinWait.SpinUntil(() => Stopwatch.GetElapsedTime(started) > wait);
            CrashSite.Kill();
        }

        T answer = await run();
        site.Reached($"after the {commit}");
        return answer;
    }
}
