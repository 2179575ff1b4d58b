using System.Diagnostics;
using System.Globalization;

using WriteGate.Intents;
using WriteGate.Journal;
using WriteGate.Sqlite;

namespace WriteGate.Battery;

/// <summary>
/// The power goes while eight callers write: of what was written since a file's last fsync only some sectors are left. A
/// disk that forgets in spite of fsync must lose, or this item would see nothing.
/// </summary>
internal sealed class PowerLossItem : IItem
{
    private const int ControlCuts = 4;
    private const int MostWrites = 120;

    public string Name => "Power loss, SQLite";

    public async IAsyncEnumerable<Finding> TryAsync(Extent extent)
    {
        int seed = extent.Seed ?? Random.Shared.Next();
        Loss total = await CutAsync(extent.PowerCuts, seed, lies: false);
        yield return new(
            Name,
            total is { Lost: 0, Unclaimed: 0, Refused: 0, IsIntact: true } && total.Told > 0,
            $"{extent.PowerCuts} cuts, {total.Told} writes acknowledged, {total.Lost} lost, {total.Unclaimed} done without a claim, "
            + $"{total.Refused} files refused, journal {(total.IsIntact ? "intact" : "broken")}, seed {seed}")
        { Faults = total.Faults };

        Loss control = await CutAsync(ControlCuts, seed, lies: true);
        yield return new(
            $"{Name}: a disk that forgets what was synced must lose",
            control.Lost > 0,
            $"{control.Told} writes acknowledged, {control.Lost} lost");
    }

    private static async Task<Loss> CutAsync(int cuts, int seed, bool lies)
    {
        // A disk that lies begins to once there is something to lose.
        using FaultyDisk disk = new();
        DirectoryInfo bank = Directory.CreateTempSubdirectory("writegate-bank-");
        Random random = new(seed);
        Loss total = new();
        for (int cut = 0; cut < cuts; cut++)
        {
            List<string> told = await StreamAsync(disk, bank.FullName, cut, random, lies && cut > 0);
            disk.LosePower();
            total.Told += told.Count;
            if (!await LookAsync(disk, bank.FullName, told, total))
            {
                break;
            }

            disk.Settle();
        }

        bank.Delete(recursive: true);
        return total;
    }

    private static async Task<List<string>> StreamAsync(FaultyDisk disk, string bank, int cut, Random random, bool lies)
    {
        string prefix = cut.ToString(CultureInfo.InvariantCulture);
        using Process process = Process.Start(disk.Start(random.Next(), lies, "stream", disk.Database, bank, prefix))!;
        List<string> told = [];
        for (int i = random.Next(1, MostWrites); i > 0 && await process.StandardOutput.ReadLineAsync() is { } line; i--)
        {
            told.Add(line);
        }

        process.Kill();
        told.AddRange((await process.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        await process.WaitForExitAsync();
        return [.. told.Where(line => line.StartsWith($"{OutcomeKind.Applied} ", StringComparison.Ordinal)).Select(line => line.Split(' ')[1])];
    }

    /// <returns>Whether it goes on: the file was opened.</returns>
    private static async Task<bool> LookAsync(FaultyDisk disk, string bankFolder, List<string> told, Loss total)
    {
        await using SqliteGateStore store = new(new() { Path = disk.Database }, TimeProvider.System);
        try
        {
            await store.OpenAsync(default);
        }
        catch (StoreUnavailableException refusal)
        {
            // What a file that is not opened holds is lost to its user.
            total.Refused++;
            total.Lost += told.Count;
            total.Faults.Add(refusal.Message);
            return false;
        }

        Dictionary<string, IntentState> there = (await store.ListAsync(new() { Limit = int.MaxValue }, default)).ToDictionary(intent => intent.RecordId!, intent => intent.State);
        string[] lost = [.. told.Where(key => there.GetValueOrDefault(key, IntentState.Failed) != IntentState.Applied)];
        string[] unclaimed = [.. Directory.GetFiles(bankFolder).Select(file => Path.GetFileName(file)).Where(key => !there.ContainsKey(key))];
        JournalVerdict verdict = await JournalVerifier.VerifyAsync(store, new());
        total.Lost += lost.Length;
        total.Unclaimed += unclaimed.Length;
        total.IsIntact &= verdict.IsIntact;
        total.Faults.AddRange([.. lost.Select(key => $"lost: {key}"), .. unclaimed.Select(key => $"without a claim: {key}"), verdict.Fault ?? ""]);
        return true;
    }

    private sealed class Loss
    {
        public int Told { get; set; }

        public int Lost { get; set; }

        public int Unclaimed { get; set; }

        public int Refused { get; set; }

        public bool IsIntact { get; set; } = true;

        public List<string> Faults { get; } = [];
    }
}
