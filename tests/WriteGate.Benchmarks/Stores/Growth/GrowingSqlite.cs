using SQLitePCL;

using WriteGate.Intents;
using WriteGate.Sqlite;

namespace WriteGate.Benchmarks.Stores.Growth;

/// <summary>A SQLite store in a folder of its own.</summary>
internal sealed class GrowingSqlite : GrowingStore
{
    private readonly string folder;

    public GrowingSqlite(string parent)
    {
        Batteries_V2.Init();
        folder = Path.Combine(parent, Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(folder);
    }

    public override string Name => "SQLite";

    private string File => Path.Combine(folder, "gate.db");

    public override IGateStore Store() => new SqliteGateStore(new SqliteStoreOptions { Path = File }, TimeProvider.System);

    public override Task<long> BytesAsync() => Task.FromResult(new FileInfo(File).Length);

    public override ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return default;
    }

    protected override string Table(string name) => name;

    // What is copied need not survive the power.
    protected override Task ExecuteAsync(string sql)
    {
        using sqlite3 database = Open();
        Check(database, raw.sqlite3_exec(database, "PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000"));
        Check(database, raw.sqlite3_exec(database, sql));
        return Task.CompletedTask;
    }

    protected override Task<long> NumberAsync(string sql) => Task.FromResult(Rows(sql, row => raw.sqlite3_column_int64(row, 0))[0]);

    protected override Task<IReadOnlyList<string>> ColumnsAsync(string table)
        => Task.FromResult<IReadOnlyList<string>>(Rows($"SELECT name FROM pragma_table_info('{table}')", row => raw.sqlite3_column_text(row, 0).utf8_to_string()));

    protected override Task SettleAsync() => ExecuteAsync("PRAGMA wal_checkpoint(TRUNCATE)");

    private List<T> Rows<T>(string sql, Func<sqlite3_stmt, T> read)
    {
        using sqlite3 database = Open();
        Check(database, raw.sqlite3_prepare_v2(database, sql, out sqlite3_stmt query));
        using (query)
        {
            List<T> rows = [];
            while (raw.sqlite3_step(query) == raw.SQLITE_ROW)
            {
                rows.Add(read(query));
            }

            return rows;
        }
    }

    private sqlite3 Open()
    {
        int code = raw.sqlite3_open(File, out sqlite3 database);
        Check(database, code);
        return database;
    }

    private static void Check(sqlite3 database, int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw new InvalidOperationException($"SQLite error {code}: {raw.sqlite3_errmsg(database).utf8_to_string()}");
        }
    }
}
