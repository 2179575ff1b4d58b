using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace WriteGate.Verifiers;

/// <summary>
/// A source without its marks, and what they marked: <c>[|…|]</c> has no key, <c>{|WG1001:…|}</c> the id of a
/// diagnostic, <c>{|#0:…|}</c> a number that <see cref="DiagnosticResult.WithLocation(int)"/> refers to.
/// </summary>
internal sealed partial record TestMarkup(string Path, string Text, ImmutableArray<TestMarkup.Mark> Marks)
{
    /// <summary>One marked span.</summary>
    internal readonly record struct Mark(string? Key, LinePositionSpan Span);

    [GeneratedRegex(@"\[\||\|\]|\{\|(?<key>#?\w+):|\|\}")]
    private static partial Regex Token { get; }

    public static TestMarkup Parse(string path, string content)
    {
        var text = new StringBuilder(content.Length);
        var found = new List<(string? Key, TextSpan Span)>();
        var open = new Stack<(string? Key, int Start, string Closing)>();
        var copied = 0;
        foreach (Match token in Token.Matches(content))
        {
            text.Append(content, copied, token.Index - copied);
            copied = token.Index + token.Length;
            if (token.Value == "[|")
            {
                open.Push((null, text.Length, "|]"));
            }
            else if (token.Groups["key"].Success)
            {
                open.Push((token.Groups["key"].Value, text.Length, "|}"));
            }
            else if (open.TryPop(out var mark) && mark.Closing == token.Value)
            {
                found.Add((mark.Key, TextSpan.FromBounds(mark.Start, text.Length)));
            }
            else
            {
                throw new ArgumentException($"{path}: '{token.Value}' at {token.Index} closes no mark.", nameof(content));
            }
        }
        if (open.Count > 0)
        {
            throw new ArgumentException($"{path}: a mark is never closed by '{open.Peek().Closing}'.", nameof(content));
        }
        text.Append(content, copied, content.Length - copied);
        var lines = SourceText.From(text.ToString()).Lines;
        return new(path, text.ToString(), [.. found.Select(mark => new Mark(mark.Key, lines.GetLinePositionSpan(mark.Span)))]);
    }
}
