namespace WriteGate.Telemetry;

/// <summary>The windows of one workflow. Safe to use from several calls at once.</summary>
/// <param name="workflow">The workflow.</param>
/// <param name="time">The clock; its timestamps, read for every call anyway, tell when a window has ended.</param>
/// <param name="length">How long a window is; asked for when one begins.</param>
internal sealed class WorkflowSignals(string workflow, TimeProvider time, Func<TimeSpan> length)
{
    // At the default of five minutes, the last two hours in which there were calls.
    private const int Kept = 24;

    private readonly Lock gate = new();
    private readonly Queue<CallWindow> before = new(Kept);
    private IReadOnlyList<Signal> last = [];
    private CallWindow current = new();
    private long ends = long.MinValue;

    /// <summary>Counts something in the window of now; on the way of every call, so it is handed over and not captured.</summary>
    /// <returns>What the window that ended just now raised.</returns>
    public IReadOnlyList<Signal> Count<T>(long now, T what, Action<CallWindow, T> count)
    {
        lock (gate)
        {
            IReadOnlyList<Signal> raised = Roll(now);
            count(current, what);
            return raised;
        }
    }

    /// <summary>The signals of the last window that ended.</summary>
    public IReadOnlyList<Signal> Read(long now, out IReadOnlyList<Signal> raised)
    {
        lock (gate)
        {
            raised = Roll(now);
            return last;
        }
    }

    private IReadOnlyList<Signal> Roll(long now)
    {
        if (now < ends)
        {
            return [];
        }

        // Windows begin at multiples of their length, so that those of several processes are the same.
        long ticks = length().Ticks;
        Int128 left = ticks - (time.GetUtcNow().UtcTicks % ticks);
        ends = now + (long)(left * time.TimestampFrequency / TimeSpan.TicksPerSecond);
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
