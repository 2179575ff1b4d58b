using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace WriteGate.Analyzers.Effects.Attempts;

/// <summary>What methods and initializers of a compilation do, each bound once.</summary>
internal static class SourceBody
{
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<ISymbol, IOperation?>> Cache = new();

    /// <summary>The operations of a method, a getter, or what a field or property begins with; null without source.</summary>
    public static IOperation? Of(ISymbol member, Compilation compilation) => Cache
        .GetValue(compilation, static _ => new(SymbolEqualityComparer.Default))
        .GetOrAdd(Declaring(member), m => Bind(m, compilation));

    private static ISymbol Declaring(ISymbol member)
        => (member.OriginalDefinition as IMethodSymbol)?.PartialImplementationPart ?? member.OriginalDefinition;

    private static IOperation? Bind(ISymbol member, Compilation compilation)
    {
        SyntaxNode? syntax = member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        syntax = syntax switch
        {
            VariableDeclaratorSyntax variable => variable.Initializer?.Value,
            PropertyDeclarationSyntax { Initializer.Value: { } value } => value,
            PropertyDeclarationSyntax { ExpressionBody: { } arrow } => arrow,
            PropertyDeclarationSyntax { AccessorList: { } accessors } => accessors.Accessors.FirstOrDefault(a => a.IsKind(SyntaxKind.GetAccessorDeclaration)),
            BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax or ArrowExpressionClauseSyntax or AnonymousFunctionExpressionSyntax => syntax,
            _ => null,
        };
        return syntax is not null && compilation.ContainsSyntaxTree(syntax.SyntaxTree)
            ? compilation.GetSemanticModel(syntax.SyntaxTree).GetOperation(syntax)
            : null;
    }
}
