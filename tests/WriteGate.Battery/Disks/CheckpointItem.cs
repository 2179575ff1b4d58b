using System.Diagnostics;
using System.Globalization;

namespace WriteGate.Battery;

/// <summary>
/// A foreign process moves the log into the file again and again, in every way there is, while eight callers write and are
/// killed. Nobody should; nothing may be lost by it.
/// </summary>
internal sealed class CheckpointItem : IItem
{
    public string Name => "Foreign checkpoints beside the writer, SQLite";

    public async IAsyncEnumerable<Finding> TryAsync(Extent extent)
    {
        int seed = extent.Seed ?? Random.Shared.Next();
        Random random = new(seed);
        using StoreDirectory directory = new();
        DirectoryInfo bank = Directory.CreateTempSubdirectory("writegate-bank-");
        Loss total = new();
        int moved = 0;
        int kills = extent.PowerCuts / 4;
        for (int kill = 0; kill < kills; kill++)
        {
            using Process foreign = Process.Start(Child.InRole("checkpoint", directory.Database))!;
            Task<string> said = foreign.StandardOutput.ReadToEndAsync();
            string prefix = kill.ToString(CultureInfo.InvariantCulture);
            List<string> told = await WritingProcess.KilledAsync(Child.InRole("stream", directory.Database, bank.FullName, prefix), random);
            foreign.Kill();
            await foreign.WaitForExitAsync();
            moved += (await said).Count(letter => letter == '\n');
            if (!await total.LookAsync(directory.Database, bank.FullName, told))
            {
                break;
            }
        }

        bank.Delete(recursive: true);
        yield return new(Name, total.IsNone && total.Told > 0 && moved > 0, $"{moved} checkpoints by another process, {kills} kills, {total}, seed {seed}")
        { Faults = total.Faults };
    }
}
