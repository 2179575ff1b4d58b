using System.Diagnostics;

using SQLitePCL;

namespace WriteGate.Benchmarks.Stores;

/// <summary>
/// The same file, the same SQLite, the same durability and nothing else: one table without an index, one prepared insert, a commit each.
/// A row holds what a gated write must at least keep of one step: a key, a hash, and the fields before and after.
/// </summary>
internal sealed class RawLoop : IDisposable
{
    private static readonly byte[] Values = new byte[640];

    private readonly sqlite3 database;
    private readonly sqlite3_stmt insert;
    private readonly sqlite3_stmt find;
    private long rows;

    static RawLoop() => Batteries_V2.Init();

    public RawLoop(string path)
    {
        Check(raw.sqlite3_open(path, out database));
        Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE writes (id INTEGER PRIMARY KEY, key TEXT NOT NULL, content BLOB NOT NULL)");
        Check(raw.sqlite3_prepare_v2(database, "INSERT INTO writes (key, content) VALUES (?, ?)", out insert));
        Check(raw.sqlite3_prepare_v2(database, "SELECT content FROM writes WHERE id = ?", out find));
        Random.Shared.NextBytes(Values);
    }

    /// <summary>Two durable inserts a write.</summary>
    /// <returns>Milliseconds of each write.</returns>
    public double[] Write(int writes)
    {
        double[] times = new double[writes];
        for (int i = 0; i < writes; i++)
        {
            long started = Stopwatch.GetTimestamp();
            Insert();
            Insert();
            times[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        return times;
    }

    /// <summary>The same with as many writes in each pair of commits as there are callers waiting.</summary>
    public TimeSpan WriteGroups(int groups, int callers)
    {
        long started = Stopwatch.GetTimestamp();
        for (int commit = 0; commit < groups * 2; commit++)
        {
            Execute("BEGIN IMMEDIATE");
            for (int i = 0; i < callers; i++)
            {
                Insert();
            }

            Execute("COMMIT");
        }

        return Stopwatch.GetElapsedTime(started);
    }

    /// <summary>Reads a row by its number, again and again.</summary>
    public TimeSpan Read(int reads)
    {
        long started = Stopwatch.GetTimestamp();
        for (int i = 0; i < reads; i++)
        {
            Check(raw.sqlite3_bind_int64(find, 1, 1 + (i % Math.Max(1, rows))));
            Check(raw.sqlite3_step(find));
            _ = raw.sqlite3_column_blob(find, 0).ToArray();
            Check(raw.sqlite3_reset(find));
        }

        return Stopwatch.GetElapsedTime(started);
    }

    public void Dispose()
    {
        insert.Dispose();
        find.Dispose();
        database.Dispose();
    }

    private void Insert()
    {
        Check(raw.sqlite3_bind_text(insert, 1, $"acme/freight_update_shipment/{rows++}"));
        Check(raw.sqlite3_bind_blob(insert, 2, Values));
        Check(raw.sqlite3_step(insert));
        Check(raw.sqlite3_reset(insert));
    }

    private void Execute(string sql) => Check(raw.sqlite3_exec(database, sql));

    private void Check(int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            throw new InvalidOperationException($"SQLite error {code}: {raw.sqlite3_errmsg(database).utf8_to_string()}");
        }
    }
}
