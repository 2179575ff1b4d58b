using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Effects.Attempts;

/// <summary>
/// Tells by syntax alone the calls of a member that a loop or a jump may lead back to after they failed: something catches
/// what they throw within the loop, or somebody looks at what they return. The flow has the last word.
/// </summary>
/// <param name="member">The member.</param>
/// <param name="leadsAnywhere">Whether a jump, or a call of itself, may lead back to any of it.</param>
internal sealed class CallsInCycles(SyntaxNode member, bool leadsAnywhere)
{
    public bool Contains(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax call => IsInCycle(call, IsLookedAt(call)),
        // They call what is written nowhere.
        QueryExpressionSyntax or InitializerExpressionSyntax { RawKind: (int)SyntaxKind.CollectionInitializerExpression or (int)SyntaxKind.ComplexElementInitializerExpression }
            => IsInCycle(node, isLookedAt: true),
        _ => false,
    };

    private bool IsInCycle(SyntaxNode call, bool isLookedAt)
    {
        bool isCaught = false;
        for (SyntaxNode node = call; node != member && node.Parent is { } parent; node = parent)
        {
            switch (parent)
            {
                case TryStatementSyntax { Catches.Count: > 0 } attempt when attempt.Block == node:
                    isCaught = true;
                    break;
                case WhileStatementSyntax or ForStatementSyntax or DoStatementSyntax or CommonForEachStatementSyntax when isCaught || isLookedAt:
                    return true;
                case AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax:
                    // It has a flow of its own.
                    return leadsAnywhere && (isCaught || isLookedAt);
            }
        }

        return leadsAnywhere && (isCaught || isLookedAt);
    }

    /// <summary>Whether anything can depend on what a call returns: it is no statement, or gives more than a result.</summary>
    private static bool IsLookedAt(InvocationExpressionSyntax call)
    {
        SyntaxNode? value = call.Parent;
        while (value is AwaitExpressionSyntax or ParenthesizedExpressionSyntax
            or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" }
            || (value is InvocationExpressionSyntax outer && outer.CalledName() == "ConfigureAwait" && outer.Expression.Span.Contains(call.Span)))
        {
            value = value.Parent;
        }

        return value is not ExpressionStatementSyntax || call.ArgumentList.Arguments.Any(a => a.RefKindKeyword.RawKind != 0);
    }
}
