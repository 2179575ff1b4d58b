namespace WriteGate.Sqlite;

/// <summary>Commands on their way to the one thread that writes.</summary>
internal sealed class CommandQueue(int groupLimit)
{
    private readonly Queue<WriteCommand> waiting = new();
    private bool closed;

    /// <returns>False when the store was closed.</returns>
    public bool TryAdd(WriteCommand command)
    {
        lock (waiting)
        {
            if (closed)
            {
                return false;
            }

            waiting.Enqueue(command);
            Monitor.Pulse(waiting);
            return true;
        }
    }

    /// <summary>Takes all that wait, up to the limit; waits for the first.</summary>
    /// <returns>False when the queue is closed and empty.</returns>
    public bool TakeGroup(List<WriteCommand> group)
    {
        lock (waiting)
        {
            while (true)
            {
                while (group.Count < groupLimit && waiting.TryDequeue(out WriteCommand? command))
                {
                    if (command.TryTake())
                    {
                        group.Add(command);
                    }
                }

                if (group.Count > 0 || closed)
                {
                    return group.Count > 0;
                }

                Monitor.Wait(waiting);
            }
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
}
