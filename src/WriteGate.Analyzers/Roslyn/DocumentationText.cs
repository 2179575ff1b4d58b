using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace WriteGate.Analyzers.Roslyn;

/// <summary>
/// The text of a documentation comment as it stands in the source. It is taken from the trivia, because the compiler
/// keeps documentation only in some modes: without them <c>///</c> is an ordinary comment, and what is read must not
/// depend on that.
/// </summary>
internal static class DocumentationText
{
    /// <summary>The XML before a declaration, without the comment's marks; empty when there is none.</summary>
    public static string Before(SyntaxNode declaration)
    {
        List<string> blocks = [];
        SyntaxTriviaList trivia = declaration.GetLeadingTrivia();
        for (int i = trivia.Count - 1; i >= 0; i--)
        {
            SyntaxTrivia piece = trivia[i];
            if (IsDocumentation(piece))
            {
                blocks.Add(piece.ToFullString());
            }
            else if (blocks.Count > 0 && !piece.IsKind(SyntaxKind.WhitespaceTrivia) && !piece.IsKind(SyntaxKind.EndOfLineTrivia))
            {
                break;
            }
        }

        blocks.Reverse();
        return Unmark(blocks);
    }

    private static bool IsDocumentation(SyntaxTrivia piece)
    {
        if (piece.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia) || piece.IsKind(SyntaxKind.MultiLineDocumentationCommentTrivia))
        {
            return true;
        }

        if (piece.IsKind(SyntaxKind.SingleLineCommentTrivia))
        {
            string line = piece.ToString();
            return StartsWith(line, "///") && !StartsWith(line, "////");
        }

        if (piece.IsKind(SyntaxKind.MultiLineCommentTrivia))
        {
            string block = piece.ToString();
            return StartsWith(block, "/**") && !StartsWith(block, "/***") && block.Length > "/**/".Length;
        }

        return false;
    }

    private static string Unmark(List<string> blocks)
    {
        StringBuilder text = new();
        foreach (string block in blocks)
        {
            bool isMultiLine = StartsWith(block.TrimStart(), "/**");
            foreach (string raw in block.Split('\n'))
            {
                string line = raw.Trim();
                if (isMultiLine)
                {
                    line = line.EndsWith("*/", StringComparison.Ordinal) ? line.Substring(0, line.Length - 2) : line;
                    line = StartsWith(line, "/**") ? line.Substring(3) : StartsWith(line, "*") ? line.Substring(1) : line;
                }
                else
                {
                    line = StartsWith(line, "///") ? line.Substring(3) : line;
                }

                text.Append(line).Append('\n');
            }
        }

        return text.ToString().Trim();
    }

    private static bool StartsWith(string text, string start) => text.StartsWith(start, StringComparison.Ordinal);
}
