using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace WriteGate.Analyzers.Tests.Verifiers.Subjects;

/// <summary>Reports types whose name begins with Bad, in generated code too.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BadNameAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor s_rule = new(
        "T0001", "Bad name", "Type '{0}' in '{1}' has a bad name", "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [s_rule];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterSymbolAction(static symbol =>
        {
            if (symbol.Symbol.Name.StartsWith("Bad", StringComparison.Ordinal))
            {
                symbol.ReportDiagnostic(Diagnostic.Create(
                    s_rule, symbol.Symbol.Locations[0], symbol.Symbol.Name, symbol.Symbol.ContainingAssembly.Name));
            }
        }, SymbolKind.NamedType);
    }
}
