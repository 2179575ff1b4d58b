using System.Diagnostics;

using WriteGate.Benchmarks.Calls;
using WriteGate.Intents;

namespace WriteGate.Benchmarks.Stores;

/// <summary>Autonomous patches through the gate, each of another record and so with another key.</summary>
internal sealed class GatedWrites : IAsyncDisposable
{
    private readonly Func<long> commits;
    private readonly CountingStore counting;
    private readonly FreightGate freight;
    private int record;

    /// <summary>Opens a gate over a store.</summary>
    /// <param name="store">The store.</param>
    /// <param name="commits">How many transactions it has committed.</param>
    /// <param name="firstRecord">The number of the first record, above those that the store knows.</param>
    public GatedWrites(IGateStore store, Func<long> commits, int firstRecord = 0)
    {
        (this.commits, record) = (commits, firstRecord);
        counting = new CountingStore(store);
        freight = new FreightGate(_ => counting);
    }

    /// <summary>One write after the other.</summary>
    /// <returns>Milliseconds of each.</returns>
    public async Task<double[]> WriteAsync(int writes)
    {
        GateRun run = freight.OpenRun();
        double[] times = new double[writes];
        for (int i = 0; i < writes; i++)
        {
            byte[] arguments = NextPatch();
            long started = Stopwatch.GetTimestamp();
            await FreightGate.CallAsync(run, FreightGate.Update, arguments, OutcomeKind.Applied).ConfigureAwait(false);
            times[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        return times;
    }

    /// <summary>Several callers, each with a run of its own, each waiting for its write before it begins the next.</summary>
    public async Task<TimeSpan> WriteAsync(int writes, int callers)
    {
        long started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(() => WriteAsync(writes)))).ConfigureAwait(false);
        return Stopwatch.GetElapsedTime(started);
    }

    /// <summary>The same call again and again.</summary>
    public async Task<TimeSpan> RepeatAsync(int calls)
    {
        GateRun run = freight.OpenRun();
        byte[] arguments = NextPatch();
        await FreightGate.CallAsync(run, FreightGate.Update, arguments, OutcomeKind.Applied).ConfigureAwait(false);
        long started = Stopwatch.GetTimestamp();
        for (int i = 0; i < calls; i++)
        {
            await FreightGate.CallAsync(run, FreightGate.Update, arguments, OutcomeKind.Replayed).ConfigureAwait(false);
        }

        return Stopwatch.GetElapsedTime(started);
    }

    /// <summary>Commits and ways to the store of one first call and of one duplicate.</summary>
    public async Task CountAsync(Samples samples, string prefix = "")
    {
        GateRun run = freight.OpenRun();
        byte[] arguments = NextPatch();
        foreach ((string name, OutcomeKind expected) in ((string, OutcomeKind)[])[("first", OutcomeKind.Applied), ("duplicate", OutcomeKind.Replayed)])
        {
            (long committed, int reads, int changes) = (commits(), counting.Reads, counting.Changes);
            await FreightGate.CallAsync(run, FreightGate.Update, arguments, expected).ConfigureAwait(false);
            samples.Add($"{prefix}{name}.commits", commits() - committed);
            samples.Add($"{prefix}{name}.reads", counting.Reads - reads);
            samples.Add($"{prefix}{name}.trips", counting.Reads - reads + counting.Changes - changes);
        }
    }

    public ValueTask DisposeAsync() => freight.DisposeAsync();

    private byte[] NextPatch()
    {
        int next = Interlocked.Increment(ref record);
        return Documents.PatchOf($"S-{Environment.ProcessId}-{next}", next);
    }
}
