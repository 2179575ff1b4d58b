using System.Diagnostics;

using Npgsql;

using NpgsqlTypes;

namespace WriteGate.Benchmarks.Stores;

/// <summary>
/// The same rows by hand: what a careful developer writes without a gate. An intent with a unique key and a row of a journal in one
/// transaction, the write, and what came of it and a second row in another. Prepared statements, one way to the server for each
/// transaction, a connection a caller. No counters, no chain, and nothing is looked up first.
/// </summary>
internal sealed class HandWrittenLoop : IAsyncDisposable
{
    private const string Tables = """
        CREATE TABLE IF NOT EXISTS hand_intents (
            id uuid PRIMARY KEY, tenant text NOT NULL, tool text NOT NULL, key text NOT NULL, body_hash text NOT NULL, body bytea NOT NULL,
            run_id uuid NOT NULL, agent text NOT NULL, record_id text NOT NULL, state smallint NOT NULL, before bytea, after bytea,
            created_at timestamptz NOT NULL DEFAULT now(), lease_until timestamptz, settled_at timestamptz, UNIQUE (tenant, key));
        CREATE TABLE IF NOT EXISTS hand_journal (
            sequence bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY, at timestamptz NOT NULL DEFAULT now(), tenant text NOT NULL, run_id uuid NOT NULL,
            intent_id uuid NOT NULL, action text NOT NULL, agent text NOT NULL, tool text NOT NULL, record_id text NOT NULL, before bytea, after bytea);
        """;

    private const string Begin = """
        INSERT INTO hand_intents (id, tenant, tool, key, body_hash, body, run_id, agent, record_id, state, before, after, lease_until)
        VALUES ($1, 'acme', 'freight_update_shipment', $2, $3, $4, $5, 'dispatcher', $2, 6, $6, $7, now() + interval '1 minute')
        """;

    private const string Settle = "UPDATE hand_intents SET state = 7, after = $2, settled_at = now(), lease_until = NULL WHERE id = $1 AND state = 6";

    private const string Append = """
        INSERT INTO hand_journal (tenant, run_id, intent_id, action, agent, tool, record_id, before, after)
        VALUES ('acme', $1, $2, $3, 'dispatcher', 'freight_update_shipment', $4, $5, $6)
        """;

    // As large as what the gate keeps of one write.
    private static readonly byte[] Body = new byte[270];
    private static readonly byte[] Before = new byte[160];
    private static readonly byte[] After = new byte[170];
    private static readonly string BodyHash = new('a', 64);

    private readonly List<Caller> callers = [];
    private long writes;

    public static async Task<HandWrittenLoop> OpenAsync(string connectionString, int connections)
    {
        Array.ForEach([Body, Before, After], Random.Shared.NextBytes);
        HandWrittenLoop loop = new();
        for (int i = 0; i < connections; i++)
        {
            NpgsqlConnection connection = new(connectionString + ";Pooling=false");
            await connection.OpenAsync().ConfigureAwait(false);
            if (i == 0)
            {
                using NpgsqlCommand create = new(Tables, connection);
                await create.ExecuteNonQueryAsync().ConfigureAwait(false);
            }

            Caller caller = new(connection);
            await caller.PrepareAsync().ConfigureAwait(false);
            loop.callers.Add(caller);
        }

        return loop;
    }

    public async Task<TimeSpan> WriteAsync(int each, int connections)
    {
        long started = Stopwatch.GetTimestamp();
        await Task.WhenAll(callers.Take(connections).Select(caller => Task.Run(async () =>
        {
            for (int i = 0; i < each; i++)
            {
                await caller.WriteAsync($"{Environment.ProcessId}/{Interlocked.Increment(ref writes)}").ConfigureAwait(false);
            }
        }))).ConfigureAwait(false);
        return Stopwatch.GetElapsedTime(started);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (Caller caller in callers)
        {
            await caller.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>One connection. A batch without an explicit transaction is one, and commits itself.</summary>
    private sealed class Caller(NpgsqlConnection connection) : IAsyncDisposable
    {
        private readonly NpgsqlParameter<Guid> id = new();
        private readonly NpgsqlParameter<Guid> settledId = new();
        private readonly NpgsqlParameter<string> record = new();
        private readonly NpgsqlParameter<Guid>[] entryIds = [new(), new()];
        private readonly NpgsqlParameter<string>[] entryRecords = [new(), new()];
        private readonly NpgsqlBatch claim = new(connection);
        private readonly NpgsqlBatch settle = new(connection);
        private readonly Guid run = Guid.CreateVersion7();

        public Task PrepareAsync()
        {
            claim.BatchCommands.Add(new(Begin) { Parameters = { id, record, Value(BodyHash), Value(Body), Value(run), Value(Before), Value(After) } });
            claim.BatchCommands.Add(Entry(0, "claimed"));
            settle.BatchCommands.Add(new(Settle) { Parameters = { settledId, Value(After) } });
            settle.BatchCommands.Add(Entry(1, "applied"));
            // A value of each type is needed to prepare.
            Name("");
            return PrepareBothAsync();
        }

        public async Task WriteAsync(string name)
        {
            Name(name);
            await claim.ExecuteNonQueryAsync().ConfigureAwait(false);
            await settle.ExecuteNonQueryAsync().ConfigureAwait(false);
        }

        public async ValueTask DisposeAsync()
        {
            await claim.DisposeAsync().ConfigureAwait(false);
            await settle.DisposeAsync().ConfigureAwait(false);
            await connection.DisposeAsync().ConfigureAwait(false);
        }

        private static NpgsqlParameter<T> Value<T>(T value) => new() { TypedValue = value };

        private async Task PrepareBothAsync()
        {
            await claim.PrepareAsync().ConfigureAwait(false);
            await settle.PrepareAsync().ConfigureAwait(false);
        }

        private NpgsqlBatchCommand Entry(int place, string action) => new(Append)
        {
            Parameters = { Value(run), entryIds[place], Value(action), entryRecords[place], Value(Before), Value(After) },
        };

        private void Name(string name)
        {
            id.TypedValue = settledId.TypedValue = entryIds[0].TypedValue = entryIds[1].TypedValue = Guid.CreateVersion7();
            record.TypedValue = entryRecords[0].TypedValue = entryRecords[1].TypedValue = name;
        }
    }
}
