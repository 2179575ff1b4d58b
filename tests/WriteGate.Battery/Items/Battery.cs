using System.Diagnostics;
using System.Globalization;

namespace WriteGate.Battery;

/// <summary>Runs the items and prints a line for each thing that was found.</summary>
internal static class Battery
{
    private const int MostFaults = 100;

    private static readonly IReadOnlyList<IItem> Items =
    [
        new CrashItem("SQLite", 0, () => new CrashLane.OfSqlite()),
        new CrashItem("PostgreSQL", 1, () => new CrashLane.OfPostgreSql()),
        new SecondProcessItem(),
        new InterleavingItem("memory", 2),
        new InterleavingItem("memory", 3),
        new InterleavingItem("SQLite", 2, () => new CrashLane.OfSqlite()),
        new InterleavingItem("PostgreSQL", 2, () => new CrashLane.OfPostgreSql()),
        new InterleavingItem("SQLite", 3, () => new CrashLane.OfSqlite()),
        new InterleavingItem("PostgreSQL", 3, () => new CrashLane.OfPostgreSql()),
        new SimulationItem(),
        new FailingDiskItem(),
        new PowerLossItem(),
        new CheckpointItem(),
        .. TestItems.All,
    ];

    /// <param name="arguments">As <c>build/battery.sh</c> says.</param>
    /// <returns>The exit code: 0 when everything holds.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        Extent extent = Extent.Full;
        string? only = null;
        for (int i = 0; i < arguments.Length; i++)
        {
            switch (arguments[i])
            {
                case "--quick":
                    extent = Extent.Quick with { Seed = extent.Seed };
                    break;
                case "--pull-request":
                    extent = Extent.PullRequest with { Seed = extent.Seed };
                    break;
                case "--only" when i + 1 < arguments.Length:
                    only = arguments[++i];
                    break;
                case "--seed" when i + 1 < arguments.Length && int.TryParse(arguments[i + 1], CultureInfo.InvariantCulture, out int seed):
                    extent = extent with { Seed = seed };
                    i++;
                    break;
                default:
                    await Console.Error.WriteLineAsync($"\"{arguments[i]}\" is not known. The battery takes --quick, --only <words>, --seed <number>; see build/battery.sh.");
                    return 2;
            }
        }

        return await RunAsync(extent, only) ? 0 : 1;
    }

    private static async Task<bool> RunAsync(Extent extent, string? only)
    {
        long started = Stopwatch.GetTimestamp();
        int held = 0;
        int broken = 0;
        foreach (IItem item in Items.Where(item => only is null || item.Name.Contains(only, StringComparison.OrdinalIgnoreCase)))
        {
            await foreach (Finding finding in TryAsync(item, extent))
            {
                (held, broken) = finding.Holds ? (held + 1, broken) : (held, broken + 1);
                Print(finding);
            }
        }

        Console.WriteLine($"{held} held, {broken} broken, in {Stopwatch.GetElapsedTime(started):mm\\:ss} min");
        return broken == 0 && held > 0;
    }

    // What cannot be tried is broken like what was tried and failed.
    private static async IAsyncEnumerable<Finding> TryAsync(IItem item, Extent extent)
    {
        await using IAsyncEnumerator<Finding> findings = item.TryAsync(extent).GetAsyncEnumerator();
        while (true)
        {
            Finding finding;
            try
            {
                if (!await findings.MoveNextAsync())
                {
                    yield break;
                }

                finding = findings.Current;
            }
            catch (Exception fault)
            {
                finding = new(item.Name, false, $"could not be tried: {fault.Message}") { Faults = fault.ToString().Split('\n') };
            }

            yield return finding;
            if (!finding.Holds && finding.Figure.StartsWith("could not", StringComparison.Ordinal))
            {
                yield break;
            }
        }
    }

    private static void Print(Finding finding)
    {
        Console.WriteLine($"{(finding.Holds ? "held  " : "BROKEN")} {finding.Item}: {finding.Figure}");
        foreach (string fault in finding.Faults.Where(line => !finding.Holds && line.Trim().Length > 0).Take(MostFaults))
        {
            Console.WriteLine($"         {fault.TrimEnd()}");
        }
    }
}
