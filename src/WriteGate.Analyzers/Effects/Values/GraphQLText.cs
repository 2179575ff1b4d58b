namespace WriteGate.Analyzers.Effects.Values;

/// <summary>What a GraphQL request does, by the constant texts it is made of.</summary>
internal static class GraphQLText
{
    /// <summary>Whether its document is known and has no mutation.</summary>
    public static bool OnlyAsks(IReadOnlyCollection<string> words)
        => words.Any(IsQuery) && !words.Any(w => w.IndexOf("mutation", StringComparison.OrdinalIgnoreCase) >= 0);

    private static bool IsQuery(string word)
    {
        string text = word.TrimStart();
        return text.StartsWith("{", StringComparison.Ordinal) || (text.StartsWith("query", StringComparison.Ordinal) && text.IndexOf('{') > 0);
    }
}
