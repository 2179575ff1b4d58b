using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace WriteGate.Analyzers.Roslyn;

/// <summary>Tells a name that the compiler does not know, and reports itself, from one that is known and of no use.</summary>
internal static class NameOfArguments
{
    /// <summary>Whether a place holds <c>nameof(X)</c> with an X that means nothing; its constant is "X" all the same.</summary>
    public static bool IsUnknown(Location? place, Compilation compilation, CancellationToken cancellationToken)
    {
        if (place?.SourceTree is not { } tree || !compilation.ContainsSyntaxTree(tree))
        {
            return false;
        }

        InvocationExpressionSyntax? call = tree.GetRoot(cancellationToken).FindNode(place.SourceSpan)
            .DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>()
            .FirstOrDefault(i => i.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" } && i.ArgumentList.Arguments.Count == 1);
        if (call is null)
        {
            return false;
        }

        SemanticModel model = compilation.GetSemanticModel(tree);
        ExpressionSyntax name = call.ArgumentList.Arguments[0].Expression;
        SymbolInfo info = model.GetSymbolInfo(name, cancellationToken);
        return info.Symbol is null && info.CandidateSymbols.IsEmpty && model.GetMemberGroup(name, cancellationToken).IsEmpty;
    }
}
