namespace WriteGate.Battery;

/// <summary>The time of a simulated world. It goes on only when nobody can go on without it.</summary>
/// <param name="start">When it begins.</param>
internal sealed class SimulatedTime(DateTimeOffset start)
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly List<Alarm> alarms = [];

    public DateTimeOffset Now { get; private set; } = start;

    /// <summary>Goes on by a time, and rings what is due.</summary>
    public void Advance(TimeSpan by)
    {
        DateTimeOffset until = Now + by;
        while (Next() is { } next && next.Due <= until)
        {
            Ring(next);
        }

        Now = until;
    }

    /// <summary>Goes on to the next alarm.</summary>
    /// <returns>False when there is none.</returns>
    public bool AdvanceToNext()
    {
        if (Next() is not { } next)
        {
            return false;
        }

        Ring(next);
        return true;
    }

    /// <summary>The clock of a machine.</summary>
    public Clock NewClock(TimeSpan ahead) => new(this) { Ahead = ahead };

    private Alarm? Next() => alarms.MinBy(alarm => alarm.Due);

    private void Ring(Alarm alarm)
    {
        Now = alarm.Due > Now ? alarm.Due : Now;
        alarms.Remove(alarm);
        alarm.Ring();
    }

    /// <summary>The clock of one machine, which may be wrong; its timers are not.</summary>
    internal sealed class Clock(SimulatedTime world) : TimeProvider
    {
        /// <summary>By how much it is ahead of the world.</summary>
        public TimeSpan Ahead { get; set; }

        /// <summary>Whether its machine is gone, so that no timer of it rings.</summary>
        public bool IsDead { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => world.Now + Ahead;

        public override long GetTimestamp() => world.Now.Ticks;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Alarm alarm = new(world, () =>
            {
                if (!IsDead)
                {
                    callback(state);
                }
            });
            alarm.Change(dueTime, period);
            return alarm;
        }
    }

    internal sealed class Alarm(SimulatedTime world, Action ring) : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        public void Ring() => ring();

        // Nothing in a gate rings twice.
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            world.alarms.Remove(this);
            if (dueTime >= TimeSpan.Zero)
            {
                Due = world.Now + dueTime;
                world.alarms.Add(this);
            }

            return true;
        }

        public void Dispose() => world.alarms.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
