using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace WriteGate.Verifiers;

/// <summary>
/// One run of a generator over a test's sources, and of analyzers over what came out. It holds what every generator
/// must hold, so that no test can leave it out: nothing is thrown, a second run after an unrelated edit is cached, no
/// model keeps a part of a compilation alive, line ends are <c>\n</c>, and the whole output compiles without a warning.
/// </summary>
public sealed class GeneratorRun<TGenerator>
    where TGenerator : IIncrementalGenerator, new()
{
    /// <summary>The sources and what is expected of the output; marks may expect compiler and analyzer diagnostics.</summary>
    public SolutionState TestState { get; } = new();

    /// <summary>Run over the output compilation; what they report must be expected too.</summary>
    public IReadOnlyList<DiagnosticAnalyzer> Analyzers { get; init; } = [];

    /// <summary>Ids of compiler, generator and analyzer diagnostics that do not matter to a test.</summary>
    public IReadOnlyCollection<string> AllowedDiagnostics { get; init; } = [];

    /// <summary>How the sources' XML comments are parsed; builds without <c>/doc</c> use <see cref="DocumentationMode.None"/>.</summary>
    public DocumentationMode DocumentationMode { get; init; } = DocumentationMode.Parse;

    /// <exception cref="VerificationException">One of the assertions failed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; a generator must not swallow that.</exception>
    public async Task<GeneratorResult> RunAsync(CancellationToken cancellationToken = default)
    {
        var project = TestProject.Create(TestState, DocumentationMode);
        var input = await TestProject.CompileAsync(project, cancellationToken).ConfigureAwait(false);
        var driver = GeneratorDrivers.Create(project, [new TGenerator()])
            .RunGeneratorsAndUpdateCompilation(input, out var output, out var diagnostics, cancellationToken);
        var result = GeneratorDrivers.SingleResult(driver);

        IncrementalCaching.Verify(driver, input, cancellationToken);
        VerifyLineEnds(result);
        var reported = output.GetDiagnostics(cancellationToken)
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .Concat(diagnostics)
            .Concat(await AnalyzeAsync(output, project.AnalyzerOptions, cancellationToken).ConfigureAwait(false))
            .Where(diagnostic => !AllowedDiagnostics.Contains(diagnostic.Id))
            .ToImmutableArray();
        DiagnosticExpectations.Of(TestState, unnamedId: null).Verify(reported);
        return new(output, reported, result);
    }

    private async Task<IEnumerable<Diagnostic>> AnalyzeAsync(
        Compilation output, AnalyzerOptions options, CancellationToken cancellationToken)
        => Analyzers.Count == 0 ? [] : await Analysis.RunAsync(output, [.. Analyzers], options, cancellationToken).ConfigureAwait(false);

    private static void VerifyLineEnds(GeneratorRunResult result)
    {
        foreach (var source in result.GeneratedSources)
        {
            if (source.SourceText.ToString().Contains('\r', StringComparison.Ordinal))
            {
                throw new VerificationException($"{source.HintName} has a carriage return; generated text ends its lines with \\n.");
            }
        }
    }
}
