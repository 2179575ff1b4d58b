using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace WriteGate.Verifiers;

/// <summary>One run of an analyzer over a test's sources, compared with the diagnostics they mark and state.</summary>
public class CSharpAnalyzerTest<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    /// <summary>The sources, other files, references and expected diagnostics.</summary>
    public SolutionState TestState { get; } = new();

    /// <summary>Adds one source; the same as <c>TestState.Sources.Add</c>.</summary>
    public string TestCode
    {
        set => TestState.Sources.Add(value);
    }

    /// <summary>The same as <c>TestState.ExpectedDiagnostics</c>.</summary>
    public List<DiagnosticResult> ExpectedDiagnostics => TestState.ExpectedDiagnostics;

    /// <summary>Which of the compiler's diagnostics must be expected.</summary>
    public CompilerDiagnostics CompilerDiagnostics { get; set; } = CompilerDiagnostics.Errors;

    /// <summary>Ids that do not matter to a test.</summary>
    public List<string> DisabledDiagnostics { get; } = [];

    /// <summary>How the sources' XML comments are parsed; builds without <c>/doc</c> use <see cref="DocumentationMode.None"/>.</summary>
    public DocumentationMode DocumentationMode { get; set; } = DocumentationMode.Parse;

    /// <exception cref="VerificationException">Another diagnostic was reported, or an expected one was not.</exception>
    public virtual async Task RunAsync(CancellationToken cancellationToken = default)
    {
        var project = await CreateProjectAsync(cancellationToken).ConfigureAwait(false);
        await VerifyDiagnosticsAsync(project, TestState, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Incremental generators whose output the sources need, each with a constructor without parameters.</summary>
    protected virtual IEnumerable<Type> GetSourceGenerators() => [];

    private protected Task<Project> CreateProjectAsync(CancellationToken cancellationToken)
        => GenerateAsync(TestProject.Create(TestState, DocumentationMode), cancellationToken);

    /// <summary>Puts the generators' output into the project, in place of what they gave before.</summary>
    private protected Task<Project> GenerateAsync(Project project, CancellationToken cancellationToken)
        => GeneratedDocuments.RefreshAsync(project, GetSourceGenerators(), cancellationToken);

    private protected async Task VerifyDiagnosticsAsync(Project project, SolutionState state, CancellationToken cancellationToken)
    {
        var rules = new TAnalyzer().SupportedDiagnostics;
        var reported = await ReportedAsync(project, cancellationToken).ConfigureAwait(false);
        DiagnosticExpectations.Of(state, rules.Length == 1 ? rules[0].Id : null).Verify(reported);
    }

    private protected async Task<ImmutableArray<Diagnostic>> ReportedAsync(Project project, CancellationToken cancellationToken)
    {
        var compilation = await TestProject.CompileAsync(project, cancellationToken).ConfigureAwait(false);
        var analyzed = await Analysis.RunAsync(compilation, [new TAnalyzer()], project.AnalyzerOptions, cancellationToken)
            .ConfigureAwait(false);
        return
        [
            .. compilation.GetDiagnostics(cancellationToken).Where(MustBeExpected)
                .Concat(analyzed)
                .Where(diagnostic => !DisabledDiagnostics.Contains(diagnostic.Id))
                .OrderBy(diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal)
                .ThenBy(diagnostic => diagnostic.Location.SourceSpan),
        ];
    }

    private bool MustBeExpected(Diagnostic diagnostic) => CompilerDiagnostics switch
    {
        CompilerDiagnostics.None => false,
        CompilerDiagnostics.Errors => diagnostic.Severity == DiagnosticSeverity.Error,
        _ => diagnostic.Severity >= DiagnosticSeverity.Warning,
    };
}
