using BenchmarkDotNet.Attributes;

namespace WriteGate.Benchmarks.Calls;

/// <summary>The same steps under BenchmarkDotNet, for a closer look at one of them.</summary>
[MemoryDiagnoser]
public class CallBenchmarks
{
    private const int Times = 1_000;
    private readonly Dictionary<string, Action<int>> steps = new(StringComparer.Ordinal);

    [ParamsSource(nameof(Names))]
    public string Step { get; set; } = "";

    public IEnumerable<string> Names => All().Select(step => step.Name);

    [GlobalSetup]
    public void Collect()
    {
        foreach ((string name, Action<int> repeat) in All())
        {
            steps.Add(name, repeat);
        }
    }

    [Benchmark(OperationsPerInvoke = Times)]
    public void Run() => steps[Step](Times);

    private static IReadOnlyList<(string Name, Action<int> Repeat)> All()
    {
        PairedLoop loop = new();
        CallMeasurement.AddTo(loop);
        return loop.Steps;
    }
}
