namespace WriteGate.Sqlite;

/// <summary>Where a SQLite store is and how it behaves.</summary>
public sealed record SqliteStoreOptions
{
    /// <summary>The database file, on a local disk. Its directory must be there; the file is created when it is not.</summary>
    public required string Path { get; init; }

    /// <summary>
    /// Opens for reading only, beside a running process if need be: takes no lock, creates nothing, writes nothing.
    /// Every method that changes something then throws <see cref="InvalidOperationException"/>.
    /// </summary>
    public bool ReadOnly { get; init; }

    /// <summary>How long to wait for another process to let go of the store; zero refuses at once.</summary>
    public TimeSpan LockWait { get; init; }

    /// <summary>How long SQLite waits for a lock that a foreign tool holds on the file.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many waiting commands share one commit at most.</summary>
    public int CommandsPerCommit { get; init; } = 256;

    /// <summary>How many read connections are kept open.</summary>
    public int ReadConnections { get; init; } = 4;

    /// <summary>
    /// Whether opening looks through the whole file for damaged pages (SQLite's <c>quick_check</c>, about a second a gigabyte).
    /// Without it damage is found when it is read.
    /// </summary>
    public bool CheckOnOpen { get; init; } = true;
}
