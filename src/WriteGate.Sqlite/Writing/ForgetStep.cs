namespace WriteGate.Sqlite;

/// <summary>Forgets values in a stretch of one table, so that other commands get their turn in between.</summary>
internal sealed class ForgetStep(ForgetStep.Table table, long after, DateTimeOffset before) : IWriteStep<(long Changed, bool More)>
{
    /// <summary>How many rows a stretch has.</summary>
    public const long Stretch = 500;

    private const string IntentsSql = """
        UPDATE intents SET body = NULL, before = NULL, after = NULL, skipped = NULL, response = NULL
        WHERE seq > ? AND seq <= ? AND settled_at < ?
            AND (body IS NOT NULL OR before IS NOT NULL OR after IS NOT NULL OR skipped IS NOT NULL OR response IS NOT NULL)
        """;

    private const string JournalSql = """
        UPDATE journal SET before = NULL, after = NULL, skipped = NULL, salt = NULL
        WHERE sequence > ? AND sequence <= ? AND at < ? AND salt IS NOT NULL
        """;

    public enum Table
    {
        Intents,
        Journal,
    }

    public (long Changed, bool More) Run(WriteSession session, out bool keep)
    {
        keep = true;
        (string sql, string last) = table == Table.Intents
            ? (IntentsSql, "SELECT max(seq) FROM intents")
            : (JournalSql, "SELECT max(sequence) FROM journal");
        int unchanged = session.Database.TotalChanges;
        session.Database.Prepare(sql).Add(after).Add(after + Stretch).Add(before).Run();
        return (session.Database.TotalChanges - unchanged, session.Database.Number(last) > after + Stretch);
    }
}
