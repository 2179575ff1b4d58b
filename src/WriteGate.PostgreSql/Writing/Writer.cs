using System.Diagnostics;

using WriteGate.Intents;

namespace WriteGate.PostgreSql;

/// <summary>
/// Writes, one group of commands at a time. A caller that finds nobody writing sends its own command; whatever arrives
/// until the answer is there goes together into the next commit.
/// </summary>
internal sealed class Writer(PostgreSqlStoreOptions options, Connections connections, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan Gather = TimeSpan.FromMicroseconds(100);

    private readonly CommandQueue queue = new(options.CommandsPerCommit);
    private readonly GroupCommit commit = new(options, connections, time);
    private readonly List<Command> group = [];

    public long Commits => commit.Commits;

    /// <summary>Runs a command in the next transaction.</summary>
    /// <exception cref="StoreUnavailableException">Nothing was kept, or it is not known.</exception>
    public Task<T> RunAsync<T>(Command<T> command, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        command.Observe(cancellationToken);
        if (!queue.TryAdd(command, out bool lead))
        {
            command.Fail(new ObjectDisposedException(nameof(PostgreSqlGateStore)));
        }
        else if (lead)
        {
            _ = WriteWhatWaitsAsync();
        }

        return command.Task;
    }

    /// <summary>Writes what waits and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        await queue.CloseAsync().ConfigureAwait(false);
        await commit.DisposeAsync().ConfigureAwait(false);
    }

    private async Task WriteWhatWaitsAsync()
    {
        while (queue.TakeGroup(group))
        {
            int size = group.Count;
            await CommitGroupAsync().ConfigureAwait(false);
            GatherUpTo(size);
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

    private async Task CommitGroupAsync()
    {
        try
        {
            IReadOnlyList<Outcome> outcomes = await commit.RunAsync(group).ConfigureAwait(false);
            for (int i = 0; i < group.Count; i++)
            {
                group[i].Complete(outcomes[i]);
            }
        }
        catch (Exception fault)
        {
            // Whatever it was, callers must not wait forever.
            StoreUnavailableException unavailable = ServerFaults.Unavailable(connections.Name, fault);
            group.ForEach(command => command.Fail(unavailable));
        }
        finally
        {
            group.Clear();
        }
    }
}
