using System.Diagnostics;

using Npgsql;

namespace WriteGate.Benchmarks.Stores;

/// <summary>
/// The same server, the same driver, the same durability and nothing else: one table without a further index, one prepared
/// insert that commits itself, a connection a caller. A row holds what a gated write must at least keep of one step.
/// </summary>
internal sealed class PostgreSqlLoop : IAsyncDisposable
{
    private static readonly byte[] Values = new byte[640];

    private readonly List<(NpgsqlConnection Connection, NpgsqlCommand Insert, NpgsqlCommand Find)> callers = [];
    private long rows;

    public static async Task<PostgreSqlLoop> OpenAsync(string connectionString, int connections)
    {
        Random.Shared.NextBytes(Values);
        PostgreSqlLoop loop = new();
        for (int i = 0; i < connections; i++)
        {
            NpgsqlConnection connection = new(connectionString + ";Pooling=false");
            await connection.OpenAsync().ConfigureAwait(false);
            if (i == 0)
            {
                using NpgsqlCommand create = new("CREATE TABLE writes (id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY, key text NOT NULL, content bytea NOT NULL)", connection);
                await create.ExecuteNonQueryAsync().ConfigureAwait(false);
            }

            NpgsqlCommand insert = new("INSERT INTO writes (key, content) VALUES ($1, $2)", connection)
            {
                Parameters = { new NpgsqlParameter<string> { TypedValue = "" }, new NpgsqlParameter<byte[]> { TypedValue = Values } },
            };
            NpgsqlCommand find = new("SELECT content FROM writes WHERE id = $1", connection) { Parameters = { new NpgsqlParameter<long> { TypedValue = 1 } } };
            await insert.PrepareAsync().ConfigureAwait(false);
            await find.PrepareAsync().ConfigureAwait(false);
            loop.callers.Add((connection, insert, find));
        }

        return loop;
    }

    /// <summary>Two durable inserts a write.</summary>
    public async Task<TimeSpan> WriteAsync(int writes, int connections)
    {
        long started = Stopwatch.GetTimestamp();
        await Task.WhenAll(callers.Take(connections).Select(caller => Task.Run(async () =>
        {
            for (int i = 0; i < writes * 2; i++)
            {
                ((NpgsqlParameter<string>)caller.Insert.Parameters[0]).TypedValue = $"acme/freight_update_shipment/{Interlocked.Increment(ref rows)}";
                await caller.Insert.ExecuteNonQueryAsync().ConfigureAwait(false);
            }
        }))).ConfigureAwait(false);
        return Stopwatch.GetElapsedTime(started);
    }

    /// <summary>Reads a row by its number, again and again.</summary>
    public async Task<TimeSpan> ReadAsync(int reads)
    {
        long started = Stopwatch.GetTimestamp();
        for (int i = 0; i < reads; i++)
        {
            await callers[0].Find.ExecuteScalarAsync().ConfigureAwait(false);
        }

        return Stopwatch.GetElapsedTime(started);
    }

    public async ValueTask DisposeAsync()
    {
        foreach ((NpgsqlConnection connection, NpgsqlCommand insert, NpgsqlCommand find) in callers)
        {
            await insert.DisposeAsync().ConfigureAwait(false);
            await find.DisposeAsync().ConfigureAwait(false);
            await connection.DisposeAsync().ConfigureAwait(false);
        }
    }
}
