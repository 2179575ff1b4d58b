using WriteGate.Intents;

namespace WriteGate.Sqlite;

/// <summary>What a command works with inside a transaction. Only the writer's thread uses it.</summary>
internal sealed class WriteSession
{
    private readonly TimeProvider time;

    public WriteSession(SqliteDatabase database, TimeProvider time)
    {
        this.time = time;
        Database = database;
        Heads = new(database);
        Intents = new(database);
        Journal = new(database, Heads);
        Approvals = new(database);
        Counters = new(database);
    }

    public SqliteDatabase Database { get; }

    public IntentTable Intents { get; }

    public JournalTable Journal { get; }

    public JournalHeads Heads { get; }

    public ApprovalTable Approvals { get; }

    public CounterTable Counters { get; }

    /// <summary>The store's clock, to the millisecond that is stored.</summary>
    public DateTimeOffset Now() => Stamps.Stored(time.GetUtcNow());
}
