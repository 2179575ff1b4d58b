using SQLitePCL;

namespace WriteGate.Sqlite;

/// <summary>One connection, used by one thread at a time. Statements are prepared once and kept.</summary>
internal sealed class SqliteDatabase : IDisposable
{
    private readonly sqlite3 handle;
    private readonly Dictionary<string, SqliteStatement> statements = new(StringComparer.Ordinal);

    static SqliteDatabase() => Batteries_V2.Init();

    private SqliteDatabase(sqlite3 handle) => this.handle = handle;

    /// <summary>Whether a transaction is open.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(handle) == 0;

    /// <summary>How many rows this connection has changed since it was opened.</summary>
    public int TotalChanges => raw.sqlite3_total_changes(handle);

    /// <summary>Key of the row inserted last.</summary>
    public long LastInsertedRow => raw.sqlite3_last_insert_rowid(handle);

    /// <exception cref="SqliteFault">It cannot be opened.</exception>
    public static SqliteDatabase Open(string name, int flags, TimeSpan busyTimeout)
    {
        int code = raw.sqlite3_open_v2(name, out sqlite3 handle, flags | raw.SQLITE_OPEN_NOMUTEX, null);
        if (code != raw.SQLITE_OK)
        {
            SqliteFault fault = new(raw.sqlite3_extended_errcode(handle), raw.sqlite3_errmsg(handle).utf8_to_string());
            handle.Dispose();
            throw fault;
        }

        _ = raw.sqlite3_extended_result_codes(handle, 1);
        _ = raw.sqlite3_busy_timeout(handle, (int)Math.Min(busyTimeout.TotalMilliseconds, int.MaxValue));
        return new(handle);
    }

    /// <summary>Whether closing the last connection brings the write-ahead log into the file and removes it.</summary>
    public void CheckpointOnClose(bool does) => Check(raw.sqlite3_db_config(handle, raw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, does ? 0 : 1, out _));

    /// <summary>Runs statements that are not kept, such as those of a migration.</summary>
    public void Execute(string sql) => Check(raw.sqlite3_exec(handle, sql));

    /// <summary>The statement of a text, prepared on first use and then kept; ready to be bound.</summary>
    public SqliteStatement Prepare(string sql)
    {
        if (!statements.TryGetValue(sql, out SqliteStatement? statement))
        {
            Check(raw.sqlite3_prepare_v3(handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out sqlite3_stmt prepared));
            statement = new(this, prepared);
            statements.Add(sql, statement);
        }

        return statement.Begin();
    }

    /// <summary>The first column of the first row, as a number.</summary>
    public long Number(string sql)
    {
        SqliteStatement statement = Prepare(sql);
        try
        {
            return statement.Step() ? statement.Number() : 0;
        }
        finally
        {
            statement.Reset();
        }
    }

    /// <summary>The first column of the first row, as text.</summary>
    public string? Text(string sql)
    {
        SqliteStatement statement = Prepare(sql);
        try
        {
            return statement.Step() ? statement.TextOrNull() : null;
        }
        finally
        {
            statement.Reset();
        }
    }

    public void Check(int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_DONE or raw.SQLITE_ROW))
        {
            throw new SqliteFault(raw.sqlite3_extended_errcode(handle), raw.sqlite3_errmsg(handle).utf8_to_string());
        }
    }

    public void Dispose()
    {
        foreach (SqliteStatement statement in statements.Values)
        {
            statement.Dispose();
        }

        statements.Clear();
        handle.Dispose();
    }
}
