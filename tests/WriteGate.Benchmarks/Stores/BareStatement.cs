using SQLitePCL;

using WriteGate.Sqlite;

namespace WriteGate.Benchmarks.Stores;

/// <summary>A prepared statement with nothing around it. Parameters are bound in their order.</summary>
internal sealed class BareStatement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt handle;
    private int parameter;

    static BareStatement() => Batteries_V2.Init();

    public BareStatement(sqlite3 database, string sql)
    {
        this.database = database;
        Check(raw.sqlite3_prepare_v2(database, sql, out handle));
    }

    /// <summary>Makes a file, set as the store sets its own.</summary>
    public static sqlite3 Open(string path, string schema)
    {
        if (raw.sqlite3_open(path, out sqlite3 database) != raw.SQLITE_OK
            || raw.sqlite3_exec(database, $"PRAGMA journal_mode = WAL; {StoreFile.Settings}; {schema}") != raw.SQLITE_OK)
        {
            throw new InvalidOperationException($"\"{path}\" cannot be made: {raw.sqlite3_errmsg(database).utf8_to_string()}");
        }

        return database;
    }

    public BareStatement Add(string value)
    {
        Check(raw.sqlite3_bind_text(handle, ++parameter, value));
        return this;
    }

    public BareStatement Add(byte[] value)
    {
        Check(raw.sqlite3_bind_blob(handle, ++parameter, value));
        return this;
    }

    public BareStatement Add(long value)
    {
        Check(raw.sqlite3_bind_int64(handle, ++parameter, value));
        return this;
    }

    public void Run()
    {
        Check(raw.sqlite3_step(handle));
        Reset();
    }

    /// <summary>The first column of the row that was asked for.</summary>
    public byte[] Read()
    {
        Check(raw.sqlite3_step(handle));
        byte[] value = raw.sqlite3_column_blob(handle, 0).ToArray();
        Reset();
        return value;
    }

    public void Dispose() => handle.Dispose();

    private void Reset()
    {
        parameter = 0;
        Check(raw.sqlite3_reset(handle));
    }

    private void Check(int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            throw new InvalidOperationException($"SQLite error {code}: {raw.sqlite3_errmsg(database).utf8_to_string()}");
        }
    }
}
