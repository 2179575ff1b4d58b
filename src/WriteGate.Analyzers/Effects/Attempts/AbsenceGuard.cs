using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace WriteGate.Analyzers.Effects.Attempts;

/// <summary>Recognises what sets a value only where there is none yet, so that every attempt but the first meets the same.</summary>
internal static class AbsenceGuard
{
    private static readonly HashSet<string> Questions = ["Contains", "ContainsKey", "TryGetValue", "TryGetValues", "IsNullOrEmpty", "IsNullOrWhiteSpace", "Any", "Exists", "Has"];

    public static bool Holds(SyntaxNode definition, ISymbol? root, SyntaxNode scope)
    {
        if (root is null)
        {
            return false;
        }

        for (SyntaxNode? node = definition; node is not null && node != scope; node = node.Parent)
        {
            if (node.IsKind(SyntaxKind.CoalesceAssignmentExpression)
                || (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "TryAdd" or "GetOrAdd" } })
                || (node.Parent is IfStatementSyntax branch && node != branch.Condition && AsksFor(branch.Condition, root.Name)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool AsksFor(ExpressionSyntax condition, string name)
        => condition.DescendantNodesAndSelf().Any(n => n switch
        {
            InvocationExpressionSyntax call => Mentions(call, name) && Questions.Contains(NameOf(call.Expression)),
            BinaryExpressionSyntax comparison => Mentions(comparison.Left, name)
                && (comparison.Right.IsKind(SyntaxKind.NullLiteralExpression) || comparison.Right.IsKind(SyntaxKind.DefaultLiteralExpression) || comparison.Right is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Empty" }),
            IsPatternExpressionSyntax pattern => Mentions(pattern.Expression, name) && pattern.Pattern.DescendantNodesAndSelf().Any(p => p.IsKind(SyntaxKind.NullLiteralExpression)),
            _ => false,
        });

    private static string NameOf(ExpressionSyntax called) => called switch
    {
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        IdentifierNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };

    private static bool Mentions(SyntaxNode node, string name) => node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(i => i.Identifier.ValueText == name);
}
