using System.Collections.Concurrent;

namespace WriteGate.Sqlite;

/// <summary>Read connections beside the writer, kept with their prepared statements.</summary>
internal sealed class ReadPool(SqliteStoreOptions options) : IReads
{
    private readonly ConcurrentBag<SqliteDatabase> idle = [];
    private volatile bool closed;

    public T Read<T>(Func<SqliteDatabase, T> query)
    {
        ObjectDisposedException.ThrowIf(closed, typeof(SqliteGateStore));
        SqliteDatabase? database = null;
        try
        {
            if (!idle.TryTake(out database))
            {
                database = StoreFile.OpenForReading(options);
            }

            T result = query(database);
            if (!closed && idle.Count < options.ReadConnections)
            {
                idle.Add(database);
                database = null;
            }

            return result;
        }
        catch (SqliteFault fault)
        {
            throw StoreFaults.Unavailable(options.Path, fault);
        }
        finally
        {
            database?.Dispose();
        }
    }

    public void Dispose()
    {
        closed = true;
        while (idle.TryTake(out SqliteDatabase? database))
        {
            database.Dispose();
        }
    }
}
