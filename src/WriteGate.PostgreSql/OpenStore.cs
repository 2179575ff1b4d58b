using Npgsql;

using WriteGate.Intents;

namespace WriteGate.PostgreSql;

/// <summary>What an open store holds.</summary>
internal sealed class OpenStore : IAsyncDisposable
{
    private readonly Connections connections;

    private OpenStore(PostgreSqlStoreOptions options, Connections connections, TimeProvider time)
    {
        this.connections = connections;
        Writer = new(options, connections, time);
        Reads = new(options, connections, time);
        Recall = new(Name);
        Intents = new(Name);
        Journal = new(Name, Reads);
        Anchors = new(Name, Reads);
    }

    public StoreName Name => connections.Name;

    public Writer Writer { get; }

    public Reads Reads { get; }

    public RecallQuery Recall { get; }

    public IntentQueries Intents { get; }

    public JournalPages Journal { get; }

    public AnchorPages Anchors { get; }

    public Forgetting ForgettingOf(PostgreSqlGateStore gate) => new(gate, Name, Reads, connections);

    /// <summary>Connects, looks whether the server will do, and brings the schema forward.</summary>
    /// <exception cref="StoreUnavailableException">It cannot be used; the message names the cause.</exception>
    public static async Task<OpenStore> OpenAsync(PostgreSqlStoreOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        Connections connections = new(options);
        try
        {
            (NpgsqlConnection connection, _) = await connections.OpenAloneAsync(cancellationToken).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                await ServerCheck.RequireServerAsync(connection, options, connections.Name, cancellationToken).ConfigureAwait(false);
                await Migrations.RunAsync(connection, connections.Name, options.ReadOnly, cancellationToken).ConfigureAwait(false);
                if (!options.ReadOnly)
                {
                    await ServerCheck.RequireRightsAsync(connection, connections.Name, cancellationToken).ConfigureAwait(false);
                }
            }

            return new(options, connections, time);
        }
        catch (Exception fault) when (fault is PostgresException || ServerFaults.IsLost(fault))
        {
            await connections.DisposeAsync().ConfigureAwait(false);
            throw ServerFaults.Unavailable(connections.Name, fault);
        }
        catch
        {
            await connections.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Writer.DisposeAsync().ConfigureAwait(false);
        await connections.DisposeAsync().ConfigureAwait(false);
    }
}
