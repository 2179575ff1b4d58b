using SQLitePCL;

using WriteGate.Intents;

namespace WriteGate.Sqlite;

/// <summary>Opens the database file and refuses one that is missing, foreign, damaged, newer or has lost rows.</summary>
internal static class StoreFile
{
    // secure_delete: what is forgotten must not stay in free pages. wal_autocheckpoint, in pages: a write changes pages that the
    // one before it changed, so a log that is brought in less often is less to bring in. cache_size, in KiB: the writer alone.
    internal const string Settings = "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; "
        + "PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -16384";

    private const int HeaderLength = 16;

    public static string WalOf(string path) => path + "-wal";

    /// <summary>Opens the file for the one writer and brings its schema forward. The process lock is held.</summary>
    /// <exception cref="StoreUnavailableException">It cannot be used; the message names the cause.</exception>
    public static SqliteDatabase OpenForWriting(SqliteStoreOptions options)
    {
        string path = options.Path;
        long acknowledged = HolderFile.Read(path).LastRow;
        bool isNew = !File.Exists(path);
        RequireFile(path, isNew, acknowledged);

        SqliteDatabase database = SqliteDatabase.Open(path, raw.SQLITE_OPEN_READWRITE | (isNew ? raw.SQLITE_OPEN_CREATE : 0), options.BusyTimeout);
        try
        {
            // A file that is refused, and its log, stay as they were found.
            database.CheckpointOnClose(false);
            long last = 0;
            if (database.Number("SELECT count(*) FROM sqlite_schema") > 0 || database.Number("PRAGMA application_id") != 0)
            {
                Migrations.Require(database, path, StoreSchema.Steps);
                RequireIntact(database, options.CheckOnOpen);
                last = database.Number("SELECT max(sequence) FROM journal");
            }

            RequireRows(path, last, acknowledged);
            Configure(database);
            Migrations.Run(database, StoreSchema.Steps);
            database.CheckpointOnClose(true);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Opens a connection that reads beside the writer of this process.</summary>
    public static SqliteDatabase OpenForReading(SqliteStoreOptions options)
        => SqliteDatabase.Open(options.Path, raw.SQLITE_OPEN_READONLY, options.BusyTimeout);

    private static void Configure(SqliteDatabase database)
    {
        if (database.Text("PRAGMA journal_mode = WAL") is not "wal")
        {
            throw new SqliteFault(raw.SQLITE_CANTOPEN, "the file system does not support write-ahead logging");
        }

        database.Execute(Settings);
    }

    private static void RequireFile(string path, bool isNew, long acknowledged)
    {
        if (isNew && (acknowledged > 0 || File.Exists(WalOf(path))))
        {
            throw new StoreUnavailableException(
                $"The store \"{path}\" is gone, but files beside it say that it was there. Put it back or restore a backup; "
                + "to begin an empty one on purpose, remove its -wal, -shm, .lock and .holder files.");
        }

        if (!isNew && new FileInfo(path).Length < HeaderLength)
        {
            throw new StoreUnavailableException(
                $"The store \"{path}\" is cut off: the file is there but empty. Restore a backup; to begin an empty store on purpose, remove the file.");
        }
    }

    private static void RequireIntact(SqliteDatabase database, bool check)
    {
        if (check && database.Text("PRAGMA quick_check(1)") is var found and not "ok")
        {
            throw new SqliteFault(raw.SQLITE_CORRUPT, found ?? "quick_check gave no answer");
        }
    }

    private static void RequireRows(string path, long last, long acknowledged)
    {
        if (last < acknowledged)
        {
            throw new StoreUnavailableException(
                $"The store \"{path}\" ends at journal row {last}, but row {acknowledged} was acknowledged: the file was replaced by an older one, "
                + "or its -wal was removed or cut. Put the files back; to go on with what is there, remove "
                + $"\"{HolderFile.PathFor(path)}\".");
        }
    }
}
