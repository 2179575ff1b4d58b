using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Generation;
using WriteGate.Analyzers.Tests.Rules;
using WriteGate.Analyzers.Tests.Surface;
using Xunit.Abstractions;

namespace WriteGate.Analyzers.Tests.Robustness;

/// <summary>Code is unfinished most of the time that rules and generator see it.</summary>
public sealed class TokenMutationTests(ITestOutputHelper output)
{
    private const int Wanted = 10_000;

    /// <summary>Far beyond what one takes: only what hangs is caught by it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly Compilation Project = Contracts.Sources.Compile(EffectRuleTest.Usings).AddReferences(EffectRuleTest.References);

    /// <summary>A lock file and a policy that speak of other things than the mutants, so that the rules over them have work to do.</summary>
    private static readonly AnalyzerOptions Files = new(
        [
            new ProjectFile("/0/writegate.lock.json", SurfaceTest.LockOf(SurfaceTest.Accepted)),
            new ProjectFile("/0/writegate.policy.json", """{ "WriteGate": { "Resources": { "crm.deal": { "MaxFieldsChanged": 5 } } } }"""),
            new ProjectFile("/0/WriteGate.Sinks.txt", "+ M:Acme.Client.*(*)"),
        ]);

    [Fact]
    public void Rules_and_generator_survive_every_mutant_of_the_rules_own_tests()
    {
        IReadOnlyList<string> sources = TestSources.Read();
        string[] all = [.. sources.SelectMany(TokenMutants.Of).Distinct(StringComparer.Ordinal)];
        Assert.True(all.Length >= Wanted, $"{sources.Count} sources give only {all.Length} mutants");

        // Spread evenly over all of them, and every run the same.
        string[] mutants = [.. Enumerable.Range(0, Wanted).Select(i => all[(int)((long)i * all.Length / Wanted)])];

        ConcurrentBag<string> failures = [];
        ConcurrentBag<double> times = [];
        Parallel.ForEach(mutants, mutant =>
        {
            long start = Stopwatch.GetTimestamp();
            try
            {
                foreach (string failure in Failures(mutant))
                {
                    failures.Add(failure + "\n" + mutant);
                }
            }
            catch (OperationCanceledException)
            {
                failures.Add($"took more than {Patience.TotalSeconds} s\n{mutant}");
            }

            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        });

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{mutants.Length} of {all.Length} mutants of {sources.Count} sources; the slowest took {times.Max():F0} ms"));
        Assert.True(failures.IsEmpty, $"{failures.Count} failed, for example:\n{failures.FirstOrDefault()}");
    }

    private static List<string> Failures(string mutant)
    {
        List<string> failures = [];
        using CancellationTokenSource patience = new(Patience);
        CSharpParseOptions options = new(LanguageVersion.Preview, DocumentationMode.Parse);
        Compilation compilation = Project.AddSyntaxTrees(CSharpSyntaxTree.ParseText(mutant, options, "/0/Mutant.cs"));
        GeneratorDriverRunResult generated = CSharpGeneratorDriver
            .Create([new WriteGateGenerator().AsSourceGenerator()], parseOptions: options)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation complete, out _, patience.Token)
            .GetRunResult();
        failures.AddRange(generated.Results.Where(r => r.Exception is not null).Select(r => r.Exception!.ToString()));

        CompilationWithAnalyzers run = complete.WithAnalyzers(
            [new EveryRule()],
            new CompilationWithAnalyzersOptions(
                Files, (exception, _, _) => failures.Add(exception.ToString()), concurrentAnalysis: false, logAnalyzerExecutionTime: false));
        run.GetAnalyzerDiagnosticsAsync(patience.Token).GetAwaiter().GetResult();
        return failures;
    }
}
