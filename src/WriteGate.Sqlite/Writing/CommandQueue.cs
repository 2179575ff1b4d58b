namespace WriteGate.Sqlite;

/// <summary>Commands on their way to the file, and whose turn it is to write: one thread at a time.</summary>
internal sealed class CommandQueue(int groupLimit)
{
    private readonly Queue<WriteCommand> waiting = new();
    private bool writing;
    private bool handedOver;
    private bool closed;

    /// <summary>How many wait; a guess while others add.</summary>
    public int Waiting => waiting.Count;

    /// <summary>Adds a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="lead">Whether nobody was writing: now it is the caller's turn.</param>
    /// <returns>False when the store was closed.</returns>
    public bool TryAdd(WriteCommand command, out bool lead)
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

    /// <summary>Takes the turn without a command, if it is free.</summary>
    public bool TryTakeTurn()
    {
        lock (waiting)
        {
            return !closed && !writing && (writing = true);
        }
    }

    /// <summary>Takes all that wait, up to the limit. When nothing waits the turn ends.</summary>
    /// <returns>False when the turn has ended.</returns>
    public bool TakeGroup(List<WriteCommand> group)
    {
        lock (waiting)
        {
            while (group.Count < groupLimit && waiting.TryDequeue(out WriteCommand? command))
            {
                if (command.TryTake())
                {
                    group.Add(command);
                }
            }

            if (group.Count == 0)
            {
                EndTurn();
            }

            return group.Count > 0;
        }
    }

    /// <summary>Ends the turn of a caller; if more wait by now, it is the writer thread's turn.</summary>
    public void HandOver()
    {
        lock (waiting)
        {
            if (waiting.Count == 0)
            {
                EndTurn();
                return;
            }

            handedOver = true;
            Monitor.Pulse(waiting);
        }
    }

    /// <summary>Waits for the writer thread's turn.</summary>
    /// <returns>False when the store was closed and all is written.</returns>
    public bool AwaitTurn()
    {
        lock (waiting)
        {
            while (!handedOver && (writing || !closed))
            {
                Monitor.Wait(waiting);
            }

            (bool turn, handedOver) = (handedOver, false);
            return turn;
        }
    }

    /// <summary>Takes no more; what waits is still written.</summary>
    public void Close()
    {
        lock (waiting)
        {
            closed = true;
            Monitor.Pulse(waiting);
        }
    }

    // The writer thread is woken for work or to end: being woken costs as much as writing several pages.
    private void EndTurn()
    {
        writing = false;
        if (closed)
        {
            Monitor.Pulse(waiting);
        }
    }
}
