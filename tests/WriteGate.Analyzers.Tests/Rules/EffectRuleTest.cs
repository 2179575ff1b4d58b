using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Generation;
using WriteGate.Verifiers;

namespace WriteGate.Analyzers.Tests.Rules;

/// <summary>
/// Runs every rule over sources of projects that use AI hosts and clients, against the real packages where they are
/// referenced here, else against stubs of the same names that a test adds to its sources.
/// </summary>
internal static class EffectRuleTest
{
    public const string Usings = """
        global using System.ComponentModel;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Text.Json;
        global using Microsoft.Extensions.AI;
        global using ModelContextProtocol.Server;

        """;

    /// <summary>Assemblies beyond the framework's and those that WriteGate itself needs, by the beginning of their names.</summary>
    private static readonly string[] Packages = ["ModelContextProtocol"];

    public static ImmutableArray<MetadataReference> References { get; } =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Packages.Any(name => Path.GetFileName(path).StartsWith(name, StringComparison.Ordinal)))
            .Select(path => MetadataReference.CreateFromFile(path))];

    public static Task Sources(params string[] sources) => Test(sources).RunAsync();

    public static CSharpAnalyzerTest<EveryRule> Test(params string[] sources) => Test<EveryRule>(sources);

    /// <summary>The same for one analyzer alone.</summary>
    public static CSharpAnalyzerTest<TAnalyzer> Test<TAnalyzer>(params string[] sources)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        CSharpAnalyzerTest<TAnalyzer> test = new RunWithGenerator<TAnalyzer>();
        foreach (string source in sources.Prepend(Usings).Prepend(Contracts.Sources.Usings))
        {
            test.TestState.Sources.Add(source);
        }

        test.TestState.AdditionalReferences.AddRange(References);
        test.DisabledDiagnostics.Add(RuleTest.Undescribed);
        return test;
    }

    /// <summary>The texts of the diagnostics in a source, of one rule where it is named.</summary>
    public static async Task<string[]> MessagesOf(string source, string? rule = null)
    {
        Compilation compilation = Contracts.Sources.Compile(Usings, source).AddReferences(References);
        ImmutableArray<Diagnostic> found = await compilation.WithAnalyzers([new EveryRule()]).GetAnalyzerDiagnosticsAsync();
        return [.. found.Where(d => rule is null ? d.Id != RuleTest.Undescribed : d.Id == rule).OrderBy(d => d.Location.SourceSpan.Start).Select(d => d.GetMessage(CultureInfo.InvariantCulture))];
    }

    private sealed class RunWithGenerator<TAnalyzer> : CSharpAnalyzerTest<TAnalyzer>
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        protected override IEnumerable<Type> GetSourceGenerators() => [typeof(WriteGateGenerator)];
    }
}
