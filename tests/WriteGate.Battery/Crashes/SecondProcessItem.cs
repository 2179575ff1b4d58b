using System.Globalization;

using WriteGate.Intents;

namespace WriteGate.Battery;

/// <summary>Of several processes at one SQLite file, all but the one that holds it are refused, and told by whom it is held.</summary>
internal sealed class SecondProcessItem : IItem
{
    public string Name => "Several processes at one SQLite file";

    public async IAsyncEnumerable<Finding> TryAsync(Extent extent)
    {
        using StoreDirectory directory = new();
        DirectoryInfo bank = Directory.CreateTempSubdirectory("writegate-bank-");
        await using IGateStore held = await directory.OpenAsync();
        foreach (int processes in (int[])[2, 4, 8])
        {
            (int Code, string Said)[] others = await Task.WhenAll(Enumerable.Range(1, processes - 1)
                .Select(_ => Child.RunAsync(Child.InRole("victim", directory.Database, bank.FullName, Acts.Set, "nowhere", "key"))));
            int refused = others.Count(other => other.Said.Contains(string.Create(CultureInfo.InvariantCulture, $"is held by process {Environment.ProcessId}."), StringComparison.Ordinal));
            int effects = bank.GetFiles().Length;
            yield return new($"{Name}, {processes} processes", refused == processes - 1 && effects == 0, $"{refused} refused by name and pid, {effects} effects")
            { Faults = [.. others.Select(other => other.Said)] };
        }

        bank.Delete(recursive: true);
    }
}
