using System.Text.RegularExpressions;

namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>Tells whether a pattern means the same to .NET and to the providers, which read ECMAScript.</summary>
internal static class EcmaPattern
{
    /// <summary>What is wrong with a pattern; null when nothing is.</summary>
    public static string? ProblemOf(string pattern)
    {
        try
        {
            _ = new Regex(pattern, RegexOptions.CultureInvariant);
        }
        catch (ArgumentException e)
        {
            return e.Message;
        }

        return null;
    }
}
