using System.Collections.Immutable;
using System.Reflection;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

using WriteGate.Analyzers.Generation;

namespace WriteGate.Benchmarks.CompileTime;

/// <summary>
/// What our rules cost on top of those that the SDK gives every project. Their own account of time leaves out what the
/// driver does on their behalf, so that the clock on the wall is read as well.
/// </summary>
internal static class RuleMeasurement
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Ours = Of(typeof(WriteGateGenerator).Assembly);

    private static readonly ImmutableArray<DiagnosticAnalyzer> Sdk =
    [
        .. Of(Assembly.LoadFrom(Path.Combine(SdkFolders.Analyzers, "Microsoft.CodeAnalysis.NetAnalyzers.dll"))),
        .. Of(Assembly.LoadFrom(Path.Combine(SdkFolders.Analyzers, "Microsoft.CodeAnalysis.CSharp.NetAnalyzers.dll"))),
    ];

    public static void Run(Samples samples, int items, int rounds)
    {
        Project project = new(GatedProject.WithItems(items));
        samples.Add("rules.ours.count", Ours.Length);
        samples.Add("rules.sdk.count", Sdk.Length);
        for (int round = -1; round < rounds; round++)
        {
            Samples target = round < 0 ? new Samples() : samples;
            Stretch.Of(() => project.Parse().GetDiagnostics()).AddTo(target, "rules.bind");
            Build(project, Sdk, target, "rules.sdk");
            Build(project, [.. Sdk, .. Ours], target, "rules.both");
            foreach ((string path, string name) in ((string, string)[])[(ProjectText.UnrelatedPath, "plain"), (GatedProject.ToolsPath(0), "tools")])
            {
                Edit(project, path, Sdk, target, $"rules.{name}.sdk");
                Edit(project, path, [.. Sdk, .. Ours], target, $"rules.{name}.both");
            }
        }
    }

    private static void Build(Project project, ImmutableArray<DiagnosticAnalyzer> analyzers, Samples samples, string name)
    {
        Compilation compilation = Generated(project);
        CompilationWithAnalyzers analysis = compilation.WithAnalyzers(analyzers, Options);
        AnalysisResult? result = null;
        Stretch.Of(() => result = analysis.GetAnalysisResultAsync(CancellationToken.None).GetAwaiter().GetResult()).AddTo(samples, name);
        if (result!.GetAllDiagnostics().Concat(compilation.GetDiagnostics()).FirstOrDefault(IsTrouble) is { } trouble)
        {
            throw new InvalidOperationException($"The project is to be clean: {trouble}");
        }

        samples.Add(name + ".told.ms", Ours.Where(analyzers.Contains).Sum(rule => result.AnalyzerTelemetryInfo[rule].ExecutionTime.TotalMilliseconds));
    }

    private static bool IsTrouble(Diagnostic diagnostic)
        => diagnostic.Severity == DiagnosticSeverity.Error || diagnostic.Id == "AD0001" || diagnostic.Id.StartsWith("WG", StringComparison.Ordinal);

    // As an editor asks after a key was pressed: this file, and a compilation that has bound nothing yet.
    private static void Edit(Project project, string path, ImmutableArray<DiagnosticAnalyzer> analyzers, Samples samples, string name)
    {
        Compilation compilation = Generated(project);
        SyntaxTree tree = compilation.SyntaxTrees.First(tree => tree.FilePath == path);
        CompilationWithAnalyzers analysis = compilation.WithAnalyzers(analyzers, Options);
        SemanticModel model = compilation.GetSemanticModel(tree);
        Stretch.Of(() =>
        {
            model.GetDiagnostics();
            analysis.GetAnalyzerSyntaxDiagnosticsAsync(tree, CancellationToken.None).GetAwaiter().GetResult();
            analysis.GetAnalyzerSemanticDiagnosticsAsync(model, null, CancellationToken.None).GetAwaiter().GetResult();
        }).AddTo(samples, name);
    }

    private static CompilationWithAnalyzersOptions Options { get; } = new(
        new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: true);

    // Unbound, with what the generator has written.
    private static Compilation Generated(Project project)
    {
        Project.NewDriver(new WriteGateGenerator()).RunGeneratorsAndUpdateCompilation(project.Unbound(), out Compilation generated, out _);
        return generated.Clone();
    }

    private static ImmutableArray<DiagnosticAnalyzer> Of(Assembly assembly) =>
    [
        .. TypeList.Of(assembly)
            .Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(DiagnosticAnalyzer)))
            .Where(type => type.GetCustomAttribute<DiagnosticAnalyzerAttribute>()?.Languages.Contains(LanguageNames.CSharp) == true)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];
}
