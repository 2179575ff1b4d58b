using System.Runtime.CompilerServices;

using WriteGate.Intents;
using WriteGate.Journal;

namespace WriteGate.Sqlite;

/// <summary>
/// Keeps intents, approvals and journal in one SQLite file, for one process. Commands that wait are committed together,
/// each commit forced to disk before its callers are answered.
/// </summary>
/// <param name="options">Where it is and how it behaves.</param>
/// <param name="time">The store's clock.</param>
public sealed class SqliteGateStore(SqliteStoreOptions options, TimeProvider time) : IGateStore
{
    private OpenStore? open;
    private int isForgetting;

    /// <summary>How many transactions that changed something were committed since it was opened.</summary>
    internal long Commits => open?.Writer?.Commits ?? 0;

    /// <summary>How the writer's connection is set: journal mode, synchronous, foreign keys.</summary>
    internal (string? JournalMode, long Synchronous, long ForeignKeys) Settings() => (open ?? throw NotOpen()).Settings();

    private IReads Reads => (open ?? throw NotOpen()).Reads;

    private Writer Writer => (open ?? throw NotOpen()).Writer
        ?? throw new InvalidOperationException($"The store \"{options.Path}\" was opened read-only.");

    /// <inheritdoc/>
    public async ValueTask OpenAsync(CancellationToken cancellationToken)
    {
        if (open is not null)
        {
            throw new InvalidOperationException($"The store \"{options.Path}\" is open already.");
        }

        open = options.ReadOnly
            ? OpenStore.ForReading(options)
            : await OpenStore.ForWritingAsync(options, time, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<Recollection> RecallAsync(Recall recall, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(recall);
        cancellationToken.ThrowIfCancellationRequested();
        Recollection Query(SqliteDatabase database) => RecallQuery.Run(database, recall, Now());
        return new(open?.Writer?.TryRead(Query, out Recollection? recollection) == true ? recollection! : Reads.Read(Query));
    }

    /// <inheritdoc/>
    public ValueTask<ClaimAnswer> ClaimAsync(Claim claim, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(claim);
        claim.Require();
        return new(Writer.RunAsync(new ClaimStep(claim), cancellationToken));
    }

    /// <inheritdoc/>
    public ValueTask<Intent?> MoveAsync(Move move, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(move);
        move.Require();
        return new(Writer.RunAsync(new MoveStep(move), cancellationToken));
    }

    /// <inheritdoc/>
    public async ValueTask RecordAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entries);
        await Writer.RunAsync(new RecordStep(entries), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<Intent?> FindAsync(string tenant, string intentId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(Reads.Read(database => IntentRows.First(database.Prepare(RecallQuery.RetriedIntentSql).Add(tenant).Add(intentId))));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Intent>> ListAsync(IntentQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        cancellationToken.ThrowIfCancellationRequested();
        return new(Reads.Read(database => IntentList.Run(database, query, Now())));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<IntentCount>> CountAsync(IReadOnlyList<IntentState> states, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(states);
        cancellationToken.ThrowIfCancellationRequested();
        return new(Reads.Read(database => IntentList.Count(database, states)));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ShadowTally>> TallyShadowAsync(string tenant, DateTimeOffset since, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(Reads.Read(database => ShadowTallies.Run(database, tenant, since)));
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<JournalRow> ReadJournalAsync(JournalQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        long after = query.Newest > 0 ? Reads.Read(database => JournalPages.BeforeNewest(database, query)) : query.After;
        Task<List<JournalRow>>? next = ReadPageAsync(query, after, cancellationToken);
        while (next is not null)
        {
            List<JournalRow> page = await next.ConfigureAwait(false);
            // Read while the caller looks at this one.
            next = page.Count == JournalPages.PageSize ? ReadPageAsync(query, page[^1].Sequence, cancellationToken) : null;
            foreach (JournalRow row in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return row;
            }
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<JournalAnchor> ReadAnchorsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        JournalAnchor? last = null;
        List<JournalAnchor> page;
        do
        {
            page = await Task.Run(() => Reads.Read(database => AnchorTable.Page(database, last)), cancellationToken).ConfigureAwait(false);
            foreach (JournalAnchor anchor in page)
            {
                yield return last = anchor;
            }
        }
        while (page.Count == AnchorTable.PageSize);
    }

    /// <inheritdoc/>
    public async ValueTask<Forgotten?> ForgetAsync(Retention retention, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(retention);
        Forgetting forgetting = new(this, Writer, Reads);
        if (Interlocked.Exchange(ref isForgetting, 1) == 1)
        {
            return null;
        }

        try
        {
            return await forgetting.RunAsync(retention, Now(), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            isForgetting = 0;
        }
    }

    /// <summary>Writes what waits, closes the file and lets go of the lock.</summary>
    public ValueTask DisposeAsync()
    {
        open?.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task<List<JournalRow>> ReadPageAsync(JournalQuery query, long after, CancellationToken cancellationToken)
        => Task.Run(() => Reads.Read(database => JournalPages.Read(database, query, after)), cancellationToken);

    private DateTimeOffset Now() => Stamps.Stored(time.GetUtcNow());

    private InvalidOperationException NotOpen() => new($"The store \"{options.Path}\" is not open; call OpenAsync first.");
}
