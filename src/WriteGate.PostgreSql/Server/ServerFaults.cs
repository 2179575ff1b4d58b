using System.Net.Sockets;

using Npgsql;

using WriteGate.Intents;

namespace WriteGate.PostgreSql;

/// <summary>Tells faults apart, and says them in words that name the cause, the store and what to do.</summary>
internal static class ServerFaults
{
    public static StoreUnavailableException Unavailable(StoreName store, Exception fault)
        => fault as StoreUnavailableException ?? new($"{store} {Cause(store, fault)} ({fault.Message})", fault);

    /// <summary>A commit was sent and not answered, and could not be asked for either.</summary>
    public static StoreUnavailableException NotKnown(StoreName store, Exception fault)
        => new($"{store} was lost during a commit. Whether this step was kept is not known. ({fault.Message})", fault);

    /// <summary>Whether the connection or the server went away, so that trying again on another connection makes sense.</summary>
    public static bool IsLost(Exception fault) => fault switch
    {
        PostgresException answer => answer.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown
            or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections
            || answer.SqlState.StartsWith("08", StringComparison.Ordinal),
        NpgsqlException or SocketException or IOException or TimeoutException or ObjectDisposedException => true,
        _ => false,
    };

    /// <summary>Whether the database refused what one command says, and not the whole commit: wrong values, a constraint, a size.</summary>
    public static bool ConcernsOneCommand(PostgresException fault)
        => fault.SqlState[..2] is "22" or "23" or "54";

    private static string Cause(StoreName store, Exception fault) => fault switch
    {
        PostgresException answer => Cause(store, answer.SqlState),
        _ when IsLost(fault) => "cannot be reached. Check host, port and that the server runs.",
        _ => "cannot be used.",
    };

    private static string Cause(StoreName store, string state) => state switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification
            => $"did not let \"{store.User}\" in. Check user, password and pg_hba.conf.",
        PostgresErrorCodes.InvalidCatalogName => "is in a database that is not there. Create it first.",
        PostgresErrorCodes.InsufficientPrivilege => $"refused it: \"{store.User}\" lacks a right. See the rights in the README of WriteGate.PostgreSql.",
        PostgresErrorCodes.DuplicateTable or PostgresErrorCodes.DuplicateFunction or PostgresErrorCodes.DuplicateObject
            => "cannot be made: the schema holds tables of another program. Choose another schema.",
        PostgresErrorCodes.DiskFull => "is on a full disk. Nothing of this step was kept; free space and go on.",
        PostgresErrorCodes.TooManyConnections => "has no connection left: raise max_connections or lower ReadConnections.",
        PostgresErrorCodes.LockNotAvailable => "is locked by another session for too long. Nothing of this step was kept; look for open transactions in pg_stat_activity.",
        PostgresErrorCodes.ReadOnlySqlTransaction => "is on a server that only reads, such as a standby. Connect to the primary.",
        PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedFunction or PostgresErrorCodes.InvalidSchemaName
            => "is not whole: a part of its schema is missing. Restore a backup, or choose another schema.",
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow
            => "is on a server that stops or starts. Try again.",
        _ => "cannot be used.",
    };
}
