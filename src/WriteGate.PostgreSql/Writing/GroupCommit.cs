using Npgsql;

using WriteGate.Intents;

namespace WriteGate.PostgreSql;

/// <summary>
/// Brings a group of commands through one commit. When the connection is lost before the answer, it is found out on
/// another connection whether the commit was kept; one that was not is sent once more.
/// </summary>
internal sealed class GroupCommit(PostgreSqlStoreOptions options, Connections connections, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private WriteConnection? connection;
    private long commits;

    /// <summary>How many transactions that changed something were committed.</summary>
    public long Commits => Interlocked.Read(ref commits);

    /// <exception cref="StoreUnavailableException">Nothing was kept, or it is not known.</exception>
    public async Task<IReadOnlyList<Outcome>> RunAsync(IReadOnlyList<Command> group)
    {
        IReadOnlyList<Outcome> outcomes = await SendAsync(group).ConfigureAwait(false);
        if (outcomes.Any(outcome => outcome.Done))
        {
            Interlocked.Increment(ref commits);
        }

        return outcomes;
    }

    public ValueTask DisposeAsync() => connection?.DisposeAsync() ?? default;

    private async Task<IReadOnlyList<Outcome>> SendAsync(IReadOnlyList<Command> group)
    {
        long started = time.GetTimestamp();
        string? unanswered = null;
        while (true)
        {
            string? sent = null;
            try
            {
                connection ??= await WriteConnection.OpenAsync(connections).ConfigureAwait(false);
                if (unanswered is not null)
                {
                    IReadOnlyList<Outcome>? kept = await LostCommit.FindAsync(connection.Inner, connections.Name, unanswered, group).ConfigureAwait(false);
                    if (kept is not null)
                    {
                        return kept;
                    }

                    unanswered = null;
                }

                sent = connection.Name;
                return await SendAsync(connection, group).ConfigureAwait(false);
            }
            catch (Exception fault) when (ServerFaults.IsLost(fault))
            {
                unanswered = sent ?? unanswered;
                await DropAsync().ConfigureAwait(false);
                if (time.GetElapsedTime(started) > options.ReconnectFor)
                {
                    throw unanswered is null ? ServerFaults.Unavailable(connections.Name, fault) : ServerFaults.NotKnown(connections.Name, fault);
                }
            }
            catch (Exception fault) when (unanswered is not null && fault is not StoreUnavailableException)
            {
                await DropAsync().ConfigureAwait(false);
                throw ServerFaults.NotKnown(connections.Name, fault);
            }
            catch
            {
                // The session may be left in a state nobody expects.
                await DropAsync().ConfigureAwait(false);
                throw;
            }

            await Task.Delay(Pause, time).ConfigureAwait(false);
        }
    }

    private static async Task<IReadOnlyList<Outcome>> SendAsync(WriteConnection connection, IReadOnlyList<Command> group)
    {
        try
        {
            return await connection.CommitAsync(group, apart: false).ConfigureAwait(false);
        }
        catch (PostgresException fault) when (ServerFaults.ConcernsOneCommand(fault))
        {
            // Nothing was kept. Run again, each in a subtransaction, so that none hurts another.
            return await connection.CommitAsync(group, apart: true).ConfigureAwait(false);
        }
    }

    private async Task DropAsync()
    {
        if (connection is { } dropped)
        {
            connection = null;
            await dropped.DisposeAsync().ConfigureAwait(false);
        }
    }
}
