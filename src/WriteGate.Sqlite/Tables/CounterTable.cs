using WriteGate.Intents;

namespace WriteGate.Sqlite;

/// <summary>Counts amounts and members. A counter is a row without a member beside the rows of its members, so that both mostly share a page.</summary>
internal sealed class CounterTable(SqliteDatabase database)
{
    public const string StandingSql = "SELECT value FROM counters WHERE name = ? AND period = ? AND member = ''";

    public const string MemberSql = "SELECT 1 FROM counters WHERE name = ? AND period = ? AND member = ?";

    private const string AddMemberSql = "INSERT INTO counters (name, period, member, value, at) VALUES (?, ?, ?, 1, ?) ON CONFLICT DO NOTHING";

    private const string RaiseSql = """
        INSERT INTO counters (name, period, member, value, at) VALUES (?, ?, '', ?, ?)
        ON CONFLICT (name, period, member) DO UPDATE SET value = value + excluded.value, at = excluded.at
        """;

    private const string ForgetSql = """
        DELETE FROM counters WHERE (name, period) IN (SELECT name, period FROM counters WHERE member = '' AND at < ? LIMIT 100)
        """;

    /// <summary>How a counter stands and by how much it would rise. Changes nothing.</summary>
    public Counted Weigh(Counting counting, DateTimeOffset now)
    {
        long period = PeriodOf(counting, now);
        long standing = First(database.Prepare(StandingSql).Add(counting.Name).Add(period)) ?? 0;
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

        database.Prepare(RaiseSql).Add(tally.Counting.Name).Add(period).Add(tally.Added).Add(now).Run();
    }

    /// <summary>Forgets some of the counters that last rose before a time, each with its members.</summary>
    public void Forget(DateTimeOffset before) => database.Prepare(ForgetSql).Add(before).Run();

    private static long PeriodOf(Counting counting, DateTimeOffset now)
        => counting.Every is { } every ? now.ToUnixTimeMilliseconds() / (long)every.TotalMilliseconds : 0;

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
