namespace WriteGate.PostgreSql;

/// <summary>Commands on their way to the server, and whose turn it is to send: one caller at a time.</summary>
internal sealed class CommandQueue(int groupLimit)
{
    private readonly Queue<Command> waiting = new();
    private readonly TaskCompletionSource idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool writing;
    private bool closed;

    /// <summary>Adds a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="lead">Whether nobody was writing: now it is the caller's turn.</param>
    /// <returns>False when the store was closed.</returns>
    public bool TryAdd(Command command, out bool lead)
    {
        lock (waiting)
        {
            lead = !closed && !writing;
            if (closed)
            {
                return false;
            }

            waiting.Enqueue(command);
            writing = true;
            return true;
        }
    }

    /// <summary>Takes all that wait, up to the limit. When nothing waits the turn ends.</summary>
    /// <returns>False when the turn has ended.</returns>
    public bool TakeGroup(List<Command> group)
    {
        lock (waiting)
        {
            while (group.Count < groupLimit && waiting.TryDequeue(out Command? command))
            {
                if (command.TryTake())
                {
                    group.Add(command);
                }
            }

            if (group.Count == 0)
            {
                writing = false;
                EndIfDone();
            }

            return group.Count > 0;
        }
    }

    /// <summary>Ends the turn, if nothing waits.</summary>
    public bool TryEndTurn()
    {
        lock (waiting)
        {
            if (waiting.Count > 0)
            {
                return false;
            }

            writing = false;
            EndIfDone();
            return true;
        }
    }

    /// <summary>Takes no more.</summary>
    /// <returns>Ends when what waits is written.</returns>
    public Task CloseAsync()
    {
        lock (waiting)
        {
            closed = true;
            EndIfDone();
            return idle.Task;
        }
    }

    private void EndIfDone()
    {
        if (closed && !writing)
        {
            idle.TrySetResult();
        }
    }
}
