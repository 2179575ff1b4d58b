using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace WriteGate.Analyzers.CodeFixes.Editing;

/// <summary>Writes lists of a declaration.</summary>
internal static class Lists
{
    /// <summary>Nodes with a comma and a space between them.</summary>
    public static SeparatedSyntaxList<T> Spaced<T>(IReadOnlyCollection<T> nodes)
        where T : SyntaxNode
        => SyntaxFactory.SeparatedList(nodes, Enumerable.Repeat(SyntaxFactory.Token([], SyntaxKind.CommaToken, [SyntaxFactory.Space]), Math.Max(0, nodes.Count - 1)));
}
