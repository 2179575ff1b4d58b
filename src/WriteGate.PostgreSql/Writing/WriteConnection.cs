using System.Buffers;

using Npgsql;

using NpgsqlTypes;

namespace WriteGate.PostgreSql;

/// <summary>The connection a process writes with, and the one statement it sends.</summary>
internal sealed class WriteConnection : IAsyncDisposable
{
    // Shared memory for locks is limited; a group that concerns more than this takes the one lock of all instead.
    private const int MostLocks = 1000;

    private readonly NpgsqlCommand command;
    private readonly NpgsqlParameter<long[]?> locks = new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint };
    private readonly NpgsqlParameter<ReadOnlyMemory<byte>> commands = new() { NpgsqlDbType = NpgsqlDbType.Jsonb };
    private readonly NpgsqlParameter<bool> apart = new();
    private readonly StoreName store;

    private WriteConnection(NpgsqlConnection connection, string name, StoreName store)
    {
        (Inner, Name, this.store) = (connection, name, store);
        command = new($"SELECT now_ms, done, fault, tallies FROM {store.Quoted}.run_group($1, $2, $3, $4)", connection)
        {
            Parameters = { new NpgsqlParameter<long> { TypedValue = store.AllLocks }, locks, commands, apart },
        };
    }

    public NpgsqlConnection Inner { get; }

    /// <summary>By which the server knows it.</summary>
    public string Name { get; }

    public static async Task<WriteConnection> OpenAsync(Connections connections)
    {
        (NpgsqlConnection connection, string name) = await connections.OpenAloneAsync(CancellationToken.None).ConfigureAwait(false);
        return new(connection, name, connections.Name);
    }

    /// <summary>Sends a group and waits until it is committed: one round trip.</summary>
    /// <param name="group">The commands.</param>
    /// <param name="apart">Whether each runs in a subtransaction.</param>
    public async Task<IReadOnlyList<Outcome>> CommitAsync(IReadOnlyList<Command> group, bool apart)
    {
        ArrayBufferWriter<byte> json = new(4096);
        using (CommandWriter writer = new(json))
        {
            writer.Write(group);
        }

        long[] wanted = [.. group.SelectMany(each => each.Concerns).Distinct(StringComparer.Ordinal).Select(store.LockOf).Distinct().Order()];
        locks.TypedValue = wanted.Length <= MostLocks ? wanted : null;
        commands.TypedValue = json.WrittenMemory;
        this.apart.TypedValue = apart;
        Outcome[] outcomes = new Outcome[group.Count];
        NpgsqlDataReader reader = await command.ExecuteReaderAsync().ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            for (int i = 0; await reader.ReadAsync().ConfigureAwait(false); i++)
            {
                Row row = new(reader);
                outcomes[i] = new(row.Time(), reader.GetBoolean(1), reader.IsDBNull(2) ? null : reader.GetString(2), reader.IsDBNull(3) ? null : reader.GetFieldValue<long[]>(3));
            }

            // The commit comes after the last row: read on until the server is ready, or an error would go unseen.
            await reader.NextResultAsync().ConfigureAwait(false);
        }

        return outcomes;
    }

    public async ValueTask DisposeAsync()
    {
        await command.DisposeAsync().ConfigureAwait(false);
        await Inner.DisposeAsync().ConfigureAwait(false);
    }
}
