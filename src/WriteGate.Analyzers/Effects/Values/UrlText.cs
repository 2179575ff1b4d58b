namespace WriteGate.Analyzers.Effects.Values;

/// <summary>What an address says of a POST: that it only asks.</summary>
internal static class UrlText
{
    /// <summary>Last names of a path by which services take a question that is too long for a GET, or have a model answer.</summary>
    private static readonly HashSet<string> Questions = new(StringComparer.OrdinalIgnoreCase)
    {
        "search", "_search", "_msearch", "_count", "query", "_query", "runquery", "lookup", "find", "filter", "aggregate", "autocomplete",
        "suggest", "wiql", "workitemsbatch", "executequeries", "getbyids", "batchget", "validate", "analyze", "detect", "translate",
        "completions", "responses", "embeddings", "embed", "rerank", "generatecontent", "moderations", "messages:count_tokens", "tokenize",
        "introspect",
    };

    /// <summary>Whether every address that it may be ends in such a name.</summary>
    public static bool IsQuestion(Text url) => url.Choices.All(c => Questions.Contains(LastName(c)));

    public static bool IsGraphQL(Text url) => url.Choices.All(c => string.Equals(LastName(c), "graphql", StringComparison.OrdinalIgnoreCase));

    /// <summary>The last name of the path, or the method after a colon: <c>/v1/documents:runQuery</c>.</summary>
    private static string LastName(string url)
    {
        int end = url.IndexOfAny(['?', '#']);
        string path = (end < 0 ? url : url.Substring(0, end)).TrimEnd('/');
        return path.Substring(path.LastIndexOfAny(['/', ':']) + 1);
    }
}
