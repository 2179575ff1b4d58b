using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace WriteGate.Analyzers.Tests.Robustness;

/// <summary>What a source goes through while it is typed: a token missing, written twice, or nothing after it yet.</summary>
internal static class TokenMutants
{
    /// <summary>Three mutants for every token.</summary>
    public static IEnumerable<string> Of(string source)
    {
        foreach (SyntaxToken token in CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens())
        {
            if (token.Span.IsEmpty)
            {
                continue;
            }

            yield return source.Remove(token.SpanStart, token.Span.Length);
            yield return source.Insert(token.Span.End, " " + token.Text);
            yield return source[..token.Span.End];
        }
    }
}
