using WriteGate.Intents;
using WriteGate.Journal;

namespace WriteGate.Battery;

/// <summary>What a store is, without a disk: every call is one step that nobody comes between. Many gates share it.</summary>
internal sealed class MemoryStore(Func<DateTimeOffset> clock) : IGateStore
{
    private readonly List<Intent> intents = [];
    private readonly Dictionary<(string Tenant, string Key), string> holders = [];
    private readonly Dictionary<(string Name, long Period), (long Value, HashSet<string> Members)> counters = [];
    private readonly List<JournalRow> journal = [];

    public ValueTask OpenAsync(CancellationToken cancellationToken) => default;

    public ValueTask<Recollection> RecallAsync(Recall recall, CancellationToken cancellationToken) => new(new Recollection
    {
        Holder = Holder(recall.Tenant, recall.Key),
        Other = recall.OtherKey is { } other ? Holder(recall.Tenant, other) : null,
        Retried = Last(each => each.Tenant == recall.Tenant
            && (recall.RetryOf is { } retried ? each.Id == retried || each.CallId == retried : recall.CallId is { } id && each.CallId == id && each.RunId == recall.RunId && each.Tool == recall.Tool)),
        Unsettled = Last(each => each.RunId == recall.RunId && each.RecordId == recall.RecordId && each.Tenant == recall.Tenant && each.Tool == recall.Tool
            && each.Key != recall.Key && (each.State is IntentState.Claimed or IntentState.Unknown || each is { State: IntentState.Failed, Failure: FailureKind.NotBegun })),
        Now = clock(),
    });

    public ValueTask<ClaimAnswer> ClaimAsync(Claim claim, CancellationToken cancellationToken)
    {
        claim.Require();
        DateTimeOffset now = clock();
        Counted[] tallies = [.. claim.Counts.Select(counting => Weigh(counting, now))];
        if (tallies.Any(tally => tally.IsOver))
        {
            return new(new ClaimAnswer([], null, now) { Tallies = tallies });
        }

        if (claim.Intents.FirstOrDefault(beginning => !IsAsSeen(beginning)) is { } lost)
        {
            return new(new ClaimAnswer([], Holder(lost.Intent.Tenant, lost.Intent.Key), now));
        }

        Intent[] won = [.. claim.Intents.Select(beginning => Begin(beginning, claim.Lease, now))];
        Array.ForEach(tallies, tally => Raise(tally, now));
        Append(claim.Entries, now);
        return new(new ClaimAnswer(won, null, now) { Tallies = tallies });
    }

    public ValueTask<Intent?> MoveAsync(Move move, CancellationToken cancellationToken)
    {
        move.Require();
        DateTimeOffset now = clock();
        Move[] all = [move, .. move.With];
        if (!all.All(IsAsSeen) || !move.Begins.All(IsAsSeen))
        {
            return default;
        }

        Intent[] moved = [.. all.Select(each => Stamps.Moved(each, now))];
        foreach (Intent each in moved)
        {
            intents[intents.FindIndex(other => other.Id == each.Id)] = each;
        }

        foreach (NewIntent beginning in move.Begins)
        {
            Begin(beginning, move.Lease, now);
        }

        foreach (Counting counting in move.Counts)
        {
            Raise(Weigh(counting, now), now);
        }

        Append([.. all.Select(each => each.Entry)], now);
        return new(moved[0]);
    }

    public ValueTask RecordAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken)
    {
        Append(entries, clock());
        return default;
    }

    public ValueTask<Intent?> FindAsync(string tenant, string intentId, CancellationToken cancellationToken)
        => new(intents.Find(each => each.Tenant == tenant && each.Id == intentId));

    public ValueTask<IReadOnlyList<Intent>> ListAsync(IntentQuery query, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock();
        IEnumerable<Intent> found = intents.Where(each =>
            (query.Tenant ?? each.Tenant) == each.Tenant && (query.RunId ?? each.RunId) == each.RunId && (query.Resource ?? each.Resource) == each.Resource
            && (query.RecordId is null || query.RecordId == each.RecordId) && (query.ParentId is null || query.ParentId == each.ParentId)
            && (query.RollbackOf is null || query.RollbackOf == each.RollbackOf) && (query.States?.Contains(each.State) ?? true)
            && (!query.LeaseEnded || (each.State == IntentState.Claimed && each.LeaseUntil <= now))
            && (!query.Expired || (each.State is IntentState.AwaitingApproval or IntentState.Approved && each.ExpiresAt <= now))
            && (!query.ToReview || each is { Review: ReviewState.Open, State: IntentState.Applied }));
        return new([.. (query.NewestFirst ? found.Reverse() : found).Take(query.Limit)]);
    }

    public ValueTask<IReadOnlyList<IntentCount>> CountAsync(IReadOnlyList<IntentState> states, CancellationToken cancellationToken)
        => throw new NotSupportedException("Nobody measures a simulation.");

    public ValueTask<IReadOnlyList<ShadowTally>> TallyShadowAsync(string tenant, DateTimeOffset since, CancellationToken cancellationToken)
        => throw new NotSupportedException("Nothing of a simulation is in shadow.");

    public async IAsyncEnumerable<JournalRow> ReadJournalAsync(JournalQuery query, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (JournalRow row in journal.Where(row => row.Sequence > query.After && (query.RunId ?? row.Entry.RunId) == row.Entry.RunId
            && (query.IntentId is null || query.IntentId == row.Entry.IntentId)))
        {
            yield return row;
        }
    }

    public IAsyncEnumerable<JournalAnchor> ReadAnchorsAsync(CancellationToken cancellationToken) => AsyncEnumerable.Empty<JournalAnchor>();

    public ValueTask<Forgotten?> ForgetAsync(Retention retention, CancellationToken cancellationToken)
        => throw new NotSupportedException("Nothing in a simulation is old enough to be forgotten.");

    public ValueTask DisposeAsync() => default;

    private Intent? Holder(string tenant, string key) => holders.TryGetValue((tenant, key), out string? id) ? intents.Find(each => each.Id == id) : null;

    private Intent? Last(Predicate<Intent> which) => intents.FindLast(which);

    private bool IsAsSeen(NewIntent beginning)
    {
        Intent? holder = Holder(beginning.Intent.Tenant, beginning.Intent.Key);
        return (holder?.Id, holder?.State, holder?.Fence) == (beginning.Over?.Id, beginning.Over?.State, beginning.Over?.Fence);
    }

    private bool IsAsSeen(Move move)
        => intents.Find(each => each.Id == move.From.Id) is { } there
            && (there.State, there.Fence, there.Digest, there.FirstApprover) == (move.From.State, move.From.Fence, move.From.Digest, move.From.FirstApprover)
            && (move.Decision is null || move.Decision.Digest == there.Digest);

    private Intent Begin(NewIntent beginning, TimeSpan lease, DateTimeOffset now)
    {
        Intent begun = Stamps.Begun(beginning.Intent, lease, now);
        intents.Add(begun);
        holders[(begun.Tenant, begun.Key)] = begun.Id;
        return begun;
    }

    private Counted Weigh(Counting counting, DateTimeOffset now)
    {
        (long value, HashSet<string>? members) = counters.GetValueOrDefault((counting.Name, PeriodOf(counting, now)));
        long added = counting.Members.Count == 0 ? counting.Amount : counting.Members.Distinct().Count(member => members?.Contains(member) != true);
        return new(counting, value, added);
    }

    private void Raise(Counted tally, DateTimeOffset now)
    {
        HashSet<string> members = [.. counters.GetValueOrDefault((tally.Counting.Name, PeriodOf(tally.Counting, now))).Members ?? [], .. tally.Counting.Members];
        counters[(tally.Counting.Name, PeriodOf(tally.Counting, now))] = (tally.After, members);
    }

    private static long PeriodOf(Counting counting, DateTimeOffset now) => counting.Every is { } every ? now.Ticks / every.Ticks : 0;

    private void Append(IReadOnlyList<JournalEntry> entries, DateTimeOffset now)
    {
        foreach (JournalEntry entry in entries)
        {
            JournalRow? last = journal.FindLast(row => row.Entry.RunId == entry.RunId);
            journal.Add(JournalChain.Seal(entry, journal.Count + 1, (last?.RunSequence ?? 0) + 1, now, last?.Hash ?? JournalChain.Origin));
        }
    }
}
