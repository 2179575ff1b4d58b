using System.Text.RegularExpressions;

namespace WriteGate.Analyzers.Effects.Values;

/// <summary>What a GraphQL request does, by the constant texts it is made of.</summary>
internal static class GraphQLText
{
    private static readonly Regex Query = new(@"^\s*(?:#[^\n]*\n\s*)*query\b[^{}""]*\{", RegexOptions.CultureInvariant);

    /// <summary>Whether its document is known and has no mutation.</summary>
    /// <param name="words">The constant texts.</param>
    /// <param name="isGraphQL">Whether the address says that it is GraphQL; else the document must.</param>
    public static bool OnlyAsks(IReadOnlyCollection<string> words, bool isGraphQL)
        => words.Any(w => Query.IsMatch(w) || (isGraphQL && w.TrimStart().StartsWith("{", StringComparison.Ordinal)))
            && !words.Any(w => w.IndexOf("mutation", StringComparison.OrdinalIgnoreCase) >= 0);
}
