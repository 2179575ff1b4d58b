using WriteGate.Intents;

namespace WriteGate.Sqlite;

/// <summary>
/// Counts amounts and members: an amount is a row without a member, a member a row of 1, and a counter stands at their sum.
/// That is kept in mind, so that counting a member writes its own row alone and not a second one on another page.
/// </summary>
internal sealed class CounterTable(SqliteDatabase database)
{
    private const int KnownCounters = 4096;

    public const string StandingSql = "SELECT sum(value) FROM counters WHERE name = ? AND period = ?";

    public const string MemberSql = "SELECT 1 FROM counters WHERE name = ? AND period = ? AND member = ?";

    private const string AddMemberSql = "INSERT INTO counters (name, period, member, value, at) VALUES (?, ?, ?, 1, ?) ON CONFLICT DO NOTHING";

    private const string RaiseSql = """
        INSERT INTO counters (name, period, member, value, at) VALUES (?, ?, '', ?, ?)
        ON CONFLICT (name, period, member) DO UPDATE SET value = value + excluded.value, at = excluded.at
        """;

    private const string ForgetSql = """
        DELETE FROM counters WHERE (name, period) IN (SELECT name, period FROM counters GROUP BY name, period HAVING max(at) < ? LIMIT 100)
        """;

    private readonly Dictionary<(string Name, long Period), long> known = [];

    /// <summary>How a counter stands and by how much it would rise. Changes nothing.</summary>
    public Counted Weigh(Counting counting, DateTimeOffset now)
    {
        long period = PeriodOf(counting, now);
        long standing = Standing(counting.Name, period);
        long added = counting.Members.Count == 0
            ? counting.Amount
            : counting.Members.Distinct(StringComparer.Ordinal).Count(member => First(database.Prepare(MemberSql).Add(counting.Name).Add(period).Add(member)) is null);
        return new(counting, standing, added);
    }

    public void Raise(Counted tally, DateTimeOffset now)
    {
        if (tally.Added == 0)
        {
            return;
        }

        long period = PeriodOf(tally.Counting, now);
        foreach (string member in tally.Counting.Members)
        {
            database.Prepare(AddMemberSql).Add(tally.Counting.Name).Add(period).Add(member).Add(now).Run();
        }

        if (tally.Counting.Members.Count == 0)
        {
            database.Prepare(RaiseSql).Add(tally.Counting.Name).Add(period).Add(tally.Added).Add(now).Run();
        }

        known[(tally.Counting.Name, period)] = tally.After;
    }

    /// <summary>Changes were undone, or made by others: what was known is asked for again.</summary>
    public void Unlearn() => known.Clear();

    /// <summary>Forgets some of the counters that last rose before a time, each with its members.</summary>
    public void Forget(DateTimeOffset before)
    {
        Unlearn();
        database.Prepare(ForgetSql).Add(before).Run();
    }

    private static long PeriodOf(Counting counting, DateTimeOffset now)
        => counting.Every is { } every ? now.ToUnixTimeMilliseconds() / (long)every.TotalMilliseconds : 0;

    private long Standing(string name, long period)
    {
        if (!known.TryGetValue((name, period), out long standing))
        {
            if (known.Count == KnownCounters)
            {
                known.Clear();
            }

            standing = First(database.Prepare(StandingSql).Add(name).Add(period)) ?? 0;
            known[(name, period)] = standing;
        }

        return standing;
    }

    private static long? First(SqliteStatement query)
    {
        try
        {
            return query.Step() ? query.Number() : null;
        }
        finally
        {
            query.Reset();
        }
    }
}
