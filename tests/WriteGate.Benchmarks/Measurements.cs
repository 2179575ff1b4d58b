using System.Diagnostics;
using System.Globalization;

using WriteGate.Benchmarks.Calls;
using WriteGate.Benchmarks.CompileTime;
using WriteGate.Benchmarks.Hosts;
using WriteGate.Benchmarks.Stores;

namespace WriteGate.Benchmarks;

/// <summary>Runs each measurement in processes of its own, several times, so that no figure hangs on one process's luck.</summary>
internal static class Measurements
{
    public const int Processes = 3;
    public const int RuleFiles = 1_000;

    private static readonly string[] Kinds = ["calls", "hosts", "store", "postgresql", "scale", "unused", "compile", "rules"];

    /// <summary>Measures in child processes, one after the other.</summary>
    public static async Task<Samples> CollectAsync(bool quick)
    {
        Samples samples = new();
        for (int process = 1; process <= Processes; process++)
        {
            foreach (string kind in Kinds)
            {
                await Console.Error.WriteLineAsync($"measuring {kind}, process {process} of {Processes}").ConfigureAwait(false);
                await CollectAsync(samples, kind, quick).ConfigureAwait(false);
            }
        }

        return samples;
    }

    /// <summary>Measures in this process and writes what was measured.</summary>
    public static async Task RunAsync(string kind, int rounds)
    {
        Samples samples = new();
        switch (kind)
        {
            case "calls":
                CallMeasurement.Run(samples, rounds * 15);
                break;
            case "hosts":
                HostMeasurement.Run(samples, rounds * 15);
                break;
            case "store":
                await StoreMeasurement.RunAsync(samples, Path.Combine(AppContext.BaseDirectory, "stores"), rounds + 1).ConfigureAwait(false);
                break;
            case "postgresql":
                await PostgreSqlMeasurement.RunAsync(samples, rounds + 1).ConfigureAwait(false);
                break;
            case "scale":
                await ScaleMeasurement.RunAsync(samples, rounds).ConfigureAwait(false);
                break;
            case "unused":
                CompileMeasurement.RunWithoutAttributes(samples, CompileMeasurement.Sizes.Max(), rounds * 5);
                break;
            case "compile":
                CompileMeasurement.Run(samples, CompileMeasurement.Sizes.Min(), unmeasured: 3, rounds, bindsOutput: true);
                CompileMeasurement.Run(samples, CompileMeasurement.Sizes.Max(), unmeasured: 1, rounds, bindsOutput: false);
                break;
            case "rules":
                RuleMeasurement.Run(samples, RuleFiles, rounds);
                break;
            default:
                throw new ArgumentException($"There is no measurement \"{kind}\"; there are {string.Join(", ", Kinds)}.", nameof(kind));
        }

        samples.WriteTo(Console.Out);
    }

    private static async Task CollectAsync(Samples samples, string kind, bool quick)
    {
        int rounds = quick ? 1 : 3;
        ProcessStartInfo start = new(Environment.ProcessPath!) { RedirectStandardOutput = true };
        foreach (string argument in (string[])[typeof(Measurements).Assembly.Location, "measure", kind, rounds.ToString(CultureInfo.InvariantCulture)])
        {
            start.ArgumentList.Add(argument);
        }

        using Process child = Process.Start(start)!;
        while (await child.StandardOutput.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            if (!samples.TryTake(line))
            {
                await Console.Error.WriteLineAsync(line).ConfigureAwait(false);
            }
        }

        await child.WaitForExitAsync().ConfigureAwait(false);
        if (child.ExitCode != 0)
        {
            throw new InvalidOperationException($"Measuring {kind} ended with exit code {child.ExitCode}.");
        }
    }
}
