using System.Diagnostics;

namespace WriteGate.Benchmarks;

/// <summary>
/// Processor time, clock and allocation of one piece of work, measured once. Processor time counts: what the rest of
/// the machine does hardly changes it, and what a driver does on other threads is in it.
/// </summary>
/// <param name="Milliseconds">Of all threads.</param>
/// <param name="Bytes">Allocated by all threads.</param>
/// <param name="WallMilliseconds">On the clock, for what runs on several threads.</param>
internal readonly record struct Stretch(double Milliseconds, long Bytes, double WallMilliseconds)
{
    public static Stretch Of(Action work)
    {
        // What is left over from the last piece must not be collected in this one.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        long allocated = GC.GetTotalAllocatedBytes(precise: true);
        TimeSpan started = Environment.CpuUsage.TotalTime;
        long clock = Stopwatch.GetTimestamp();
        work();
        TimeSpan passed = Stopwatch.GetElapsedTime(clock);
        TimeSpan elapsed = Environment.CpuUsage.TotalTime - started;
        return new(elapsed.TotalMilliseconds, GC.GetTotalAllocatedBytes(precise: true) - allocated, passed.TotalMilliseconds);
    }

    public void AddTo(Samples samples, string name)
    {
        samples.Add(name + ".ms", Milliseconds);
        samples.Add(name + ".wall.ms", WallMilliseconds);
        samples.Add(name + ".bytes", Bytes);
    }
}
