using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Tests.CodeFixes;
using WriteGate.Analyzers.Tests.Rules;
using WriteGate.Verifiers;

namespace WriteGate.Analyzers.Tests.Samples;

/// <summary>A server written without WriteGate: what the rules say of it, and what is left once their fixes are taken.</summary>
public sealed class UngatedAgentTests
{
    private const string Globals = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    [Fact]
    public async Task Every_ungated_write_false_hint_and_new_key_is_an_error()
        => Assert.Equal(
            [
                "OrderTools.cs: WG1001 Cancel",
                "OrderTools.cs: WG1001 Comment",
                "OrderTools.cs: WG1001 MarkShipped",
                "OrderTools.cs: WG1002 MarkShipped",
                "RefundTools.cs: WG1001 Refund",
                "Shop.cs: WG3005 Guid.NewGuid()",
            ],
            await ErrorsAsync(await LoadAsync()));

    [Fact]
    public async Task The_fixes_leave_what_only_a_person_can_decide()
    {
        Project project = await FixAsync(await LoadAsync());
        Assert.Equal(
            [
                "OrderTools.cs: WG4001 Cancel",
                "OrderTools.cs: WG4001 Comment",
                "OrderTools.cs: WG4001 MarkShipped",
                "RefundTools.cs: WG4001 Refund",
            ],
            await ErrorsAsync(project));
        Assert.Empty(await ErrorsAsync(await DecideAsync(project)));
    }

    /// <summary>A person says of each write that it cannot be taken back.</summary>
    private static async Task<Project> DecideAsync(Project project)
    {
        foreach (DocumentId id in project.DocumentIds)
        {
            SyntaxNode root = (await project.GetDocument(id)!.GetSyntaxRootAsync())!;
            IEnumerable<MethodDeclarationSyntax> writes = root.DescendantNodes().OfType<MethodDeclarationSyntax>()
                .Where(m => m.AttributeLists.SelectMany(l => l.Attributes).Any(a => a.Name.ToString() == "WriteTier"));
            AttributeListSyntax decision = ((MemberDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration("""[Irreversible("The shop has no way back.")] class C;""")!).AttributeLists[0];
            project = project.GetDocument(id)!.WithSyntaxRoot(root.ReplaceNodes(writes, (_, m) => m.AddAttributeLists(decision))).Project;
        }

        return project;
    }

    /// <summary>Takes the first fix that is offered until none is.</summary>
    private static async Task<Project> FixAsync(Project project)
    {
        while (await NextAsync(project) is { } action)
        {
            ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(CancellationToken.None);
            project = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(project.Id)!;
        }

        return project;
    }

    private static async Task<CodeAction?> NextAsync(Project project)
    {
        foreach (Diagnostic diagnostic in await DiagnosticsAsync(project))
        {
            foreach (CodeFixProvider fixer in EveryFixer.Fixers.Where(f => f.FixableDiagnosticIds.Contains(diagnostic.Id)))
            {
                CodeAction? offered = null;
                await fixer.RegisterCodeFixesAsync(new(project.GetDocument(diagnostic.Location.SourceTree)!, diagnostic, (action, _) => offered ??= action, CancellationToken.None));
                if (offered is not null)
                {
                    return offered;
                }
            }
        }

        return null;
    }

    private static async Task<string[]> ErrorsAsync(Project project)
        => [.. (await DiagnosticsAsync(project))
            .Where(d => d.Severity == DiagnosticSeverity.Error)
            .Select(d => $"{Path.GetFileName(d.Location.SourceTree!.FilePath)}: {d.Id} {d.Location.SourceTree.GetText().ToString(d.Location.SourceSpan)}")
            .Order(StringComparer.Ordinal)];

    private static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(Project project)
    {
        Compilation compilation = (await project.GetCompilationAsync())!;
        ImmutableArray<Diagnostic> own = await compilation.WithAnalyzers([new EveryRule()]).GetAnalyzerDiagnosticsAsync();
        return own.AddRange(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
    }

    /// <summary>The sample without its host's start-up, which needs a package that these tests have not.</summary>
    private static Task<Project> LoadAsync([CallerFilePath] string file = "")
    {
        string folder = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../../samples/UngatedAgent"));
        ProjectId id = ProjectId.CreateNewId();
        Solution solution = new AdhocWorkspace().CurrentSolution.AddProject(ProjectInfo.Create(
            id, VersionStamp.Default, "UngatedAgent", "UngatedAgent", LanguageNames.CSharp,
            parseOptions: new CSharpParseOptions(LanguageVersion.Preview),
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable),
            metadataReferences: PlatformReferences.All.AddRange(EffectRuleTest.References)));
        solution = solution.AddDocument(DocumentId.CreateNewId(id), "Globals.cs", Globals, filePath: "/0/Globals.cs");
        foreach (string path in Directory.EnumerateFiles(folder, "*.cs").Where(p => Path.GetFileName(p) != "Program.cs").Order(StringComparer.Ordinal))
        {
            solution = solution.AddDocument(DocumentId.CreateNewId(id), Path.GetFileName(path), File.ReadAllText(path), filePath: path);
        }

        return Task.FromResult(solution.GetProject(id)!);
    }
}
