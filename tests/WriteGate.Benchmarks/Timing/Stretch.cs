using System.Diagnostics;

namespace WriteGate.Benchmarks;

/// <summary>Time and allocation of one piece of work, measured once.</summary>
/// <param name="Milliseconds">Wall clock.</param>
/// <param name="Bytes">Allocated by all threads.</param>
internal readonly record struct Stretch(double Milliseconds, long Bytes)
{
    public static Stretch Of(Action work)
    {
        // What is left over from the last piece must not be collected in this one.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        long allocated = GC.GetTotalAllocatedBytes(precise: true);
        long started = Stopwatch.GetTimestamp();
        work();
        double elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        return new(elapsed, GC.GetTotalAllocatedBytes(precise: true) - allocated);
    }

    public void AddTo(Samples samples, string name)
    {
        samples.Add(name + ".ms", Milliseconds);
        samples.Add(name + ".bytes", Bytes);
    }
}
