using System.Collections.Immutable;
using System.Reflection;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

using WriteGate.Analyzers.Generation;

namespace WriteGate.Benchmarks.CompileTime;

/// <summary>
/// What our rules cost on top of those that the SDK gives every project. Their own account of time leaves out what the
/// driver does on their behalf, so that the clock and the processor are read as well.
/// </summary>
internal static class RuleMeasurement
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Ours = Of(typeof(WriteGateGenerator).Assembly);

    private static readonly ImmutableArray<DiagnosticAnalyzer> Sdk =
    [
        .. Of(Assembly.LoadFrom(Path.Combine(SdkFolders.Analyzers, "Microsoft.CodeAnalysis.NetAnalyzers.dll"))),
        .. Of(Assembly.LoadFrom(Path.Combine(SdkFolders.Analyzers, "Microsoft.CodeAnalysis.CSharp.NetAnalyzers.dll"))),
    ];

    /// <summary>A build runs those that may warn and passes over those that only suggest; an editor runs all.</summary>
    private static readonly ImmutableArray<DiagnosticAnalyzer> SdkInBuild =
        [.. Sdk.Where(rule => rule.SupportedDiagnostics.Any(says => says is { IsEnabledByDefault: true, DefaultSeverity: >= DiagnosticSeverity.Warning }))];

    private static readonly EditedFile[] InAgents =
        [new("plain", ProjectText.UnrelatedPath, ProjectText.Unrelated), new("ordinary", OrdinaryCode.PathOf(2), OrdinaryCode.Edited), new("tools", AgentProject.ToolsPath(0), edits => AgentProject.Tools(0, edits))];

    /// <summary>Measures a project in which agents have their share and one without any tool.</summary>
    public static void Run(Samples samples, int files, int rounds)
    {
        samples.Add("rules.ours.count", Ours.Length);
        samples.Add("rules.sdk.count", Sdk.Length);
        samples.Add("rules.build.count", SdkInBuild.Length);
        foreach ((string name, ProjectText text) in ((string, ProjectText)[])[("agents", AgentProject.WithFiles(files)), ("toolless", AgentProject.WithoutTools(files))])
        {
            CSharpCompilation compilation = WithGenerated(new Project(text));
            for (int round = -1; round < rounds; round++)
            {
                Build(compilation, round < 0 ? new Samples() : samples, $"rules.{name}", isReversed: round % 2 == 0);
            }
        }

        CSharpCompilation agents = WithGenerated(new Project(AgentProject.WithFiles(files)));
        for (int round = -5; round < rounds * 10; round++)
        {
            foreach (EditedFile file in InAgents)
            {
                Edit(Project.Edit(agents, file.Path, file.Text(round + 5)), file, round % 2 == 0, round < 0 ? new Samples() : samples);
            }
        }
    }

    private static void Build(CSharpCompilation compilation, Samples samples, string name, bool isReversed)
    {
        Stretch.Of(() => compilation.Clone().GetDiagnostics()).AddTo(samples, name + ".bind");
        (string Set, ImmutableArray<DiagnosticAnalyzer> Rules)[] runs =
        [
            (".build.sdk", SdkInBuild),
            (".build.both", [.. SdkInBuild, .. Ours]),
            (".editor.sdk", Sdk),
            (".editor.both", [.. Sdk, .. Ours]),
        ];

        // Each order as often as the other: what runs second finds the machine in another state.
        foreach ((string set, ImmutableArray<DiagnosticAnalyzer> rules) in isReversed ? runs.Reverse() : runs)
        {
            CompilationWithAnalyzers analysis = compilation.Clone().WithAnalyzers(rules, Untold);
            ImmutableArray<Diagnostic> said = [];
            Stretch.Of(() => said = analysis.GetAllDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult()).AddTo(samples, name + set);
            if (said.FirstOrDefault(IsTrouble) is { } trouble)
            {
                throw new InvalidOperationException($"The project is to be clean: {trouble}");
            }
        }

        CompilationWithAnalyzers told = compilation.Clone().WithAnalyzers([.. SdkInBuild, .. Ours], Told);
        AnalysisResult result = told.GetAnalysisResultAsync(CancellationToken.None).GetAwaiter().GetResult();
        samples.Add(name + ".told.ms", Ours.Sum(rule => result.AnalyzerTelemetryInfo[rule].ExecutionTime.TotalMilliseconds));
        foreach (DiagnosticAnalyzer rule in Ours)
        {
            // What several rules share is on the account of the one that asks first.
            samples.Add($"{name}.told.{rule.GetType().Name}.ms", result.AnalyzerTelemetryInfo[rule].ExecutionTime.TotalMilliseconds);
        }
    }

    private static bool IsTrouble(Diagnostic diagnostic)
        => diagnostic.Severity == DiagnosticSeverity.Error || diagnostic.Id == "AD0001" || diagnostic.Id.StartsWith("WG", StringComparison.Ordinal);

    // As an editor asks after a key was pressed: this file, and a compilation that has bound nothing yet.
    private static void Edit(CSharpCompilation after, EditedFile file, bool isReversed, Samples samples)
    {
        SyntaxTree tree = after.SyntaxTrees.First(tree => tree.FilePath == file.Path);
        (string Set, ImmutableArray<DiagnosticAnalyzer> Rules)[] runs = [(".sdk", Sdk), (".both", [.. Sdk, .. Ours])];
        foreach ((string set, ImmutableArray<DiagnosticAnalyzer> rules) in isReversed ? runs.Reverse() : runs)
        {
            CSharpCompilation compilation = after.Clone();
            CompilationWithAnalyzers analysis = compilation.WithAnalyzers(rules, Untold);
            SemanticModel model = analysis.Compilation.GetSemanticModel(tree);
            model.GetDiagnostics();
            Stretch.Of(() =>
            {
                analysis.GetAnalyzerSyntaxDiagnosticsAsync(tree, CancellationToken.None).GetAwaiter().GetResult();
                analysis.GetAnalyzerSemanticDiagnosticsAsync(model, null, CancellationToken.None).GetAwaiter().GetResult();
            }).AddTo(samples, $"rules.edit.{file.Name}{set}");
        }
    }

    private static CompilationWithAnalyzersOptions Untold { get; } = new(
        new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false);

    private static CompilationWithAnalyzersOptions Told { get; } = new(
        new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: true);

    // On all processors, as a build binds, with what the generator has written.
    private static CSharpCompilation WithGenerated(Project project)
    {
        Project.NewDriver(new WriteGateGenerator()).RunGeneratorsAndUpdateCompilation(project.Compilation, out Compilation generated, out _);
        return (CSharpCompilation)generated.WithOptions(generated.Options.WithConcurrentBuild(true));
    }

    private static ImmutableArray<DiagnosticAnalyzer> Of(Assembly assembly) =>
    [
        .. TypeList.Of(assembly)
            .Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(DiagnosticAnalyzer)))
            .Where(type => type.GetCustomAttribute<DiagnosticAnalyzerAttribute>()?.Languages.Contains(LanguageNames.CSharp) == true)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <summary>A file and its text after some edits.</summary>
    private sealed record EditedFile(string Name, string Path, Func<int, string> Text);
}
