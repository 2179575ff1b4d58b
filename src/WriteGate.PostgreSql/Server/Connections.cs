using System.Globalization;

using Npgsql;

namespace WriteGate.PostgreSql;

/// <summary>Makes connections that behave as the store needs it, whatever the server's and the user's settings are.</summary>
internal sealed class Connections : IAsyncDisposable
{
    // Statements are few and always the same; a session is never given to anybody else.
    private const int PreparedStatements = 64;

    // What writes looks every row up by an index, whatever the values are: it is planned once, and not for the few rows that
    // a table had then.
    private const string WriteSettings = "SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off";

    private readonly string settings;
    private readonly NpgsqlConnectionStringBuilder target;

    public Connections(PostgreSqlStoreOptions options)
    {
        (Name, target) = StoreName.Of(options);
        target.Enlist = false;
        target.Multiplexing = false;
        target.NoResetOnClose = true;
        target.MaxPoolSize = options.ReadConnections;
        target.MinPoolSize = 0;
        target.MaxAutoPrepare = PreparedStatements;
        target.AutoPrepareMinUsages = 2;
        target.ApplicationName = "WriteGate reads";
        // A commit must be on disk when it is answered; stronger settings than "on" stay.
        settings = $"""
            SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off';
            SET default_transaction_isolation = 'read committed';
            SET lock_timeout = {options.LockWait.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture)}
            """;
        Reads = SourceFor(target);
    }

    public StoreName Name { get; }

    /// <summary>Where read connections come from.</summary>
    public NpgsqlDataSource Reads { get; }

    /// <summary>Opens a connection that is in no pool, under a name of its own by which the server knows it.</summary>
    public async Task<(NpgsqlConnection Connection, string Name)> OpenAloneAsync(CancellationToken cancellationToken)
    {
        string name = $"WriteGate {Guid.NewGuid():N}";
        NpgsqlConnection connection = new(new NpgsqlConnectionStringBuilder(target.ConnectionString) { Pooling = false, ApplicationName = name }.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            await SetAsync(connection, $"{settings}; {WriteSettings}").ConfigureAwait(false);
            return (connection, name);
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public ValueTask DisposeAsync() => Reads.DisposeAsync();

    private NpgsqlDataSource SourceFor(NpgsqlConnectionStringBuilder connection)
    {
        NpgsqlDataSourceBuilder builder = new(connection.ConnectionString);
        builder.UsePhysicalConnectionInitializer(opened => throw new NotSupportedException("The store opens connections asynchronously."), opened => SetAsync(opened, settings));
        return builder.Build();
    }

    private static async Task SetAsync(NpgsqlConnection connection, string settings)
    {
        NpgsqlCommand command = new(settings, connection);
        await using (command.ConfigureAwait(false))
        {
            await command.ExecuteNonQueryAsync().ConfigureAwait(false);
        }
    }
}
