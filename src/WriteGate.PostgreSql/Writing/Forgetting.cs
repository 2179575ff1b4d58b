using Npgsql;

using WriteGate.Intents;

namespace WriteGate.PostgreSql;

/// <summary>Forgets stretch by stretch, so that it never holds many rows; rows that somebody is changing just then are left for the next time.</summary>
internal sealed class Forgetting(PostgreSqlGateStore gate, StoreName store, Reads reads, Connections connections)
{
    /// <summary>How many rows a stretch has.</summary>
    public const long Stretch = 2000;

    private readonly Due due = new(store);

    /// <returns>Null when another process is at it.</returns>
    /// <exception cref="StoreUnavailableException">The server cannot be reached, or the user lacks a right.</exception>
    public async Task<Forgotten?> RunAsync(Retention retention, CancellationToken cancellationToken)
    {
        try
        {
            // The lock ends with the session, however that ends.
            WriteConnection alone = await WriteConnection.OpenAsync(connections).ConfigureAwait(false);
            await using (alone.ConfigureAwait(false))
            {
                return await Sql.ScalarAsync(alone.Inner, "SELECT pg_try_advisory_lock($1)", cancellationToken, store.LockOf("retention")).ConfigureAwait(false) is true
                    ? await RunAsync(retention, new JournalParts(gate, store, alone), cancellationToken).ConfigureAwait(false)
                    : null;
            }
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested && (fault is PostgresException || ServerFaults.IsLost(fault)))
        {
            throw ServerFaults.Unavailable(store, fault);
        }
    }

    private async Task<Forgotten> RunAsync(Retention retention, JournalParts parts, CancellationToken cancellationToken)
    {
        DateTimeOffset now = DateTimeOffset.FromUnixTimeMilliseconds(await reads.NumberAsync(new($"SELECT {store.Quoted}.clock_ms()"), cancellationToken).ConfigureAwait(false));
        await parts.AddAsync(cancellationToken).ConfigureAwait(false);
        long values = retention.ValuesBefore(now) is { } valuesBefore ? await ForgetValuesAsync(valuesBefore.ToUnixTimeMilliseconds(), cancellationToken).ConfigureAwait(false) : 0;
        long keys = retention.KeysBefore(now) is { } keysBefore
            ? await EachAsync("intents", "seq", due.Tombstones(keysBefore.ToUnixTimeMilliseconds()), "DELETE FROM {0} t USING due", cancellationToken).ConfigureAwait(false)
            : 0;
        long rows = retention.JournalBefore(now) is { } journalBefore ? await parts.RemoveAsync(journalBefore, cancellationToken).ConfigureAwait(false) : 0;
        return new(values, keys, rows);
    }

    private async Task<long> ForgetValuesAsync(long before, CancellationToken cancellationToken)
    {
        long intents = await EachAsync(
            "intents", "seq", due.Values(before),
            "UPDATE {0} t SET body = NULL, before = NULL, after = NULL, skipped = NULL, response = NULL FROM due", cancellationToken).ConfigureAwait(false);
        long rows = await EachAsync(
            "journal", "sequence", $"i.at <= {before} AND i.salt IS NOT NULL",
            "UPDATE {0} t SET before = NULL, after = NULL, skipped = NULL, salt = NULL FROM due", cancellationToken).ConfigureAwait(false);
        return intents + rows + await CountersAsync(before, cancellationToken).ConfigureAwait(false);
    }

    // A counter that somebody raises just then is not due any more.
    private async Task<long> CountersAsync(long time, CancellationToken cancellationToken)
    {
        string name = $"{store.Quoted}.counters";
        long kept = (long)Counting.Kept.TotalMilliseconds;
        long changed = 0;
        for (long rows = -1; rows != 0; changed += rows)
        {
            rows = await reads.NumberAsync(
                new(
                    $"WITH due AS (SELECT name, period FROM {name} WHERE member = '' AND at < least({time}, {store.Quoted}.clock_ms() - {kept}) LIMIT 100 FOR UPDATE SKIP LOCKED), "
                    + $"forgotten AS (DELETE FROM {name} c USING due WHERE c.name = due.name AND c.period = due.period RETURNING 1) SELECT count(*) FROM forgotten"),
                cancellationToken).ConfigureAwait(false);
        }

        return changed;
    }

    private async Task<long> EachAsync(string table, string number, string condition, string change, CancellationToken cancellationToken)
    {
        string name = $"{store.Quoted}.{table}";
        long first = await reads.NumberAsync(new($"SELECT coalesce(min({number}), 0) FROM {name}"), cancellationToken).ConfigureAwait(false);
        long last = await reads.NumberAsync(new($"SELECT coalesce(max({number}), 0) FROM {name}"), cancellationToken).ConfigureAwait(false);
        long changed = 0;
        for (long after = first - 1; after < last; after += Stretch)
        {
            Query query = new("WITH due AS (");
            query.Add($"SELECT i.{number} FROM {name} i WHERE i.{number} > {query.Number(after)} AND i.{number} <= {query.Number(after + Stretch)} AND {condition} FOR UPDATE OF i SKIP LOCKED)")
                .Add($", forgotten AS ({change.Replace("{0}", name, StringComparison.Ordinal)} WHERE t.{number} = due.{number} RETURNING 1) SELECT count(*) FROM forgotten");
            changed += await reads.NumberAsync(query, cancellationToken).ConfigureAwait(false);
        }

        return changed;
    }
}
