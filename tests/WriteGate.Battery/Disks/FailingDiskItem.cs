using System.Diagnostics;
using System.Globalization;

namespace WriteGate.Battery;

/// <summary>The disk fails at each write of a call in turn; calls are refused, nothing is half done, and it goes on once the disk does.</summary>
internal sealed class FailingDiskItem : IItem
{
    private static readonly (string Name, int Error)[] Errors = [("full disk", 28), ("read-only file system", 30), ("I/O error", 5), ("too many open files", 24)];

    public string Name => "Failing disk, SQLite";

    public async IAsyncEnumerable<Finding> TryAsync(Extent extent)
    {
        foreach ((string name, int error) in Errors)
        {
            using FaultyDisk disk = new();
            DirectoryInfo bank = Directory.CreateTempSubdirectory("writegate-bank-");
            string[] role = ["failing-disk", disk.Database, bank.FullName, Text(error), Text(extent.DiskFaults)];
            ProcessStartInfo start = disk.Start(seed: null, lies: false, role);
            (int code, string said) = await Child.RunAsync(start);
            string figure = said.Split('\n')[0];
            bool holds = code == 0 && figure.StartsWith("held ", StringComparison.Ordinal);
            yield return new($"{name} beginning at write after write, SQLite", holds, figure[(figure.IndexOf(' ', StringComparison.Ordinal) + 1)..]) { Faults = holds ? [] : said.Split('\n') };
            bank.Delete(recursive: true);
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
