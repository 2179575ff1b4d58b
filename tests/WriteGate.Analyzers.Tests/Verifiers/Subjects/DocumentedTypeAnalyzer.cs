using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace WriteGate.Analyzers.Tests.Verifiers.Subjects;

/// <summary>Reports types with an XML comment, and so depends on the documentation mode.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DocumentedTypeAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor s_rule = new(
        "T0002", "Documented", "It has a comment", "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [s_rule];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSyntaxNodeAction(static node =>
        {
            if (node.Node.HasStructuredTrivia)
            {
                node.ReportDiagnostic(Diagnostic.Create(s_rule, node.Node.GetLocation()));
            }
        }, SyntaxKind.ClassDeclaration);
    }
}
