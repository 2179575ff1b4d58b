using WriteGate.Intents;

namespace WriteGate.Sqlite;

/// <summary>Looks up what a call may already mean, in one read transaction.</summary>
internal static class RecallQuery
{
    public const string RetriedIntentSql = $"SELECT {IntentRows.Columns} FROM intents WHERE tenant = ?1 AND id = ?2";

    // A call of this run first, a batch before its children, then the newest.
    public const string RetriedCallSql = $"""
        SELECT {IntentRows.Columns} FROM intents WHERE tenant = ?1 AND call_id = ?2
        ORDER BY run_id = ?3 DESC, tool = ?4 DESC, parent_id IS NULL DESC, seq DESC LIMIT 1
        """;

    public const string SameCallSql = $"""
        SELECT {IntentRows.Columns} FROM intents WHERE tenant = ?1 AND call_id = ?2 AND run_id = ?3 AND tool = ?4
        ORDER BY parent_id IS NULL DESC, seq DESC LIMIT 1
        """;

    // The holder of the call's own key is told apart, and whoever lost a key is answered for by who took it.
    public static readonly string UnsettledSql = $"""
        SELECT {IntentRows.Columns} FROM intents
        WHERE run_id = ?1 AND record_id = ?2 AND tenant = ?3 AND resource = ?4 AND tool = ?5 AND holds = 1 AND key <> ?6
            AND (state IN ({(int)IntentState.Claimed}, {(int)IntentState.Unknown})
                OR (state = {(int)IntentState.Failed} AND failure = {(int)FailureKind.NotBegun}))
        ORDER BY seq DESC LIMIT 1
        """;

    public static Recollection Run(SqliteDatabase database, Recall recall, DateTimeOffset now)
    {
        database.Prepare("BEGIN").Run();
        try
        {
            return new()
            {
                Holder = IntentRows.First(database.Prepare(IntentTable.HolderSql).Add(recall.Tenant).Add(recall.Key)),
                Other = recall.OtherKey is { } other ? IntentRows.First(database.Prepare(IntentTable.HolderSql).Add(recall.Tenant).Add(other)) : null,
                Retried = Retried(database, recall),
                Unsettled = Unsettled(database, recall),
                Now = now,
            };
        }
        finally
        {
            database.Prepare("COMMIT").Run();
        }
    }

    private static Intent? Retried(SqliteDatabase database, Recall recall)
    {
        if (recall.RetryOf is { } retryOf)
        {
            return IntentRows.First(database.Prepare(RetriedIntentSql).Add(recall.Tenant).Add(retryOf))
                ?? IntentRows.First(database.Prepare(RetriedCallSql).Add(recall.Tenant).Add(retryOf).Add(recall.RunId).Add(recall.Tool));
        }

        return recall.CallId is { } callId
            ? IntentRows.First(database.Prepare(SameCallSql).Add(recall.Tenant).Add(callId).Add(recall.RunId).Add(recall.Tool))
            : null;
    }

    private static Intent? Unsettled(SqliteDatabase database, Recall recall)
        => recall.RecordId is { } recordId
            ? IntentRows.First(database.Prepare(UnsettledSql)
                .Add(recall.RunId).Add(recordId).Add(recall.Tenant).Add(recall.Resource).Add(recall.Tool).Add(recall.Key))
            : null;
}
