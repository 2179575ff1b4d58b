using System.Text;

using WriteGate.Journal;

namespace WriteGate.Sqlite;

/// <summary>
/// Reads the journal page by page. It only grows, so pages fit together; a read transaction held open while the caller
/// looks at rows would keep the write-ahead log from being reused.
/// </summary>
internal static class JournalPages
{
    public const int PageSize = 512;

    /// <summary>The next page.</summary>
    /// <param name="database">A connection.</param>
    /// <param name="query">Which rows.</param>
    /// <param name="after">The last row already read.</param>
    public static List<JournalRow> Read(SqliteDatabase database, JournalQuery query, long after)
    {
        List<JournalRow> page = new(PageSize);
        SqliteStatement statement = Bind(database.Prepare(SqlFor(query)), query, after).Add(PageSize);
        try
        {
            while (statement.Step())
            {
                page.Add(JournalRows.Read(statement));
            }
        }
        finally
        {
            statement.Reset();
        }

        return page;
    }

    /// <summary>The row after which only as many as asked for are left.</summary>
    public static long BeforeNewest(SqliteDatabase database, JournalQuery query)
    {
        SqliteStatement statement = Bind(database.Prepare($"SELECT sequence FROM journal{Conditions(query)} ORDER BY sequence DESC LIMIT 1 OFFSET ?"), query, query.After)
            .Add(query.Newest);
        try
        {
            return statement.Step() ? statement.Number() : query.After;
        }
        finally
        {
            statement.Reset();
        }
    }

    public static string SqlFor(JournalQuery query) => $"SELECT {JournalRows.Columns} FROM journal{Conditions(query)} ORDER BY sequence LIMIT ?";

    private static string Conditions(JournalQuery query)
    {
        StringBuilder sql = new(" WHERE sequence > ?");
        Restrict(sql, query.Tenant, " AND tenant = ?");
        Restrict(sql, query.RunId, " AND run_id = ?");
        Restrict(sql, query.IntentId, " AND intent_id = ?");
        Restrict(sql, query.Resource, " AND resource = ?");
        Restrict(sql, query.RecordId, " AND record_id = ?");
        return sql.ToString();
    }

    private static SqliteStatement Bind(SqliteStatement statement, JournalQuery query, long after)
    {
        statement.Add(after);
        foreach (string? value in (ReadOnlySpan<string?>)[query.Tenant, query.RunId, query.IntentId, query.Resource, query.RecordId])
        {
            if (value is not null)
            {
                statement.Add(value);
            }
        }

        return statement;
    }

    private static void Restrict(StringBuilder sql, string? value, string condition)
    {
        if (value is not null)
        {
            sql.Append(condition);
        }
    }
}
