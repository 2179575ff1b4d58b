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
    private readonly BareStatement begin;
    private readonly BareStatement commit;
    private readonly BareStatement insert;
    private readonly BareStatement find;
    private long rows;

    static RawLoop() => Random.Shared.NextBytes(Values);

    public RawLoop(string path)
    {
        database = BareStatement.Open(path, "CREATE TABLE writes (id INTEGER PRIMARY KEY, key TEXT NOT NULL, content BLOB NOT NULL)");
        begin = new(database, "BEGIN IMMEDIATE");
        commit = new(database, "COMMIT");
        insert = new(database, "INSERT INTO writes (key, content) VALUES (?, ?)");
        find = new(database, "SELECT content FROM writes WHERE id = ?");
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
        for (int group = 0; group < groups * 2; group++)
        {
            begin.Run();
            for (int i = 0; i < callers; i++)
            {
                Insert();
            }

            commit.Run();
        }

        return Stopwatch.GetElapsedTime(started);
    }

    /// <summary>Reads a row by its number, again and again.</summary>
    public TimeSpan Read(int reads)
    {
        long started = Stopwatch.GetTimestamp();
        for (int i = 0; i < reads; i++)
        {
            find.Add(1 + (i % Math.Max(1, rows))).Read();
        }

        return Stopwatch.GetElapsedTime(started);
    }

    public void Dispose()
    {
        foreach (BareStatement statement in (BareStatement[])[begin, commit, insert, find])
        {
            statement.Dispose();
        }

        database.Dispose();
    }

    private void Insert() => insert.Add($"acme/freight_update_shipment/{rows++}").Add(Values).Run();
}
