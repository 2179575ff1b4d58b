using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Contracts.Reading;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Surface;

/// <summary>Finds the methods that carry <c>[Reads]</c>, local functions and lambdas among them.</summary>
internal static class DeclaredReadActions
{
    public static void Register(CompilationStartAnalysisContext start, KnownSymbols known, Action<SurfacePlace, Action<Diagnostic>> found)
    {
        start.RegisterSymbolAction(context => Look((IMethodSymbol)context.Symbol, context.ReportDiagnostic), SymbolKind.Method);
        start.RegisterSyntaxNodeAction(
            context =>
            {
                if (HasAttributes(context.Node) && Method(context) is { } method)
                {
                    Look(method, context.ReportDiagnostic);
                }
            },
            SyntaxKind.LocalFunctionStatement,
            SyntaxKind.ParenthesizedLambdaExpression,
            SyntaxKind.SimpleLambdaExpression);

        void Look(IMethodSymbol method, Action<Diagnostic> report)
        {
            if (method.PartialDefinitionPart is null
                && known.Find(method, KnownNames.Reads) is { } attribute
                && DeclaredRead.Of(method, attribute) is { } read)
            {
                found(new(read.Entry, ContractReading.Place(method)), report);
            }
        }
    }

    private static bool HasAttributes(SyntaxNode node) => node switch
    {
        LocalFunctionStatementSyntax local => local.AttributeLists.Count > 0,
        LambdaExpressionSyntax lambda => lambda.AttributeLists.Count > 0,
        _ => false,
    };

    private static IMethodSymbol? Method(SyntaxNodeAnalysisContext context) => context.Node is LambdaExpressionSyntax
        ? context.SemanticModel.GetSymbolInfo(context.Node, context.CancellationToken).Symbol as IMethodSymbol
        : context.SemanticModel.GetDeclaredSymbol(context.Node, context.CancellationToken) as IMethodSymbol;
}
