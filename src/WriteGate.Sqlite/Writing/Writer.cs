using WriteGate.Intents;

namespace WriteGate.Sqlite;

/// <summary>The one thread that writes. It takes what waits, commits it together, and tells the callers.</summary>
internal sealed class Writer : IDisposable
{
    private readonly SqliteStoreOptions options;
    private readonly CommandQueue queue;
    private readonly GroupCommit commit;
    private readonly Thread thread;

    public Writer(SqliteStoreOptions options, WriteSession session, HolderFile holder)
    {
        this.options = options;
        queue = new(options.CommandsPerCommit);
        commit = new(session, holder);
        thread = new(Loop) { IsBackground = true, Name = "WriteGate SQLite writer" };
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
        if (!queue.TryAdd(command))
        {
            command.Fail(new ObjectDisposedException(nameof(SqliteGateStore)));
        }

        return command.Task;
    }

    /// <summary>Writes what waits and ends.</summary>
    public void Dispose()
    {
        queue.Close();
        thread.Join();
    }

    private void Loop()
    {
        List<WriteCommand> group = [];
        while (queue.TakeGroup(group))
        {
            try
            {
                commit.Run(group);
                group.ForEach(static command => command.Complete());
            }
            catch (SqliteFault fault)
            {
                Fail(group, StoreFaults.Unavailable(options.Path, fault));
            }
            catch (Exception fault)
            {
                // Whatever it was, callers must not wait forever.
                Fail(group, StoreFaults.Unavailable(options.Path, fault));
            }

            group.Clear();
        }
    }

    private static void Fail(List<WriteCommand> group, StoreUnavailableException fault) => group.ForEach(command => command.Fail(fault));
}
