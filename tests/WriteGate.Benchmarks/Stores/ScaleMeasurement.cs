using System.Diagnostics;
using System.Globalization;

using WriteGate.PostgreSql;
using WriteGate.Stores.Tests;

namespace WriteGate.Benchmarks.Stores;

/// <summary>Several processes that write to one server at the same time, through the gate and by hand, in turns.</summary>
internal static class ScaleMeasurement
{
    /// <summary>In each process.</summary>
    public const int Callers = 8;

    /// <summary>What the program is told to be one of the processes.</summary>
    public const string Verb = "write-to-server";

    public static readonly int[] Processes = [1, 2, 4];

    private const int WritesOfOne = 1_000;

    public static async Task RunAsync(Samples samples, int rounds)
    {
        using PrivateCluster server = PrivateCluster.Start();
        // The first makes the tables; what the others find is there.
        foreach (string kind in (string[])["hand", "gated"])
        {
            await MeasureAsync(server, kind, 1).ConfigureAwait(false);
        }

        for (int round = 0; round < rounds; round++)
        {
            foreach (int processes in Processes)
            {
                samples.Add($"scale.{processes}.hand", await MeasureAsync(server, "hand", processes).ConfigureAwait(false));
                samples.Add($"scale.{processes}.gated", await MeasureAsync(server, "gated", processes).ConfigureAwait(false));
            }
        }
    }

    /// <summary>One of the processes: connects, says so, waits for the word, writes, says so. The server's address comes on the input, for it holds a password.</summary>
    public static async Task WriteAsync(string kind)
    {
        string connectionString = Console.ReadLine()!;
        if (kind == "hand")
        {
            HandWrittenLoop hand = await HandWrittenLoop.OpenAsync(connectionString, Callers).ConfigureAwait(false);
            await using (hand.ConfigureAwait(false))
            {
                await WriteOnWordAsync(writes => hand.WriteAsync(writes, Callers)).ConfigureAwait(false);
            }
        }
        else
        {
            PostgreSqlGateStore store = new(new PostgreSqlStoreOptions { ConnectionString = connectionString }, TimeProvider.System);
            GatedWrites gated = new(store, () => store.Commits);
            await using (gated.ConfigureAwait(false))
            {
                await WriteOnWordAsync(writes => gated.WriteAsync(writes, Callers)).ConfigureAwait(false);
            }
        }
    }

    private static async Task WriteOnWordAsync(Func<int, Task<TimeSpan>> write)
    {
        await write(WritesOfOne / Callers / 2).ConfigureAwait(false);
        Console.WriteLine("ready");
        Console.ReadLine();
        await write(WritesOfOne / Callers).ConfigureAwait(false);
        Console.WriteLine("done");
    }

    // Writes a second of all together.
    private static async Task<double> MeasureAsync(PrivateCluster server, string kind, int processes)
    {
        Process[] all = [.. Enumerable.Range(0, processes).Select(_ => Start(server, kind))];
        try
        {
            await Task.WhenAll(all.Select(process => SaysAsync(process, "ready"))).ConfigureAwait(false);
            long started = Stopwatch.GetTimestamp();
            Array.ForEach(all, process => process.StandardInput.WriteLine());
            await Task.WhenAll(all.Select(process => SaysAsync(process, "done"))).ConfigureAwait(false);
            return processes * (WritesOfOne / Callers * Callers) / Stopwatch.GetElapsedTime(started).TotalSeconds;
        }
        finally
        {
            await Task.WhenAll(all.Select(process => process.WaitForExitAsync())).ConfigureAwait(false);
            Array.ForEach(all, process => process.Dispose());
        }
    }

    private static Process Start(PrivateCluster server, string kind)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!, [typeof(ScaleMeasurement).Assembly.Location, Verb, kind])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        Process process = Process.Start(start)!;
        process.StandardInput.WriteLine(server.ConnectionString);
        return process;
    }

    private static async Task SaysAsync(Process process, string word)
    {
        string? said = await process.StandardOutput.ReadLineAsync().ConfigureAwait(false);
        if (said != word)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"A process was to say \"{word}\" and said \"{said}\"."));
        }
    }
}
