using WriteGate.Intents;

namespace WriteGate.PostgreSql;

/// <summary>
/// Writes, one group of commands at a time. A caller that finds nobody writing sends its own command; whatever arrives
/// until the answer is there goes together into the next commit.
/// </summary>
internal sealed class Writer(PostgreSqlStoreOptions options, Connections connections, TimeProvider time) : IAsyncDisposable
{
    private readonly CommandQueue queue = new(options.CommandsPerCommit);
    private readonly GroupCommit commit = new(options, connections, time);

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
        List<Command> group = [];
        while (queue.TakeGroup(group))
        {
            Action<int> tell = await CommitAsync(group).ConfigureAwait(false);
            if (group.Count == 1 && queue.TryEndTurn())
            {
                // The turn is over: its caller goes on right here, which saves it the way to another thread.
                tell(0);
                return;
            }

            for (int i = 0; i < group.Count; i++)
            {
                ThreadPool.UnsafeQueueUserWorkItem(tell, i, preferLocal: true);
            }

            // Whoever is told runs before this goes on, and mostly comes back at once; else half of them would always miss the next commit.
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            group = [];
        }
    }

    /// <returns>Tells the command at a place what came of it.</returns>
    private async Task<Action<int>> CommitAsync(List<Command> group)
    {
        try
        {
            IReadOnlyList<Outcome> outcomes = await commit.RunAsync(group).ConfigureAwait(false);
            return place => group[place].Complete(outcomes[place]);
        }
        catch (Exception fault)
        {
            // Whatever it was, callers must not wait forever.
            StoreUnavailableException unavailable = ServerFaults.Unavailable(connections.Name, fault);
            return place => group[place].Fail(unavailable);
        }
    }
}
