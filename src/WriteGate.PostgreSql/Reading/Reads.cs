using Npgsql;

using WriteGate.Intents;

namespace WriteGate.PostgreSql;

/// <summary>Reads on connections of their own, beside the writer. A read whose connection was lost is made again on another.</summary>
internal sealed class Reads(PostgreSqlStoreOptions options, Connections connections, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <exception cref="StoreUnavailableException">The server cannot be read.</exception>
    public async Task<T> RunAsync<T>(Query query, Func<NpgsqlDataReader, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        long started = time.GetTimestamp();
        while (true)
        {
            try
            {
                return await OnceAsync(query, read, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception fault) when (ServerFaults.IsLost(fault) && time.GetElapsedTime(started) < options.ReconnectFor)
            {
                // A server that was restarted has ended all of them.
                connections.Reads.Clear();
            }
            catch (Exception fault) when (ServerFaults.IsLost(fault) || fault is PostgresException)
            {
                cancellationToken.ThrowIfCancellationRequested();
                throw ServerFaults.Unavailable(connections.Name, fault);
            }

            await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Reads one value.</summary>
    public Task<long> NumberAsync(Query query, CancellationToken cancellationToken) => RunAsync(
        query,
        static async (reader, token) => await reader.ReadAsync(token).ConfigureAwait(false) ? reader.GetInt64(0) : 0,
        cancellationToken);

    private async Task<T> OnceAsync<T>(Query query, Func<NpgsqlDataReader, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        NpgsqlConnection connection = await connections.Reads.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            NpgsqlCommand command = query.CommandOn(connection);
            await using (command.ConfigureAwait(false))
            {
                NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    return await read(reader, cancellationToken).ConfigureAwait(false);
                }
            }
        }
    }
}
