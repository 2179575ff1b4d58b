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
    public async ValueTask<long> ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        long changed = 0;
        foreach (ForgetStep.Table table in (ForgetStep.Table[])[ForgetStep.Table.Intents, ForgetStep.Table.Journal])
        {
            bool more = true;
            for (long after = 0; more; after += ForgetStep.Stretch)
            {
                (long rows, more) = await Writer.RunAsync(new ForgetStep(table, after, before), cancellationToken).ConfigureAwait(false);
                changed += rows;
            }
        }

        for (long rows = -1; rows != 0; changed += rows)
        {
            rows = await Writer.RunAsync(new ForgetCountersStep(before), cancellationToken).ConfigureAwait(false);
        }

        return changed;
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
