using System.Diagnostics;
using System.Security.Cryptography;

using SQLitePCL;

namespace WriteGate.Benchmarks.Stores;

/// <summary>
/// The same rows by hand: what a careful developer writes without a gate for the same promise. One transaction keeps the
/// intent under a unique key and journals it, the second settles it and journals that. Same settings of SQLite, as many
/// bytes as the gate stores; no policy, no diff, no chain of hashes, no limits, and no index but those of the two keys.
/// </summary>
internal sealed class SqliteHandLoop : IDisposable
{
    private const string Schema = """
        CREATE TABLE intents (
            seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, key TEXT NOT NULL UNIQUE, tenant TEXT NOT NULL, tool TEXT NOT NULL,
            body_hash TEXT NOT NULL, schema_hash TEXT NOT NULL, body BLOB NOT NULL, state INTEGER NOT NULL, run_id TEXT NOT NULL,
            workflow TEXT NOT NULL, agent TEXT NOT NULL, resource TEXT NOT NULL, record_id TEXT NOT NULL, version TEXT NOT NULL,
            before BLOB NOT NULL, after BLOB NOT NULL, attempts INTEGER NOT NULL, fence INTEGER NOT NULL, lease_until INTEGER,
            window INTEGER NOT NULL, created_at INTEGER NOT NULL, settled_at INTEGER);
        CREATE TABLE journal (
            sequence INTEGER PRIMARY KEY, at INTEGER NOT NULL, tenant TEXT NOT NULL, run_id TEXT NOT NULL, action TEXT NOT NULL,
            intent_id TEXT NOT NULL, workflow TEXT NOT NULL, actor TEXT NOT NULL, tool TEXT NOT NULL, resource TEXT NOT NULL,
            record_id TEXT NOT NULL, before BLOB NOT NULL, after BLOB NOT NULL, salt BLOB NOT NULL, digest BLOB NOT NULL,
            previous_hash BLOB NOT NULL, hash BLOB NOT NULL);
        """;

    private const string ClaimSql = """
        INSERT INTO intents (id, key, tenant, tool, body_hash, schema_hash, body, state, run_id, workflow, agent, resource, record_id,
            version, before, after, attempts, fence, lease_until, window, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """;

    private const string SettleSql = "UPDATE intents SET state = ?, version = ?, lease_until = NULL, settled_at = ? WHERE id = ? AND state = ? AND fence = ?";

    private const string JournalSql = """
        INSERT INTO journal (at, tenant, run_id, action, intent_id, workflow, actor, tool, resource, record_id, before, after, salt, digest,
            previous_hash, hash)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """;

    private static readonly byte[] Hash = RandomNumberGenerator.GetBytes(32);
    private static readonly byte[] Salt = RandomNumberGenerator.GetBytes(16);
    private static readonly byte[] Values = RandomNumberGenerator.GetBytes(160);
    private static readonly byte[] Body = RandomNumberGenerator.GetBytes(205);
    private static readonly string HexHash = Convert.ToHexStringLower(Hash);
    private static readonly string Run = Guid.CreateVersion7().ToString("N");

    private readonly sqlite3 database;
    private readonly BareStatement begin;
    private readonly BareStatement commit;
    private readonly BareStatement claim;
    private readonly BareStatement settle;
    private readonly BareStatement journal;
    private long rows;

    public SqliteHandLoop(string path)
    {
        database = BareStatement.Open(path, Schema);
        begin = new(database, "BEGIN IMMEDIATE");
        commit = new(database, "COMMIT");
        claim = new(database, ClaimSql);
        settle = new(database, SettleSql);
        journal = new(database, JournalSql);
    }

    /// <summary>One write after the other.</summary>
    /// <returns>Milliseconds of each write.</returns>
    public double[] Write(int writes)
    {
        double[] times = new double[writes];
        for (int i = 0; i < writes; i++)
        {
            long started = Stopwatch.GetTimestamp();
            WriteGroup(1);
            times[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        return times;
    }

    /// <summary>The same with as many writes in each pair of commits as there are callers waiting.</summary>
    public TimeSpan WriteGroups(int groups, int callers)
    {
        long started = Stopwatch.GetTimestamp();
        for (int group = 0; group < groups; group++)
        {
            WriteGroup(callers);
        }

        return Stopwatch.GetElapsedTime(started);
    }

    public void Dispose()
    {
        foreach (BareStatement statement in (BareStatement[])[begin, commit, claim, settle, journal])
        {
            statement.Dispose();
        }

        database.Dispose();
    }

    private void WriteGroup(int writes)
    {
        (string Id, string Record)[] group = [.. Enumerable.Range(0, writes).Select(_ => (Guid.CreateVersion7().ToString("N"), $"S-{++rows}"))];
        begin.Run();
        foreach ((string id, string record) in group)
        {
            Claim(id, record);
            Journal("claimed", id, record);
        }

        commit.Run();
        begin.Run();
        foreach ((string id, string record) in group)
        {
            settle.Add(7).Add("8").Add(Now()).Add(id).Add(2).Add(1).Run();
            Journal("applied", id, record);
        }

        commit.Run();
    }

    private void Claim(string id, string record)
    {
        long now = Now();
        claim.Add(id).Add($"acme/freight_update_shipment/{record}/#{HexHash}").Add("acme").Add("freight_update_shipment").Add(HexHash).Add(HexHash).Add(Body)
            .Add(2).Add(Run).Add("dispatch").Add("dispatcher").Add("freight.shipment").Add(record).Add("7").Add(Values).Add(Values)
            .Add(1).Add(1).Add(now + 60_000).Add(86_400_000).Add(now).Run();
    }

    private void Journal(string action, string id, string record)
        => journal.Add(Now()).Add("acme").Add(Run).Add(action).Add(id).Add("dispatch").Add("dispatcher").Add("freight_update_shipment").Add("freight.shipment")
            .Add(record).Add(Values).Add(Values).Add(Salt).Add(Hash).Add(Hash).Add(Hash).Run();

    private static long Now() => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
}
