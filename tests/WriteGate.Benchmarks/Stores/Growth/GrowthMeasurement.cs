using System.Diagnostics;

using WriteGate.Benchmarks.Reports;
using WriteGate.Intents;
using WriteGate.Journal;

namespace WriteGate.Benchmarks.Stores.Growth;

/// <summary>What a gated write and the questions of an operator cost as the journal grows, each beside the same on a small journal.</summary>
internal static class GrowthMeasurement
{
    private const int SmallRuns = 50;
    private const int WritesOfARun = 10;
    private const int Callers = 32;
    private const int Rounds = 3;

    /// <summary>Grows both stores to each size and prints a table of each.</summary>
    public static async Task RunAsync(string folder, IReadOnlyList<long> sizes)
    {
        foreach (Func<GrowingStore> make in (Func<GrowingStore>[])[() => new GrowingSqlite(folder), () => new GrowingPostgreSql()])
        {
            GrowingStore growing = make();
            await using (growing.ConfigureAwait(false))
            {
                await RunAsync(growing, sizes).ConfigureAwait(false);
            }
        }
    }

    private static async Task RunAsync(GrowingStore growing, IReadOnlyList<long> sizes)
    {
        await BeginAsync(growing).ConfigureAwait(false);
        // Not measured: what a process learns once would count against the small journal alone.
        await MeasureAsync(growing).ConfigureAwait(false);
        Samples small = await MeasureAsync(growing).ConfigureAwait(false);
        foreach (long size in sizes)
        {
            long started = Stopwatch.GetTimestamp();
            await growing.GrowAsync(size).ConfigureAwait(false);
            await Console.Error.WriteLineAsync($"{growing.Name} has {size} journal rows after {Stopwatch.GetElapsedTime(started)}").ConfigureAwait(false);
            Samples grown = await MeasureAsync(growing).ConfigureAwait(false);
            Table table = new(FormattableString.Invariant(
                $"{growing.Name} with {grown["rows"]:#,0} journal rows, {Unit.Bytes(grown["bytes"])}, beside itself with {small["rows"]:#,0} rows"));
            table.AddRatio("one caller, writes a second", grown["single"], small["single"], Unit.Rate);
            table.AddRatio($"{Callers} callers, writes a second", grown["many"], small["many"], Unit.Rate);
            table.AddRatio("duplicates a second", grown["duplicate"], small["duplicate"], Unit.Rate);
            table.AddRatio("what waits for a person, listed", grown["waiting"], small["waiting"], Unit.Milliseconds);
            table.AddRatio("journal of a run, read and verified", grown["verified"], small["verified"], Unit.Milliseconds);
            table.AddRatio("opened", grown["opened"], small["opened"], Unit.Milliseconds);
            table.WriteTo(Console.Out);
        }
    }

    private static async Task BeginAsync(GrowingStore growing)
    {
        GatedWrites gated = new(growing.Store(), () => 0);
        await using (gated.ConfigureAwait(false))
        {
            for (int run = 0; run < SmallRuns; run++)
            {
                await gated.WriteAsync(WritesOfARun).ConfigureAwait(false);
            }
        }
    }

    private static async Task<Samples> MeasureAsync(GrowingStore growing)
    {
        Samples samples = new();
        long rows = await growing.RowsAsync().ConfigureAwait(false);
        samples.Add("rows", rows);
        samples.Add("bytes", await growing.BytesAsync().ConfigureAwait(false));
        IGateStore store = growing.Store();
        // Records that were not written at an earlier size.
        GatedWrites gated = new(store, () => 0, firstRecord: checked((int)rows));
        await using (gated.ConfigureAwait(false))
        {
            long started = Stopwatch.GetTimestamp();
            await gated.WriteAsync(1).ConfigureAwait(false);
            samples.Add("opened", Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            for (int round = -1; round < Rounds; round++)
            {
                await MeasureAsync(round < 0 ? new Samples() : samples, gated, store).ConfigureAwait(false);
            }
        }

        return samples;
    }

    private static async Task MeasureAsync(Samples samples, GatedWrites gated, IGateStore store)
    {
        double[] times = await gated.WriteAsync(300).ConfigureAwait(false);
        samples.Add("single", times.Length / times.Sum() * 1_000);
        samples.Add("many", Callers * 40 / (await gated.WriteAsync(40, Callers).ConfigureAwait(false)).TotalSeconds);
        samples.Add("duplicate", 1_000 / (await gated.RepeatAsync(1_000).ConfigureAwait(false)).TotalSeconds);
        long started = Stopwatch.GetTimestamp();
        await store.ListAsync(new IntentQuery { Tenant = "acme", States = [IntentState.AwaitingApproval] }, default).ConfigureAwait(false);
        samples.Add("waiting", Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        IReadOnlyList<Intent> last = await store.ListAsync(new IntentQuery { NewestFirst = true, Limit = 1 }, default).ConfigureAwait(false);
        started = Stopwatch.GetTimestamp();
        JournalVerdict verdict = await JournalVerifier.VerifyAsync(store, new JournalQuery { RunId = last[0].RunId }).ConfigureAwait(false);
        samples.Add("verified", Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        if (!verdict.IsIntact)
        {
            throw new InvalidOperationException($"A run that was just written does not verify: {verdict.Fault}");
        }
    }
}
