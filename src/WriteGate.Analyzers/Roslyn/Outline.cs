using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace WriteGate.Analyzers.Roslyn;

/// <summary>The text of a file without the bodies of its members: all that declarations are made of, comments included.</summary>
internal static class Outline
{
    // A character that no source has outside of literals, so that a body's place is told from where there is none.
    private const char Body = '\0';

    private static readonly ConditionalWeakTable<SyntaxTree, string> Known = new();

    public static string Of(SyntaxTree tree) => Known.GetValue(tree, Read);

    private static string Read(SyntaxTree tree)
    {
        SourceText source = tree.GetText();
        StringBuilder outline = new();
        int end = 0;
        foreach (SyntaxNode body in tree.GetRoot().DescendantNodes(static node => !IsBody(node)).Where(IsBody))
        {
            outline.Append(source.ToString(TextSpan.FromBounds(end, body.SpanStart))).Append(Body);
            end = body.Span.End;
        }

        return outline.Append(source.ToString(TextSpan.FromBounds(end, source.Length))).ToString();
    }

    // A directive in a body, such as #nullable, may reach beyond it.
    private static bool IsBody(SyntaxNode node)
        => node is BlockSyntax or ArrowExpressionClauseSyntax
            && node.Parent is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or BasePropertyDeclarationSyntax
            && !node.ContainsDirectives;
}
