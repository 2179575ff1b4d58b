using SQLitePCL;

using WriteGate.Intents;

namespace WriteGate.Sqlite;

/// <summary>
/// Reads a store without writing anything, beside a running process or after one. SQLite would make files for a closed
/// database in write-ahead mode; so that one is read as immutable, and read again should it have been opened meanwhile.
/// </summary>
internal sealed class SnapshotReads(SqliteStoreOptions options) : IReads
{
    private const int Attempts = 10;

    private readonly string uri = new UriBuilder { Scheme = "file", Host = "", Path = Path.GetFullPath(options.Path) }.Uri.AbsoluteUri;

    /// <summary>Refuses a file that is missing, foreign, newer or older.</summary>
    public void Require()
    {
        if (!File.Exists(options.Path))
        {
            throw new StoreUnavailableException($"The store \"{options.Path}\" is not there.");
        }

        Read(database =>
        {
            Migrations.Require(database, options.Path, StoreSchema.Steps);
            Migrations.RequireNewest(database, options.Path, StoreSchema.Steps);
            return true;
        });
    }

    public T Read<T>(Func<SqliteDatabase, T> query)
    {
        for (int attempt = 1; ; attempt++)
        {
            FileState before = FileState.Of(options.Path);
            try
            {
                using SqliteDatabase database = Open(before);
                T result = query(database);
                if (before.IsOpen || before == FileState.Of(options.Path))
                {
                    return result;
                }
            }
            catch (SqliteFault fault) when (attempt == Attempts || before == FileState.Of(options.Path))
            {
                throw StoreFaults.Unavailable(options.Path, fault);
            }
            catch (SqliteFault)
            {
                // The file was opened or closed by its process meanwhile.
            }
        }
    }

    public void Dispose()
    {
        // Nothing stays open between reads.
    }

    private SqliteDatabase Open(FileState state) => SqliteDatabase.Open(
        uri + (state.IsOpen ? "?mode=ro&readonly_shm=1" : "?mode=ro&immutable=1"),
        raw.SQLITE_OPEN_READONLY | raw.SQLITE_OPEN_URI,
        options.BusyTimeout);

    private readonly record struct FileState(bool IsOpen, DateTime Written, long Length)
    {
        public static FileState Of(string path)
        {
            FileInfo file = new(path);
            return new(File.Exists(StoreFile.WalOf(path)), file.LastWriteTimeUtc, file.Exists ? file.Length : 0);
        }
    }
}
