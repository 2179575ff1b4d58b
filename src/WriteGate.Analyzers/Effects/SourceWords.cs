using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using WriteGate.Analyzers.Effects.Attempts;

namespace WriteGate.Analyzers.Effects;

/// <summary>What a word of a source may be part of.</summary>
[Flags]
internal enum WordRole
{
    None = 0,

    /// <summary>A loop or a jump: <c>for</c>, <c>while</c>, <c>goto</c>.</summary>
    Loop = 1,

    /// <summary>A call of what runs a delegate: <c>ExecuteAsync</c>.</summary>
    Execution = 2,

    /// <summary>The registration of a retry below an HTTP client.</summary>
    RetryRegistration = 4,

    /// <summary>The key of a write, or what keys are made of.</summary>
    Key = 8,

    /// <summary>A call that makes a tool of a method.</summary>
    Factory = 16,
}

/// <summary>
/// Where words that rules look for stand in the text of a file, so that syntax and meaning are asked for only where one
/// does. Comments and literals are not told from code: a word says what may be there, its absence what cannot be.
/// Read once for a file, however often others change.
/// </summary>
internal sealed partial class SourceWords
{
    private static readonly ConditionalWeakTable<SyntaxTree, SourceWords> Files = new();

    private readonly List<(int Position, WordRole Role)> words = [];
    private readonly List<(int Position, int Next)> declared = [];

    private SourceWords(SyntaxTree tree)
    {
        string text = tree.GetText().ToString();
        new Scan(text, this).Run();
        words.AddRange(KeyName.PlacesIn(text).Select(place => (place, WordRole.Key)));
        words.Sort(static (one, other) => one.Position.CompareTo(other.Position));
    }

    public static SourceWords Of(SyntaxTree tree) => Files.GetValue(tree, static t => new(t));

    /// <summary>Whether a word of one of the roles stands in a span.</summary>
    public bool Has(WordRole roles, TextSpan span)
    {
        for (int i = FirstFrom(span.Start); i < words.Count && words[i].Position < span.End; i++)
        {
            if ((words[i].Role & roles) != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a name or a literal in a span is a word that has a role and passes a test.</summary>
    public bool Has(WordRole role, SyntaxNode node, Func<string, bool> isMeant)
    {
        for (int i = FirstFrom(node.SpanStart); i < words.Count && words[i].Position < node.Span.End; i++)
        {
            if ((words[i].Role & role) != 0
                && node.FindToken(words[i].Position) is { RawKind: (int)SyntaxKind.IdentifierToken or (int)SyntaxKind.StringLiteralToken } token
                && token.Span.Contains(words[i].Position)
                && isMeant(token.ValueText))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where the words of a role stand.</summary>
    public IEnumerable<int> PlacesOf(WordRole role) => words.Where(w => (w.Role & role) != 0).Select(w => w.Position);

    /// <summary>Whether the name of a method or local function that is declared in a span is written there again, as where it calls itself.</summary>
    public bool NamesItself(TextSpan span) => declared.Exists(d => span.Contains(d.Position) && d.Next < span.End);

    /// <summary>Where the names of such methods stand.</summary>
    public IEnumerable<int> NamedAgain => declared.Select(d => d.Position);

    private int FirstFrom(int position)
    {
        int low = 0;
        int high = words.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (words[middle].Position < position)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
