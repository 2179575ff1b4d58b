using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace WriteGate.Analyzers.Rules;

/// <summary>What every rule has in common: how it is set up.</summary>
public abstract class GateRule : DiagnosticAnalyzer
{
    private protected GateRule(ImmutableArray<DiagnosticDescriptor> descriptors) => SupportedDiagnostics = descriptors;

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        // A tool is held to its rules wherever it is written, generated files included: generators write tools, too.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Register);
    }

    /// <summary>Says what of a compilation the rule looks at.</summary>
    private protected abstract void Register(CompilationStartAnalysisContext start);
}
