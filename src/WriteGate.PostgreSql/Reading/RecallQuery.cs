using Npgsql;

using WriteGate.Intents;

namespace WriteGate.PostgreSql;

/// <summary>Looks up what a call may already mean, in one statement and so as of one moment.</summary>
internal sealed class RecallQuery(StoreName store)
{
    private const int Holder = 1;
    private const int RetriedIntent = 2;
    private const int RetriedCall = 3;
    private const int Unsettled = 4;
    private const int Other = 5;

    // The holder of the call's own key is told apart, and whoever lost a key is answered for by who took it.
    private static readonly string UnsettledState = $"""
        (state IN ({(int)IntentState.Claimed}, {(int)IntentState.Unknown})
            OR (state = {(int)IntentState.Failed} AND failure = {(int)FailureKind.NotBegun}))
        """;

    public Query For(Recall recall)
    {
        Query query = new($"SELECT {store.Quoted}.clock_ms(), known.* FROM (SELECT 1) always LEFT JOIN (");
        (string tenant, string key) = (query.Text(recall.Tenant), query.Text(recall.Key));
        query.Add($"{Select(Holder)} WHERE tenant = {tenant} AND key = {key} AND holds = 1");
        if (recall.OtherKey is { } other)
        {
            query.Add($"{Also(Other)} WHERE tenant = {tenant} AND key = {query.Text(other)} AND holds = 1)");
        }

        if (recall.RetryOf is { } retryOf)
        {
            string word = query.Text(retryOf);
            query.Add($"{Also(RetriedIntent)} WHERE tenant = {tenant} AND id = {word})");
            // A call of this run first, a batch before its children, then the newest.
            query.Add($"{Also(RetriedCall)} WHERE tenant = {tenant} AND call_id = {word}")
                .Add($" ORDER BY run_id = {query.Text(recall.RunId)} DESC, tool = {query.Text(recall.Tool)} DESC, parent_id IS NULL DESC, seq DESC LIMIT 1)");
        }
        else if (recall.CallId is { } callId)
        {
            query.Add($"{Also(RetriedCall)} WHERE tenant = {tenant} AND call_id = {query.Text(callId)}")
                .Where("run_id", recall.RunId).Where("tool", recall.Tool)
                .Add(" ORDER BY parent_id IS NULL DESC, seq DESC LIMIT 1)");
        }

        if (recall.RecordId is { } recordId)
        {
            // OFFSET 0 has it looked up by run and record. The planner would take intents_open, which seems small, and is full
            // of what was claimed a moment ago and is dead until the next vacuum.
            query.Add($" UNION ALL (SELECT {Unsettled} AS part, {IntentRows.Columns} FROM (SELECT * FROM {store.Quoted}.intents WHERE true")
                .Where("run_id", recall.RunId).Where("record_id", recordId)
                .Add($" OFFSET 0) of_record WHERE tenant = {tenant} AND key <> {key} AND holds = 1 AND {UnsettledState}")
                .Where("resource", recall.Resource).Where("tool", recall.Tool)
                .Add(" ORDER BY seq DESC LIMIT 1)");
        }

        return query.Add(") known ON true");
    }

    public static async Task<Recollection> ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        DateTimeOffset now = default;
        Intent?[] known = new Intent?[Other + 1];
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            Row row = new(reader);
            now = row.Time();
            if (!reader.IsDBNull(1))
            {
                known[row.Integer()] = IntentRows.Read(row);
            }
        }

        return new()
        {
            Holder = known[Holder],
            Other = known[Other],
            Retried = known[RetriedIntent] ?? known[RetriedCall],
            Unsettled = known[Unsettled],
            Now = now,
        };
    }

    private string Select(int part) => $"SELECT {part} AS part, {IntentRows.Columns} FROM {store.Quoted}.intents";

    private string Also(int part) => $" UNION ALL ({Select(part)}";
}
