using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Tests.Rules;

namespace WriteGate.Analyzers.Tests.Robustness;

/// <summary>The compiler runs rules on as many threads as it has; what they share must not show.</summary>
public sealed class ConcurrencyTests
{
    private const int Runs = 3;

    [Fact]
    public async Task Concurrent_and_sequential_runs_report_the_same()
    {
        // Many of the sources declare the same names: each is a project of its own, and all together are one large broken one.
        CSharpParseOptions options = new(LanguageVersion.Preview, DocumentationMode.Parse);
        Compilation project = Contracts.Sources.Compile(EffectRuleTest.Usings).AddReferences(EffectRuleTest.References);
        SyntaxTree[] trees = [.. TestSources.Read().Select((text, i) => CSharpSyntaxTree.ParseText($"namespace N{i}\n{{\n{Types(text)}\n}}", options, $"/0/Source{i}.cs"))];

        string[] sequential = await DiagnosticsAsync(project.AddSyntaxTrees(trees), isConcurrent: false);
        Assert.NotEmpty(sequential);
        for (int run = 0; run < Runs; run++)
        {
            Assert.Equal(sequential, await DiagnosticsAsync(project.AddSyntaxTrees(trees), isConcurrent: true));
        }
    }

    /// <summary>A source without what may only stand at the beginning of a file.</summary>
    private static string Types(string source) => string.Join('\n', source.Split('\n').Where(line => !line.StartsWith("using ", StringComparison.Ordinal) && !line.StartsWith("global ", StringComparison.Ordinal)));

    private static async Task<string[]> DiagnosticsAsync(Compilation compilation, bool isConcurrent)
    {
        CompilationWithAnalyzers run = compilation.WithAnalyzers(
            [.. EveryRule.Rules.Cast<DiagnosticAnalyzer>()],
            new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, isConcurrent, logAnalyzerExecutionTime: false));
        return [.. (await run.GetAnalyzerDiagnosticsAsync()).Select(d => d.ToString()).Order(StringComparer.Ordinal)];
    }
}
