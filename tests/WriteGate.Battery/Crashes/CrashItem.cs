using System.Diagnostics;
using System.Globalization;

using WriteGate.Intents;
using WriteGate.Journal;

namespace WriteGate.Battery;

/// <summary>
/// A process is killed at each crash point; then another does the same again, as an agent that got no answer. Whatever was
/// told must be there, nothing may be there twice, and nothing may stay in between.
/// </summary>
/// <param name="store">Its name.</param>
/// <param name="turn">Which of the crash points it begins with, where it does not take all.</param>
/// <param name="open">Makes the store's place.</param>
internal sealed class CrashItem(string store, int turn, Func<CrashLane> open) : IItem
{
    private const int ExitCodeOfAKill = 128 + 9;

    public string Name => $"kill -9, {store}";

    public async IAsyncEnumerable<Finding> TryAsync(Extent extent)
    {
        await using CrashLane lane = open();
        await lane.OpenAsync();
        DirectoryInfo folder = Directory.CreateTempSubdirectory("writegate-bank-");
        TimeSpan longest = default;
        int kills = 0;
        foreach (CrashPoint point in CrashPoint.All.Where((_, i) => (i + turn) % extent.PointsApart == 0))
        {
            List<Aftermath> all = [];
            for (int i = 0; i < extent.KillsAPoint; i++)
            {
                string key = string.Create(CultureInfo.InvariantCulture, $"k{kills++}");
                (Aftermath aftermath, TimeSpan took) = await KillAsync(lane, folder.FullName, point, key, workerFirst: i % 2 == 1);
                all.Add(aftermath);
                longest = took > longest ? took : longest;
            }

            yield return new(
                $"kill -9 at {point}, {store}",
                all.All(aftermath => aftermath.Holds),
                $"{all.Count(aftermath => aftermath.WasKilled)} kills, {all.Sum(aftermath => aftermath.Lost)} lost, "
                + $"{all.Sum(aftermath => aftermath.Doubled)} doubled, {all.Count(aftermath => aftermath.Resolved)} resolved")
            { Faults = [.. all.Where(aftermath => !aftermath.Holds).Select(aftermath => aftermath.Told)] };
        }

        yield return await VerifyAsync(lane, kills, longest);
        folder.Delete(recursive: true);
    }

    private static async Task<(Aftermath Aftermath, TimeSpan Recovery)> KillAsync(CrashLane lane, string folder, CrashPoint point, string key, bool workerFirst)
    {
        (int code, string told) = await Child.RunAsync(Child.InRole("victim", lane.Place, folder, point.Act, point.Place, key));
        await lane.EndLeasesAsync();
        FileBank bank = new(folder, new(null));
        IGateStore store = Victim.StoreAt(lane.Place);
        await using BankGate gate = new(bank, store);
        long started = Stopwatch.GetTimestamp();
        await gate.Gate.StartAsync();
        TimeSpan recovery = Stopwatch.GetElapsedTime(started);
        if (workerFirst)
        {
            await gate.Gate.ResolveUnknownAsync(BankGate.Tenant);
        }

        await Acts.PlayAsync(gate, point.Act, key);
        string[] records = Acts.RecordsOf(point.Act, key);
        IReadOnlyList<Intent> all = await store.ListAsync(new() { Tenant = BankGate.Tenant, NewestFirst = true, Limit = 50 }, default);
        IReadOnlyList<Intent> mine = [.. all.Where(intent => records.Any(record => intent.RecordId == record || intent.Key.EndsWith(record, StringComparison.Ordinal)))];
        return (Aftermath.Of(code == ExitCodeOfAKill, told, point.Act, records, bank, mine), recovery);
    }

    private async Task<Finding> VerifyAsync(CrashLane lane, int kills, TimeSpan longest)
    {
        await using IGateStore opened = Victim.StoreAt(lane.Place);
        await opened.OpenAsync(default);
        JournalVerdict verdict = await JournalVerifier.VerifyAsync(opened, new());
        return new(
            $"Journal after all kills, {store}",
            verdict.IsIntact,
            string.Create(CultureInfo.InvariantCulture, $"{kills} kills, {verdict.Rows} rows, {(verdict.IsIntact ? "intact" : "broken")}, longest opening {longest.TotalMilliseconds:0} ms"))
        { Faults = verdict.Fault is { } fault ? [fault] : [] };
    }
}
