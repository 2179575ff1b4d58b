using System.Diagnostics;

namespace WriteGate.Benchmarks;

/// <summary>
/// Runs short steps in turn, round after round, so that a slow moment of the machine falls on all of them alike and their
/// ratios hold where single figures do not. Counts processor time, which other processes disturb least; nothing here waits.
/// </summary>
internal sealed class PairedLoop
{
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(15);
    private readonly List<(string Name, Action<int> Repeat)> steps = [];

    public IReadOnlyList<(string Name, Action<int> Repeat)> Steps => steps;

    /// <summary>Adds a step.</summary>
    /// <param name="name">What it is measured as.</param>
    /// <param name="repeat">Does it as often as asked, in a loop of its own.</param>
    public void Add(string name, Action<int> repeat) => steps.Add((name, repeat));

    /// <summary>Measures nanoseconds and bytes of each step.</summary>
    public void Run(Samples samples, int rounds)
    {
        int[] counts = [.. steps.Select(step => Warm(step.Repeat))];
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < steps.Count; i++)
            {
                long allocated = GC.GetTotalAllocatedBytes(precise: true);
                samples.Add(steps[i].Name + ".ns", NanosecondsOf(steps[i].Repeat, counts[i]));
                samples.Add(steps[i].Name + ".bytes", (double)(GC.GetTotalAllocatedBytes(precise: true) - allocated) / counts[i]);
            }
        }
    }

    // Several stretches with pauses: the compiler's later tiers are made in the background.
    private static int Warm(Action<int> repeat)
    {
        for (int i = 0; i < 4; i++)
        {
            repeat(200);
            Thread.Sleep(120);
        }

        repeat(TimesIn(TimeSpan.FromMilliseconds(150), repeat));
        Thread.Sleep(120);
        return TimesIn(Turn, repeat);
    }

    private static int TimesIn(TimeSpan span, Action<int> repeat)
    {
        long started = Stopwatch.GetTimestamp();
        repeat(2_000);
        return Math.Max(1, (int)(span / (Stopwatch.GetElapsedTime(started) / 2_000)));
    }

    private static double NanosecondsOf(Action<int> repeat, int count)
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        repeat(count);
        return (Environment.CpuUsage.TotalTime - before).TotalNanoseconds / count;
    }
}
