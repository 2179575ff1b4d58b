using System.Globalization;

using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

using WriteGate.Benchmarks;
using WriteGate.Benchmarks.Calls;
using WriteGate.Benchmarks.Reports;
using WriteGate.Benchmarks.Stores;
using WriteGate.Benchmarks.Stores.Growth;

if (args is ["measure", var kind, var rounds])
{
    await Measurements.RunAsync(kind, int.Parse(rounds, CultureInfo.InvariantCulture));
    return;
}

if (args is ["growth", .. var sizes])
{
    CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
    IReadOnlyList<long> rows = sizes is [] ? [100_000, 1_000_000] : [.. sizes.Select(size => long.Parse(size, CultureInfo.InvariantCulture))];
    await GrowthMeasurement.RunAsync(Path.Combine(AppContext.BaseDirectory, "stores"), rows);
    return;
}

if (args is [ScaleMeasurement.Verb, var way])
{
    await ScaleMeasurement.WriteAsync(way);
    return;
}

if (args is ["detail", .. var options])
{
    // In this process: what BenchmarkDotNet builds on its own would not see the internals.
    Job job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance);
    BenchmarkRunner.Run<CallBenchmarks>(DefaultConfig.Instance.AddJob(job), [.. options]);
    return;
}

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Samples samples = await Measurements.CollectAsync(quick: args.Contains("--quick"));
List<Table> tables = [.. CompileTables.Of(samples), .. RuleTables.Of(samples, Measurements.RuleFiles), CallTable.Of(samples), HostTable.Of(samples), StoreTable.Of(samples), PostgreSqlTable.Of(samples)];
tables.ForEach(table => table.WriteTo(Console.Out));
Console.WriteLine($"Medians of {Measurements.Processes} processes. {tables.Sum(table => table.Met)} of {tables.Sum(table => table.Held)} held figures met.");
