using WriteGate.Intents;
using WriteGate.Journal;

namespace WriteGate.PostgreSql;

/// <summary>
/// Makes the parts of the journal ahead of time and removes old ones, on the one connection that holds the lock of retention: when
/// it is lost nothing more is done, so that no two processes ever anchor at once.
/// </summary>
internal sealed class JournalParts(PostgreSqlGateStore gate, StoreName store, WriteConnection alone)
{
    private readonly string journal = $"{store.Quoted}.journal";

    /// <summary>Makes the parts of this month and those that follow, where this user may; what has none is kept with what else has none.</summary>
    public async Task AddAsync(CancellationToken cancellationToken)
        => await Sql.ScalarAsync(
            alone.Inner,
            $"SELECT {store.Quoted}.add_journal_months() WHERE (SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = '{journal}'::regclass)",
            cancellationToken).ConfigureAwait(false);

    // First it is kept where each run went on, then journaled that rows are removed, then they are. An interruption leaves more
    // rows than are left in the end, and never fewer than the journal tells of.
    public async Task<long> RemoveAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        long time = before.ToUnixTimeMilliseconds();
        long last = await LastRemovableAsync(time, cancellationToken).ConfigureAwait(false);
        long rows = 0;
        if (last > 0)
        {
            JournalRemoval? newest = await JournalRemoval.VerifiedAsync(gate, cancellationToken).ConfigureAwait(false);
            long number = (newest?.Number ?? 0) + 1;
            await Sql.ScalarAsync(alone.Inner, $"DELETE FROM {store.Quoted}.journal_anchors WHERE removal >= $1", cancellationToken, number).ConfigureAwait(false);
            rows = await AnchorAsync(number, time, last, cancellationToken).ConfigureAwait(false);
            JournalRemoval removal = await JournalRemoval.AfterAsync(newest, before, gate.ReadAnchorsAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
            await RecordAsync(removal.Entry(rows)).ConfigureAwait(false);
        }

        while (await Sql.ScalarAsync(alone.Inner, $"SELECT {store.Quoted}.drop_journal_part($1, $2)", cancellationToken, time, last).ConfigureAwait(false) is true)
        {
            // The next one.
        }

        // What shares its part with rows that stay.
        await EachAsync(
            last, stretch => $"WITH gone AS (DELETE FROM {journal} WHERE {stretch} AND at < {time} RETURNING 1) SELECT count(*) FROM gone", cancellationToken).ConfigureAwait(false);
        return rows;
    }

    // Numbers and times of two runs may cross where a month ends; within a run they do so only where the clock was set back, and
    // then the run's rows stay from there on, so that of no run a row is removed behind one that stays.
    private async Task<long> LastRemovableAsync(long time, CancellationToken cancellationToken)
    {
        if (await NumberAsync($"SELECT coalesce((SELECT at FROM {journal} ORDER BY sequence LIMIT 1), {time})", cancellationToken).ConfigureAwait(false) >= time)
        {
            return 0;
        }

        long last = await NumberAsync($"SELECT coalesce(max(sequence), 0) FROM {journal} WHERE at < {time}", cancellationToken).ConfigureAwait(false);
        return await NumberAsync(
            $"""
            SELECT coalesce(min(k.sequence) - 1, {last}) FROM {journal} k
            WHERE k.at >= {time} AND k.sequence < {last}
                AND EXISTS (SELECT FROM {journal} r WHERE r.run_id = k.run_id AND r.sequence > k.sequence AND r.sequence <= {last} AND r.at < {time})
            """,
            cancellationToken).ConfigureAwait(false);
    }

    private Task<long> AnchorAsync(long removal, long time, long last, CancellationToken cancellationToken) => EachAsync(
        last,
        stretch => $"""
            WITH old AS (SELECT run_id, run_sequence, hash FROM {journal} WHERE {stretch} AND at < {time}),
            anchors AS (
                INSERT INTO {store.Quoted}.journal_anchors (removal, run_id, run_sequence, hash)
                SELECT DISTINCT ON (run_id) {removal}, run_id, run_sequence, hash FROM old ORDER BY run_id, run_sequence DESC
                ON CONFLICT (removal, run_id) DO UPDATE SET run_sequence = excluded.run_sequence, hash = excluded.hash
            )
            SELECT count(*) FROM old
            """,
        cancellationToken);

    private async Task RecordAsync(JournalEntry entry)
    {
        IReadOnlyList<Outcome> outcomes = await alone.CommitAsync([new RecordCommand([entry])], apart: false).ConfigureAwait(false);
        if (outcomes is not [{ Done: true }])
        {
            throw new StoreUnavailableException($"{store} did not record that journal rows are removed; none were. ({outcomes[0].Fault})");
        }
    }

    private async Task<long> EachAsync(long last, Func<string, string> statement, CancellationToken cancellationToken)
    {
        long first = await NumberAsync($"SELECT coalesce(min(sequence), 0) FROM {journal}", cancellationToken).ConfigureAwait(false);
        long rows = 0;
        for (long after = first - 1; after < last; after += Forgetting.Stretch)
        {
            string stretch = $"sequence > {after} AND sequence <= {Math.Min(after + Forgetting.Stretch, last)}";
            rows += await NumberAsync(statement(stretch), cancellationToken).ConfigureAwait(false);
        }

        return rows;
    }

    private async Task<long> NumberAsync(string sql, CancellationToken cancellationToken) => (long)(await Sql.ScalarAsync(alone.Inner, sql, cancellationToken).ConfigureAwait(false))!;
}
