using System.Globalization;

using Npgsql;

using WriteGate.PostgreSql;

namespace WriteGate.Stores.Tests;

/// <summary>A schema of its own for a store, on the tests' server.</summary>
internal sealed class PostgreSqlPlace(PrivateCluster? cluster = null) : IAsyncDisposable
{
    private readonly PrivateCluster cluster = cluster ?? PrivateCluster.Shared;
    private NpgsqlConnection? outside;

    public string Schema { get; } = $"test_{Guid.NewGuid():N}";

    public PostgreSqlStoreOptions Options => new() { ConnectionString = cluster.ConnectionString, Schema = Schema };

    /// <summary>The place as another process is told it.</summary>
    public string ForProcesses => $"{cluster.ConnectionString}|{Schema}";

    public static bool IsMeantBy(string place) => place.StartsWith("Host=", StringComparison.Ordinal);

    public static PostgreSqlStoreOptions OptionsOf(string place)
        => new() { ConnectionString = place.Split('|')[0], Schema = place.Split('|')[1] };

    public async Task<PostgreSqlGateStore> OpenAsync(Func<PostgreSqlStoreOptions, PostgreSqlStoreOptions>? change = null)
    {
        PostgreSqlGateStore store = new(change?.Invoke(Options) ?? Options, TimeProvider.System);
        await store.OpenAsync(default);
        return store;
    }

    /// <summary>Makes the store's schema and, beside it, the ledger that <see cref="LedgerGate"/> books in.</summary>
    public async Task OpenLedgerAsync()
    {
        await (await OpenAsync()).DisposeAsync();
        await ExecuteAsync("CREATE TABLE bookings (reference text NOT NULL, amount integer NOT NULL)");
    }

    /// <summary>Lets the server's clock, as the store sees it, stand still until it is set.</summary>
    public async Task StopClockAsync(DateTimeOffset at)
    {
        await ExecuteAsync($"CREATE TABLE stopped_clock AS SELECT {at.ToUnixTimeMilliseconds()}::bigint AS ms");
        await ExecuteAsync($"CREATE OR REPLACE FUNCTION clock_ms() RETURNS bigint LANGUAGE sql VOLATILE AS 'SELECT ms FROM {Schema}.stopped_clock'");
    }

    public Task AdvanceAsync(TimeSpan by)
        => ExecuteAsync($"UPDATE stopped_clock SET ms = ms + {((long)by.TotalMilliseconds).ToString(CultureInfo.InvariantCulture)}");

    /// <summary>Runs a statement from outside the store.</summary>
    public async Task<object?> ExecuteAsync(string sql)
    {
        if (outside is null)
        {
            outside = await ConnectAsync();
            // What tests do to the server from outside need not survive it.
            await using NpgsqlCommand quick = new("SET synchronous_commit = off", outside);
            await quick.ExecuteNonQueryAsync();
        }

        await using NpgsqlCommand command = new(sql, outside);
        return await command.ExecuteScalarAsync();
    }

    public async Task<NpgsqlConnection> ConnectAsync()
    {
        NpgsqlConnection connection = new(new NpgsqlConnectionStringBuilder(cluster.ConnectionString) { SearchPath = Schema, Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    public ValueTask DisposeAsync() => outside?.DisposeAsync() ?? default;
}
