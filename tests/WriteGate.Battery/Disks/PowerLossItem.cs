using System.Globalization;

namespace WriteGate.Battery;

/// <summary>
/// The power goes while eight callers write: of what was written since a file's last fsync only some sectors are left. A
/// disk that forgets in spite of fsync must lose, or this item would see nothing.
/// </summary>
internal sealed class PowerLossItem : IItem
{
    private const int ControlCuts = 4;

    public string Name => "Power loss, SQLite";

    public async IAsyncEnumerable<Finding> TryAsync(Extent extent)
    {
        int seed = extent.Seed ?? Random.Shared.Next();
        Loss total = await CutAsync(extent.PowerCuts, seed, lies: false);
        yield return new(
            Name,
            total.IsNone && total.Told > 0,
            $"{extent.PowerCuts} cuts, {total}, seed {seed}")
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
            string prefix = cut.ToString(CultureInfo.InvariantCulture);
            List<string> told = await WritingProcess.KilledAsync(disk.Start(random.Next(), lies && cut > 0, "stream", disk.Database, bank.FullName, prefix), random);
            disk.LosePower();
            if (!await total.LookAsync(disk.Database, bank.FullName, told))
            {
                break;
            }

            disk.Settle();
        }

        bank.Delete(recursive: true);
        return total;
    }
}
