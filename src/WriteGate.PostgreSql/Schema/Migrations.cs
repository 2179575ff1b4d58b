using System.Globalization;

using Npgsql;

using WriteGate.Intents;

namespace WriteGate.PostgreSql;

/// <summary>Brings a schema forward to what this version knows, one process at a time, and refuses what it does not know.</summary>
internal static class Migrations
{
    /// <summary>Runs the steps that are missing, all or none.</summary>
    /// <param name="connection">A connection that is closed afterwards.</param>
    /// <param name="store">The store.</param>
    /// <param name="readOnly">Whether nothing may be changed.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="StoreUnavailableException">It is of a newer version, or is not there and may not be made.</exception>
    public static async Task RunAsync(NpgsqlConnection connection, StoreName store, bool readOnly, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> steps = StoreSchema.StepsFor(store.Quoted);
        if (await VersionAsync(connection, store, cancellationToken).ConfigureAwait(false) is { } found && (found >= steps.Count || readOnly))
        {
            RequireKnown(store, found, steps.Count, readOnly);
            return;
        }

        if (readOnly)
        {
            throw new StoreUnavailableException($"{store} is not there. A process that writes makes it.");
        }

        // The lock comes before the transaction: a session sees names that others have made only from the next transaction on.
        // It ends with the connection, which is not given to anybody else.
        await Sql.ScalarAsync(connection, "SELECT pg_advisory_lock($1)", cancellationToken, store.LockOf("migrations")).ConfigureAwait(false);
        NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            // Groups of other processes are let through first: a step that changes tables in another order than they do would deadlock.
            await Sql.ScalarAsync(connection, "SELECT pg_advisory_xact_lock($1)", cancellationToken, store.AllLocks).ConfigureAwait(false);
            // Somebody else may have been here meanwhile.
            int version = await VersionAsync(connection, store, cancellationToken).ConfigureAwait(false) ?? 0;
            RequireKnown(store, version, steps.Count, readOnly);
            if (version == 0)
            {
                await CreateAsync(connection, store, cancellationToken).ConfigureAwait(false);
            }

            for (; version < steps.Count; version++)
            {
                await Sql.ScalarAsync(connection, steps[version], cancellationToken).ConfigureAwait(false);
                await Sql.ScalarAsync(connection, $"UPDATE {store.Quoted}.store SET version = $1", cancellationToken, version + 1).ConfigureAwait(false);
            }

            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task CreateAsync(NpgsqlConnection connection, StoreName store, CancellationToken cancellationToken)
    {
        // Asked first: CREATE SCHEMA IF NOT EXISTS demands the right to create even where there is nothing to do.
        if (await Sql.ScalarAsync(connection, "SELECT to_regnamespace($1)::text", cancellationToken, store.Quoted).ConfigureAwait(false) is null)
        {
            await Sql.ScalarAsync(connection, $"CREATE SCHEMA {store.Quoted}", cancellationToken).ConfigureAwait(false);
        }

        await Sql.ScalarAsync(connection, $"CREATE TABLE {store.Quoted}.store (version integer NOT NULL)", cancellationToken).ConfigureAwait(false);
        await Sql.ScalarAsync(connection, $"INSERT INTO {store.Quoted}.store (version) VALUES (0)", cancellationToken).ConfigureAwait(false);
    }

    private static async Task<int?> VersionAsync(NpgsqlConnection connection, StoreName store, CancellationToken cancellationToken)
    {
        object? table = await Sql.ScalarAsync(connection, "SELECT to_regclass($1)::text", cancellationToken, $"{store.Quoted}.store").ConfigureAwait(false);
        return table is null
            ? null
            : Convert.ToInt32(await Sql.ScalarAsync(connection, $"SELECT version FROM {store.Quoted}.store", cancellationToken).ConfigureAwait(false), CultureInfo.InvariantCulture);
    }

    private static void RequireKnown(StoreName store, int version, int known, bool readOnly)
    {
        if (version > known)
        {
            throw new StoreUnavailableException(
                $"{store} has schema version {version}, and this version of WriteGate.PostgreSql knows {known}. Update the package; a store is never taken back.");
        }

        if (readOnly && version < known)
        {
            throw new StoreUnavailableException(
                $"{store} has schema version {version}, and this version of WriteGate.PostgreSql reads {known}. A process that writes brings it forward.");
        }
    }
}
