using WriteGate.Intents;

namespace WriteGate.PostgreSql;

/// <summary>Forgets values stretch by stretch, so that it never holds many rows; rows that somebody is changing just then are left for the next time.</summary>
internal sealed class Forgetting(StoreName store, Reads reads)
{
    /// <summary>How many rows a stretch has.</summary>
    public const long Stretch = 2000;

    public async Task<long> RunAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        long time = before.ToUnixTimeMilliseconds();
        long intents = await EachAsync(
            "intents", "seq", "body = NULL, before = NULL, after = NULL, skipped = NULL, response = NULL",
            $"settled_at < {time} AND (body IS NOT NULL OR before IS NOT NULL OR after IS NOT NULL OR skipped IS NOT NULL OR response IS NOT NULL)", cancellationToken).ConfigureAwait(false);
        long rows = await EachAsync(
            "journal", "sequence", "before = NULL, after = NULL, skipped = NULL, salt = NULL", $"at < {time} AND salt IS NOT NULL", cancellationToken).ConfigureAwait(false);
        return intents + rows + await CountersAsync(time, cancellationToken).ConfigureAwait(false);
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

    private async Task<long> EachAsync(string table, string number, string change, string due, CancellationToken cancellationToken)
    {
        string name = $"{store.Quoted}.{table}";
        long last = await reads.NumberAsync(new($"SELECT coalesce(max({number}), 0) FROM {name}"), cancellationToken).ConfigureAwait(false);
        long changed = 0;
        for (long after = 0; after < last; after += Stretch)
        {
            Query query = new("WITH due AS (");
            query.Add($"SELECT {number} FROM {name} WHERE {number} > {query.Number(after)} AND {number} <= {query.Number(after + Stretch)} AND {due} FOR UPDATE SKIP LOCKED)")
                .Add($", forgotten AS (UPDATE {name} t SET {change} FROM due WHERE t.{number} = due.{number} RETURNING 1) SELECT count(*) FROM forgotten");
            changed += await reads.NumberAsync(query, cancellationToken).ConfigureAwait(false);
        }

        return changed;
    }
}
