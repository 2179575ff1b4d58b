using System.Text;

using WriteGate.Intents;

namespace WriteGate.Sqlite;

/// <summary>Lists intents. Only what restricts goes into the statement, so that the planner can choose an index.</summary>
internal static class IntentList
{
    private static readonly string LeaseEnded = $" AND state = {(int)IntentState.Claimed} AND lease_until <= ?";

    private static readonly string Expired = $" AND state IN ({(int)IntentState.AwaitingApproval}, {(int)IntentState.Approved}, {(int)IntentState.Staged}) AND expires_at <= ?";

    private static readonly string ToReview = $" AND review = {(int)ReviewState.Open} AND state = {(int)IntentState.Applied}";

    private static readonly string ToCompare = $" AND state = {(int)IntentState.Shadowed} AND expires_at <= ?";

    // Said in the words of the partial index, or it is not used.
    private static readonly string Open = $" AND state <> {(int)IntentState.Applied} AND state <> {(int)IntentState.NoChange}";

    public static List<Intent> Run(SqliteDatabase database, IntentQuery query, DateTimeOffset now)
    {
        SqliteStatement statement = database.Prepare(SqlFor(query));
        AddIf(statement, query.Tenant);
        AddIf(statement, query.RunId);
        AddIf(statement, query.ParentId);
        AddIf(statement, query.RollbackOf);
        AddIf(statement, query.Resource);
        AddIf(statement, query.RecordId);
        foreach (string recordId in query.RecordIds ?? [])
        {
            statement.Add(recordId);
        }

        foreach (IntentState state in query.States ?? [])
        {
            statement.Add((long)state);
        }

        if (query.LeaseEnded)
        {
            statement.Add(now);
        }

        if (query.Expired)
        {
            statement.Add(now);
        }

        if (query.ToCompare)
        {
            statement.Add(now);
        }

        return IntentRows.All(statement.Add(query.Limit));
    }

    public static List<IntentCount> Count(SqliteDatabase database, IReadOnlyList<IntentState> states)
    {
        SqliteStatement statement = database.Prepare(CountSqlFor(states));
        try
        {
            List<IntentCount> counts = [];
            while (statement.Step())
            {
                counts.Add(new((IntentState)statement.Number(), statement.Number(), statement.Time()));
            }

            return counts;
        }
        finally
        {
            statement.Reset();
        }
    }

    public static string CountSqlFor(IReadOnlyList<IntentState> states)
        => $"SELECT state, count(*), min(created_at) FROM intents WHERE state IN ({string.Join(", ", states.Select(state => (int)state))}){OpenIf(states)} GROUP BY state ORDER BY state";

    public static string SqlFor(IntentQuery query)
    {
        StringBuilder sql = new($"SELECT {IntentRows.Columns} FROM intents WHERE 1");
        Restrict(sql, query.Tenant, " AND tenant = ?");
        Restrict(sql, query.RunId, " AND run_id = ?");
        Restrict(sql, query.ParentId, " AND parent_id = ?");
        Restrict(sql, query.RollbackOf, " AND rollback_of = ?");
        Restrict(sql, query.Resource, " AND resource = ?");
        Restrict(sql, query.RecordId, " AND record_id = ?");
        if (query.RecordIds is { } recordIds)
        {
            sql.Append(" AND record_id IN (").AppendJoin(", ", recordIds.Select(_ => "?")).Append(')');
        }

        if (query.States is { } states)
        {
            sql.Append(" AND state IN (").AppendJoin(", ", states.Select(_ => "?")).Append(')');
        }

        if (query.LeaseEnded)
        {
            sql.Append(LeaseEnded);
        }

        if (query.Expired)
        {
            sql.Append(Expired);
        }

        if (query.ToCompare)
        {
            sql.Append(ToCompare);
        }

        if (query.ToReview)
        {
            sql.Append(ToReview);
        }

        sql.Append(query.LeaseEnded || query.Expired || query.ToCompare ? Open : OpenIf(query.States));

        return sql.Append(query.NewestFirst ? " ORDER BY seq DESC LIMIT ?" : " ORDER BY seq LIMIT ?").ToString();
    }

    private static string OpenIf(IReadOnlyList<IntentState>? states)
        => states?.Any(state => state is IntentState.Applied or IntentState.NoChange) == false ? Open : "";

    private static void Restrict(StringBuilder sql, string? value, string condition)
    {
        if (value is not null)
        {
            sql.Append(condition);
        }
    }

    private static void AddIf(SqliteStatement statement, string? value)
    {
        if (value is not null)
        {
            statement.Add(value);
        }
    }
}
