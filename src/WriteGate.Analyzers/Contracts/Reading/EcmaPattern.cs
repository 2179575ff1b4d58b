using System.Text.RegularExpressions;

namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>
/// Tells whether a pattern means the same to .NET and to those who read JSON Schema, for whom it is an ECMAScript
/// regular expression with the <c>u</c> flag (JSON Schema 2020-12, 6.4). Whatever only one of the two knows is a problem.
/// </summary>
internal sealed class EcmaPattern
{
    private readonly string pattern;
    private int at;

    private EcmaPattern(string pattern) => this.pattern = pattern;

    /// <summary>What is wrong with a pattern; null when nothing is.</summary>
    public static string? ProblemOf(string pattern) => SyntaxErrorIn(pattern) ?? new EcmaPattern(pattern).Walk();

    /// <summary>Why not even .NET can read a pattern, alone and tied to the whole value as the gate ties it; null when it can.</summary>
    public static string? SyntaxErrorIn(string pattern)
    {
        try
        {
            _ = new Regex(pattern, RegexOptions.CultureInvariant);
            _ = new Regex($@"^(?:{pattern})\z", RegexOptions.CultureInvariant);
            return null;
        }
        catch (ArgumentException e)
        {
            return "it is no regular expression (" + e.Message.TrimEnd('.') + ")";
        }
    }

    /// <summary>Whether it does without look-around, back-references, word boundaries and Unicode classes. Errs on the side of no.</summary>
    public static bool IsSimple(string pattern)
    {
        for (int i = 0; i + 1 < pattern.Length; i++)
        {
            char next = pattern[i + 1];
            if (pattern[i] == '\\' && (char.IsDigit(next) || next is 'b' or 'B' or 'k' or 'p' or 'P'))
            {
                return false;
            }

            if (pattern[i] == '(' && next == '?' && (i + 2 == pattern.Length || pattern[i + 2] != ':'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>.NET has parsed it, so brackets are balanced; what is left to find is what ECMAScript does not know.</summary>
    private string? Walk()
    {
        string? problem = null;
        while (problem is null && at < pattern.Length)
        {
            char c = pattern[at++];
            problem = c switch
            {
                '\\' => EcmaEscape.ProblemOf(pattern, ref at, isInClass: false),
                '(' => Group(),
                '[' => Class(),
                '{' => Quantifier(),
                '}' or ']' => $"'{c}' stands alone; escape it",
                _ => null,
            };
        }

        return problem;
    }

    private string? Group()
    {
        if (at >= pattern.Length || pattern[at] != '?')
        {
            return null;
        }

        string rest = pattern.Substring(at + 1);
        foreach (string known in new[] { ":", "=", "!", "<=", "<!" })
        {
            if (rest.StartsWith(known, StringComparison.Ordinal))
            {
                at += 1 + known.Length;
                return null;
            }
        }

        if (rest.Length > 1 && rest[0] == '<' && (char.IsLetter(rest[1]) || rest[1] == '_'))
        {
            int end = rest.IndexOf('>');
            at += 1 + end + 1;
            return rest.Substring(1, end - 1).All(c => char.IsLetterOrDigit(c) || c == '_') ? null : "balancing groups are known to .NET only";
        }

        return rest.Length == 0 ? "'(?' stands alone" : rest[0] switch
        {
            '#' => "comments are known to .NET only",
            '>' => "atomic groups are known to .NET only",
            '(' => "conditional groups are known to .NET only",
            '<' or '\'' => "numbered and quoted group names are known to .NET only",
            _ => "inline options are known to .NET only",
        };
    }

    private string? Class()
    {
        bool isFirst = true;
        if (at < pattern.Length && pattern[at] == '^')
        {
            at++;
        }

        while (at < pattern.Length)
        {
            char c = pattern[at++];
            if (c == ']')
            {
                return isFirst ? "a class that starts with ']' is empty in ECMAScript; escape the bracket" : null;
            }

            if (c == '-' && at < pattern.Length && pattern[at] == '[' && !isFirst)
            {
                return "class subtraction is known to .NET only";
            }

            if (c == '\\' && EcmaEscape.ProblemOf(pattern, ref at, isInClass: true) is { } problem)
            {
                return problem;
            }

            isFirst = false;
        }

        return null;
    }

    private string? Quantifier()
    {
        int end = pattern.IndexOf('}', at);
        string inside = end < 0 ? "" : pattern.Substring(at, end - at);
        bool isQuantifier = inside.Length > 0 && char.IsDigit(inside[0]) && inside.All(c => c is >= '0' and <= '9' or ',') && inside.Count(c => c == ',') <= 1;
        at = isQuantifier ? end + 1 : at;
        return isQuantifier ? null : "'{' stands alone; escape it";
    }
}
