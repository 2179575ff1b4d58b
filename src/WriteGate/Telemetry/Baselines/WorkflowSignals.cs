namespace WriteGate.Telemetry;

/// <summary>The windows of one workflow. Safe to use from several calls at once.</summary>
internal sealed class WorkflowSignals(string workflow)
{
    // At the default of five minutes, the last two hours in which there were calls.
    private const int Kept = 24;

    private readonly Lock gate = new();
    private readonly Queue<CallWindow> before = new(Kept);
    private IReadOnlyList<Signal> last = [];
    private CallWindow current = new();
    private DateTimeOffset ends;

    /// <summary>Counts something in the window of now.</summary>
    /// <returns>What the window that ended just now raised.</returns>
    public IReadOnlyList<Signal> Count(DateTimeOffset now, TimeSpan length, Action<CallWindow> count)
    {
        lock (gate)
        {
            IReadOnlyList<Signal> raised = Roll(now, length);
            count(current);
            return raised;
        }
    }

    /// <summary>The signals of the last window that ended.</summary>
    public IReadOnlyList<Signal> Read(DateTimeOffset now, TimeSpan length, out IReadOnlyList<Signal> raised)
    {
        lock (gate)
        {
            raised = Roll(now, length);
            return last;
        }
    }

    private IReadOnlyList<Signal> Roll(DateTimeOffset now, TimeSpan length)
    {
        if (now < ends)
        {
            return [];
        }

        // Windows begin at multiples of their length, so that those of several processes are the same.
        ends = new DateTimeOffset((now.UtcTicks - (now.UtcTicks % length.Ticks)) + length.Ticks, TimeSpan.Zero);
        if (current.Calls == 0)
        {
            return [];
        }

        last = SignalRules.Judge(workflow, current, before);
        if (before.Count == Kept)
        {
            before.Dequeue();
        }

        before.Enqueue(current);
        current = new();
        return [.. last.Where(signal => signal.State == SignalState.Raised)];
    }
}
