using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace WriteGate.Verifiers;

/// <summary>Runs analyzers over a compilation; one that throws is reported as AD0001.</summary>
internal static class Analysis
{
    public static Task<ImmutableArray<Diagnostic>> RunAsync(
        Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        var run = new CompilationWithAnalyzersOptions(
            options, onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        return compilation.WithAnalyzers(analyzers, run).GetAnalyzerDiagnosticsAsync(cancellationToken);
    }
}
