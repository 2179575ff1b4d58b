using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Rules;

namespace WriteGate.Corpus;

/// <summary>Every rule over every project of the checkouts: whether one breaks, and how much they say.</summary>
internal static class RuleRun
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Rules =
        [.. typeof(GateRule).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(GateRule)) && !t.IsAbstract).Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!)];

    /// <summary>The exit code: 0 when no rule broke.</summary>
    public static async Task<int> OverAsync(string folder)
    {
        List<string> broken = [];
        SortedDictionary<string, int> said = new(StringComparer.Ordinal);
        int projects = 0;
        int files = 0;
        foreach (string checkout in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
        {
            foreach (CSharpCompilation project in new Checkout(checkout).All())
            {
                projects++;
                files += project.SyntaxTrees.Length;
                CompilationWithAnalyzers run = project.WithAnalyzers(Rules, new CompilationWithAnalyzersOptions(
                    new AnalyzerOptions([]), (exception, rule, _) => broken.Add($"{rule.GetType().Name} in {checkout}: {exception}"), concurrentAnalysis: true, logAnalyzerExecutionTime: false));
                foreach (Diagnostic diagnostic in await run.GetAnalyzerDiagnosticsAsync())
                {
                    said[diagnostic.Id] = said.GetValueOrDefault(diagnostic.Id) + 1;
                }
            }
        }

        broken.ForEach(Console.WriteLine);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Rules.Length} rules over {files} files of {projects} projects: {broken.Count} broke; {string.Join(", ", said.Select(s => $"{s.Key} {s.Value}"))}"));
        return broken.Count == 0 ? 0 : 1;
    }
}
