using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace WriteGate.Verifiers;

/// <summary>Makes a workspace project of a <see cref="SolutionState"/>.</summary>
internal static class TestProject
{
    private const int EveryWarning = 9999;

    /// <summary>The project, its generated sources not yet in it. Its workspace lives as long as it does.</summary>
    public static Project Create(SolutionState state, DocumentationMode documentationMode)
    {
        var workspace = new AdhocWorkspace();
        var id = ProjectId.CreateNewId();
        var solution = workspace.CurrentSolution.AddProject(ProjectInfo.Create(
            id, VersionStamp.Default, state.AssemblyName, state.AssemblyName, LanguageNames.CSharp,
            parseOptions: new CSharpParseOptions(LanguageVersion.Preview, documentationMode),
            compilationOptions: Options(state.OutputKind),
            metadataReferences: PlatformReferences.All.AddRange(state.AdditionalReferences)));
        foreach (var file in state.ParseMarkup())
        {
            solution = solution.AddDocument(NewDocument(id), NameOf(file.Path), SourceText.From(file.Text), filePath: file.Path);
        }
        foreach (var (path, content) in state.AdditionalFiles)
        {
            solution = solution.AddAdditionalDocument(NewDocument(id), NameOf(path), SourceText.From(content), filePath: path);
        }
        foreach (var (path, content) in state.AnalyzerConfigFiles)
        {
            solution = solution.AddAnalyzerConfigDocument(NewDocument(id), NameOf(path), SourceText.From(content), filePath: path);
        }
        return solution.GetProject(id)!;
    }

    /// <summary>What a project's compiler would be given, with strict options.</summary>
    public static async Task<Compilation> CompileAsync(Project project, CancellationToken cancellationToken)
        => await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false)
            ?? throw new VerificationException("The project has no compilation.");

    private static CSharpCompilationOptions Options(OutputKind outputKind) => new(
        outputKind,
        nullableContextOptions: NullableContextOptions.Enable,
        warningLevel: EveryWarning,
        // As the SDK does: one framework assembly may refer to an older version of another.
        specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]);

    private static DocumentId NewDocument(ProjectId project) => DocumentId.CreateNewId(project);

    private static string NameOf(string path) => Path.GetFileName(path);
}
