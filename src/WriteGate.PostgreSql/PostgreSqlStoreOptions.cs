namespace WriteGate.PostgreSql;

/// <summary>Where a PostgreSQL store is and how it behaves.</summary>
public sealed record PostgreSqlStoreOptions
{
    /// <summary>
    /// Npgsql's connection string: host, database, user and the rest. How connections are pooled and named, and what is
    /// prepared, is the store's to say and overrides what stands here.
    /// </summary>
    public required string ConnectionString { get; init; }

    /// <summary>The database schema that holds everything of the store; made when it is not there. Two stores in one database have two schemas.</summary>
    public string Schema { get; init; } = "writegate";

    /// <summary>
    /// Opens for reading only: migrates nothing, changes nothing, and works with a role that may only read.
    /// Every method that changes something then throws <see cref="InvalidOperationException"/>.
    /// </summary>
    public bool ReadOnly { get; init; }

    /// <summary>How many waiting commands of this process share one commit at most.</summary>
    public int CommandsPerCommit { get; init; } = 256;

    /// <summary>How many connections this process reads with at most. It writes with one more.</summary>
    public int ReadConnections { get; init; } = 8;

    /// <summary>How long the server lets a commit wait for one of another process that concerns the same key or run.</summary>
    public TimeSpan LockWait { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long to go on trying when the connection is lost, before callers are refused. In that time it is found out
    /// whether a commit without an answer was kept; one that was not is made once more.
    /// </summary>
    public TimeSpan ReconnectFor { get; init; } = TimeSpan.FromSeconds(5);
}
