using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace WriteGate.Verifiers;

/// <summary>
/// One run of a code fix: first the analyzer as in <see cref="CSharpAnalyzerTest{TAnalyzer}"/>, then the fix of one
/// diagnostic after the other, then all at once where the fix can do that. Both must end in the fixed state.
/// </summary>
public class CSharpCodeFixTest<TAnalyzer, TCodeFix> : CSharpAnalyzerTest<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TCodeFix : CodeFixProvider, new()
{
    private readonly TCodeFix _fix = new();

    /// <summary>The sources after fixing and the diagnostics that remain. Without sources, the fix changes nothing.</summary>
    public SolutionState FixedState { get; } = new();

    /// <summary>Adds one fixed source; the same as <c>FixedState.Sources.Add</c>.</summary>
    public string FixedCode
    {
        set => FixedState.Sources.Add(value);
    }

    /// <summary>Which of the offered actions to take.</summary>
    public int CodeActionIndex { get; set; }

    /// <summary>Which of the offered actions to take, by key; instead of <see cref="CodeActionIndex"/>.</summary>
    public string? CodeActionEquivalenceKey { get; set; }

    /// <exception cref="VerificationException">The diagnostics or the fixed sources are not the expected ones.</exception>
    public override async Task RunAsync(CancellationToken cancellationToken = default)
    {
        var project = await CreateProjectAsync(cancellationToken).ConfigureAwait(false);
        await VerifyDiagnosticsAsync(project, TestState, cancellationToken).ConfigureAwait(false);

        var oneByOne = await FixOneByOneAsync(project, cancellationToken).ConfigureAwait(false);
        await VerifySourcesAsync(oneByOne, cancellationToken).ConfigureAwait(false);
        await VerifyDiagnosticsAsync(oneByOne, ExpectedState, cancellationToken).ConfigureAwait(false);

        var atOnce = await FixAllAsync(project, cancellationToken).ConfigureAwait(false);
        await VerifySourcesAsync(atOnce ?? oneByOne, cancellationToken).ConfigureAwait(false);
    }

    private SolutionState ExpectedState => FixedState.Sources.Count == 0 ? TestState : FixedState;

    private async Task<Project> FixOneByOneAsync(Project project, CancellationToken cancellationToken)
    {
        var budget = (await FixableAsync(project, cancellationToken).ConfigureAwait(false)).Length;
        while (await NextFixAsync(project, cancellationToken).ConfigureAwait(false) is (_, { } action))
        {
            if (budget-- == 0)
            {
                throw new VerificationException($"'{action.Title}' is still offered after every diagnostic was fixed once.");
            }
            project = await ApplyAsync(project, action, cancellationToken).ConfigureAwait(false);
        }
        return project;
    }

    private async Task<Project?> FixAllAsync(Project project, CancellationToken cancellationToken)
    {
        if (_fix.GetFixAllProvider() is not { } provider
            || await NextFixAsync(project, cancellationToken).ConfigureAwait(false) is not ({ } document, { } action))
        {
            return null;
        }
        var diagnostics = await FixableAsync(project, cancellationToken).ConfigureAwait(false);
        var all = await provider.GetFixAsync(new FixAllContext(
            document, _fix, FixAllScope.Project, action.EquivalenceKey, _fix.FixableDiagnosticIds,
            new KnownDiagnostics(diagnostics), cancellationToken)).ConfigureAwait(false);
        return all is null ? project : await ApplyAsync(project, all, cancellationToken).ConfigureAwait(false);
    }

    private async Task<ImmutableArray<Diagnostic>> FixableAsync(Project project, CancellationToken cancellationToken)
    {
        var reported = await ReportedAsync(project, cancellationToken).ConfigureAwait(false);
        return [.. reported.Where(diagnostic => diagnostic.Location.IsInSource && _fix.FixableDiagnosticIds.Contains(diagnostic.Id))];
    }

    /// <summary>The action for the first diagnostic that is offered one.</summary>
    private async Task<(Document?, CodeAction?)> NextFixAsync(Project project, CancellationToken cancellationToken)
    {
        foreach (var diagnostic in await FixableAsync(project, cancellationToken).ConfigureAwait(false))
        {
            if (project.GetDocument(diagnostic.Location.SourceTree) is not { } document || GeneratedDocuments.Contains(document))
            {
                continue;
            }
            var offered = new List<CodeAction>();
            await _fix.RegisterCodeFixesAsync(new(document, diagnostic, (action, _) => offered.Add(action), cancellationToken))
                .ConfigureAwait(false);
            var action = CodeActionEquivalenceKey is null
                ? offered.ElementAtOrDefault(CodeActionIndex)
                : offered.Find(candidate => candidate.EquivalenceKey == CodeActionEquivalenceKey);
            if (action is not null)
            {
                return (document, action);
            }
        }
        return (null, null);
    }

    private async Task<Project> ApplyAsync(Project project, CodeAction action, CancellationToken cancellationToken)
    {
        var operations = await action.GetOperationsAsync(cancellationToken).ConfigureAwait(false);
        var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(project.Id)!;
        return await GenerateAsync(changed, cancellationToken).ConfigureAwait(false);
    }

    private async Task VerifySourcesAsync(Project project, CancellationToken cancellationToken)
    {
        var actual = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var document in project.Documents.Where(document => !GeneratedDocuments.Contains(document)))
        {
            var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            actual.Add(document.FilePath ?? document.Name, text.ToString());
        }
        foreach (var expected in ExpectedState.ParseMarkup())
        {
            actual.Remove(expected.Path, out var text);
            TextComparison.Verify(expected.Path, expected.Text, text);
        }
        if (actual.Count > 0)
        {
            throw new VerificationException($"Not among the fixed sources: {string.Join(", ", actual.Keys)}");
        }
    }
}
