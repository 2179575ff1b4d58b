using System.Diagnostics;
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
            string[] said = await Task.WhenAll(Enumerable.Range(1, processes - 1).Select(_ => RunAsync(directory.Database, bank.FullName)));
            int refused = said.Count(output => output.Contains(string.Create(CultureInfo.InvariantCulture, $"is held by process {Environment.ProcessId}."), StringComparison.Ordinal));
            int effects = bank.GetFiles().Length;
            yield return new($"{Name}, {processes} processes", refused == processes - 1 && effects == 0, $"{refused} refused by name and pid, {effects} effects")
            { Faults = said };
        }

        bank.Delete(recursive: true);
    }

    private static async Task<string> RunAsync(string database, string bank)
    {
        ProcessStartInfo start = new("dotnet", [typeof(Victim).Assembly.Location, "victim", database, bank, Acts.Set, "nowhere", "key"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string said = await process.StandardOutput.ReadToEndAsync() + await errors;
        await process.WaitForExitAsync();
        return said;
    }
}
