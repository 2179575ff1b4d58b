using WriteGate.Intents;

namespace WriteGate.Sqlite;

/// <summary>What an open store holds, and the order in which it is taken and given back.</summary>
internal sealed class OpenStore : IDisposable
{
    private readonly FileStream? processLock;
    private readonly HolderFile? holder;
    private readonly SqliteDatabase? database;

    private OpenStore(IReads reads) => Reads = reads;

    private OpenStore(SqliteStoreOptions options, TimeProvider time, FileStream processLock)
    {
        this.processLock = processLock;
        database = StoreFile.OpenForWriting(options);
        WriteSession session = new(database, time);
        holder = HolderFile.Create(options.Path, database.Number("SELECT max(sequence) FROM journal"));
        Writer = new(options, session, holder);
        Reads = new ReadPool(options);
    }

    public IReads Reads { get; }

    /// <summary>Null when it is open for reading only.</summary>
    public Writer? Writer { get; }

    public static OpenStore ForReading(SqliteStoreOptions options)
    {
        SnapshotReads reads = new(options);
        reads.Require();
        return new(reads);
    }

    public static async Task<OpenStore> ForWritingAsync(SqliteStoreOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        string directory = Path.GetDirectoryName(Path.GetFullPath(options.Path))!;
        if (!Directory.Exists(directory))
        {
            throw new StoreUnavailableException($"The store \"{options.Path}\" cannot be opened: the directory \"{directory}\" is not there. Create it first.");
        }

        FileStream processLock = await ProcessLock.TakeAsync(options.Path, options.LockWait, cancellationToken).ConfigureAwait(false);
        OpenStore? store = null;
        try
        {
            store = new(options, time, processLock);
            await DeadClaims.SettleAsync(store, cancellationToken).ConfigureAwait(false);
            return store;
        }
        catch (Exception fault)
        {
            store?.Dispose();
            await processLock.DisposeAsync().ConfigureAwait(false);
            throw fault switch
            {
                SqliteFault known => StoreFaults.Unavailable(options.Path, known),
                IOException or UnauthorizedAccessException => StoreFaults.Unavailable(options.Path, fault),
                _ => fault,
            };
        }
    }

    public (string? JournalMode, long Synchronous, long ForeignKeys) Settings()
        => (database!.Text("PRAGMA journal_mode"), database.Number("PRAGMA synchronous"), database.Number("PRAGMA foreign_keys"));

    public void Dispose()
    {
        // The writer's connection goes last: it is the one that brings the write-ahead log into the file.
        Writer?.Dispose();
        Reads.Dispose();
        database?.Dispose();
        holder?.Dispose();
        processLock?.Dispose();
    }
}
