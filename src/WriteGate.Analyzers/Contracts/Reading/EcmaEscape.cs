namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>The escapes that .NET and ECMAScript read alike.</summary>
internal static class EcmaEscape
{
    private const string Syntax = "^$\\.*+?()[]{}|/";

    /// <summary>What is wrong with an escape; null when nothing is.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="at">Behind the backslash; afterwards behind the escape.</param>
    /// <param name="isInClass">Whether it stands in a character class.</param>
    public static string? ProblemOf(string pattern, ref int at, bool isInClass)
    {
        char c = pattern[at++];
        if (Syntax.IndexOf(c) >= 0)
        {
            return null;
        }

        switch (c)
        {
            case 'd' or 'D' or 'w' or 'W' or 's' or 'S' or 'n' or 'r' or 't' or 'f' or 'v':
            case 'b' or 'B' when !isInClass:
            case 'b' or '-' when isInClass:
                return null;
            case 'x':
                at += 2;
                return null;
            case 'u':
                at += 4;
                return null;
            case 'c':
                at += 1;
                return null;
            case '0':
                return at < pattern.Length && char.IsDigit(pattern[at]) ? "octal escapes are known to .NET only" : null;
            case >= '1' and <= '9':
                return isInClass ? "octal escapes are known to .NET only" : null;
            case 'p' or 'P':
                return Property(pattern, ref at);
            case 'k' when !isInClass:
                return at < pattern.Length && pattern[at] == '<' ? null : "quoted group names are known to .NET only";
            case 'A' or 'Z' or 'z' or 'G' or 'a' or 'e':
                return $"'\\{c}' is known to .NET only";
            default:
                return $"'\\{c}' need not be escaped, and ECMAScript refuses it; write '{c}'";
        }
    }

    /// <summary>General categories such as <c>\p{Lu}</c> are the same; .NET's block names are not known elsewhere.</summary>
    private static string? Property(string pattern, ref int at)
    {
        int end = pattern.IndexOf('}', at);
        string name = pattern.Substring(at + 1, end - at - 1);
        at = end + 1;
        return name.Length <= 2 ? null : $"the block name '{name}' is known to .NET only";
    }
}
