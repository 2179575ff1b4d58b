using System.Diagnostics;

using WriteGate.Intents;

namespace WriteGate.Sqlite;

/// <summary>
/// Writes, one thread at a time. A caller that finds nobody writing commits its own command, which spares two changes of
/// thread; whatever arrives meanwhile is left to the writer thread, which commits all that waits together.
/// </summary>
internal sealed class Writer : IDisposable
{
    private static readonly TimeSpan Gather = TimeSpan.FromMicroseconds(100);

    private readonly SqliteStoreOptions options;
    private readonly CommandQueue queue;
    private readonly GroupCommit commit;
    private readonly SqliteDatabase database;
    private readonly List<WriteCommand> group = [];
    private readonly Thread thread;

    public Writer(SqliteStoreOptions options, WriteSession session, HolderFile holder)
    {
        this.options = options;
        queue = new(options.CommandsPerCommit);
        commit = new(session, holder);
        database = session.Database;
        thread = new(WriteWhatWaits) { IsBackground = true, Name = "WriteGate SQLite writer" };
        thread.Start();
    }

    public long Commits => commit.Commits;

    /// <summary>Runs a step in the next transaction.</summary>
    /// <exception cref="StoreUnavailableException">Nothing was kept, or it is not known.</exception>
    public Task<T> RunAsync<T>(IWriteStep<T> step, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        WriteCommand<T> command = new(step, cancellationToken);
        if (!queue.TryAdd(command, out bool lead))
        {
            command.Fail(new ObjectDisposedException(nameof(SqliteGateStore)));
        }
        else if (lead)
        {
            if (queue.TakeGroup(group))
            {
                CommitGroup();
                queue.HandOver();
            }
        }

        return command.Task;
    }

    /// <summary>Reads with the writer's connection, if nobody uses it: that one knows the pages it wrote, and any other reads them anew.</summary>
    /// <returns>False when it is in use.</returns>
    /// <exception cref="StoreUnavailableException">The file cannot be read.</exception>
    public bool TryRead<T>(Func<SqliteDatabase, T> query, out T? answer)
    {
        if (!queue.TryTakeTurn())
        {
            answer = default;
            return false;
        }

        try
        {
            answer = query(database);
            return true;
        }
        catch (SqliteFault fault)
        {
            throw StoreFaults.Unavailable(options.Path, fault);
        }
        finally
        {
            queue.HandOver();
        }
    }

    /// <summary>Writes what waits and ends.</summary>
    public void Dispose()
    {
        queue.Close();
        thread.Join();
    }

    private void WriteWhatWaits()
    {
        while (queue.AwaitTurn())
        {
            while (queue.TakeGroup(group))
            {
                int size = group.Count;
                CommitGroup();
                GatherUpTo(size);
            }
        }
    }

    // Callers just answered mostly come back at once; without this half of them would always miss the next commit.
    private void GatherUpTo(int size)
    {
        long started = Stopwatch.GetTimestamp();
        while (size > 1 && queue.Waiting < size && Stopwatch.GetElapsedTime(started) < Gather)
        {
            Thread.Yield();
        }
    }

    private void CommitGroup()
    {
        try
        {
            commit.Run(group);
            group.ForEach(static command => command.Complete());
        }
        catch (Exception fault)
        {
            // Whatever it was, callers must not wait forever.
            StoreUnavailableException unavailable = fault is SqliteFault known
                ? StoreFaults.Unavailable(options.Path, known)
                : StoreFaults.Unavailable(options.Path, fault);
            group.ForEach(command => command.Fail(unavailable));
        }
        finally
        {
            group.Clear();
        }
    }
}
