using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace WriteGate.Analyzers.Effects.Attempts;

/// <summary>Tells by its text alone whether a member can repeat anything.</summary>
internal static class RepetitionSyntax
{
    /// <summary>Whether a lambda or a method is handed to something that might call it again.</summary>
    public static bool HandsOver(SyntaxNode member) => member.DescendantNodes().Any(n => n switch
    {
        InvocationExpressionSyntax call => NameOf(call).StartsWith("Execute", StringComparison.Ordinal)
            || call.ArgumentList.Arguments.Any(a => a.Expression is AnonymousFunctionExpressionSyntax),
        EqualsValueClauseSyntax { Value: AnonymousFunctionExpressionSyntax } => true,
        _ => false,
    });

    /// <summary>Whether there is a way back: a loop, a jump, or a call of itself.</summary>
    public static bool LeadsBack(SyntaxNode member, string name)
    {
        foreach (SyntaxNode node in member.DescendantNodes())
        {
            switch (node.Kind())
            {
                case SyntaxKind.WhileStatement:
                case SyntaxKind.ForStatement:
                case SyntaxKind.DoStatement:
                case SyntaxKind.ForEachStatement:
                case SyntaxKind.ForEachVariableStatement:
                case SyntaxKind.GotoStatement:
                case SyntaxKind.LocalFunctionStatement:
                    return true;
                case SyntaxKind.InvocationExpression when NameOf((InvocationExpressionSyntax)node) == name:
                    return true;
            }
        }

        return false;
    }

    private static string NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };
}
