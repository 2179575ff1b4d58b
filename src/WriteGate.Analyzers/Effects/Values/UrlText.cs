using System.Text.RegularExpressions;

namespace WriteGate.Analyzers.Effects.Values;

/// <summary>What an address says of a POST: that it only asks.</summary>
internal static class UrlText
{
    /// <summary>Last names of a path by which services take a question that is too long for a GET, have a model answer, or log a caller in.</summary>
    private static readonly HashSet<string> Questions = new(StringComparer.OrdinalIgnoreCase)
    {
        "search", "_search", "_msearch", "_count", "query", "_query", "queries", "runquery", "lookup", "find", "filter", "aggregate", "autocomplete",
        "suggest", "wiql", "workitemsbatch", "executequeries", "getbyids", "batchget", "validate", "analyze", "detect", "translate",
        "completions", "responses", "embeddings", "embed", "rerank", "generatecontent", "moderations", "messages:count_tokens", "tokenize",
        "introspect", "get", "fetch", "count", "exists", "calculate", "compare", "estimate", "evaluate", "geocode", "predict", "preview", "render", "simulate",
        "summarize", "transcriptions", "runreport", "batchrunreports", "runrealtimereport", "login", "logon", "signin", "authenticate",
    };

    /// <summary>Last two names, where the last alone may mean anything.</summary>
    private static readonly Regex QuestionPair = new(
        @"(?:^|/)(?:api/(?:chat|generate|template)|(?:[^/\0]*auth[^/\0]*|connect)(?:/v[\d.]+)?/token)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>First words of a name by which a service is asked: <c>getDefinition</c>, <c>check_config</c>.</summary>
    private static readonly HashSet<string> Asking = new(StringComparer.OrdinalIgnoreCase)
    {
        "calculate", "check", "classify", "compare", "compute", "count", "describe", "detect", "estimate", "fetch", "find", "get", "list", "lookup", "predict",
        "query", "retrieve", "search", "simulate", "suggest", "translate", "validate",
    };

    /// <summary>What <c>check</c> is followed by where it asks nothing.</summary>
    private static readonly HashSet<string> Passing = new(StringComparer.OrdinalIgnoreCase) { "in", "off", "out" };

    private static readonly Regex Word = new(@"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\0", RegexOptions.CultureInvariant);

    private static readonly Regex Host = new("^[a-z]+://[^/]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex Extension = new(@"\.(?:json|xml|php|aspx|ashx|asmx)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Whether every address that it may be ends in such a name.</summary>
    public static bool IsQuestion(Text url) => url.Choices.Select(Path).All(path => Asks(LastName(path)) || QuestionPair.IsMatch(path));

    public static bool IsGraphQL(Text url) => url.Choices.All(c => string.Equals(LastName(Path(c)), "graphql", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a name of a path that it may have begins with a verb that writes: <c>/jobs/1/cancel</c>.</summary>
    public static bool SaysWrite(Text url) => url.Choices.Any(c => Host.Replace(Path(c), "").Split('/', ':', '.').Any(BeginsWithWrite));

    /// <summary>Whether the first word of a name writes.</summary>
    public static bool BeginsWithWrite(string name) => Word.Match(name).Value is { Length: > 1 } word && Writes(word);

    private static bool Writes(string word)
        => WriteVerbs.KindOf(char.ToUpperInvariant(word[0]) + word.Substring(1).ToLowerInvariant()) == EffectKind.Write && !IsMany(word);

    private static bool Asks(string name)
    {
        if (Questions.Contains(name))
        {
            return true;
        }

        // Slack's conversations.list: what is asked of, then the verb.
        string verb = name.Substring(name.LastIndexOf('.') + 1);
        string[] words = [.. Word.Matches(verb).Cast<Match>().Select(m => m.Value)];
        return words.Length > 1 ? AskTogether(words) : verb.Length < name.Length && (Asking.Contains(verb) || verb is "info" or "history");
    }

    /// <summary>Whether the first word asks or the last is a question, and no other of them writes: <c>vector_search</c>, not <c>saveQuery</c>.</summary>
    private static bool AskTogether(string[] words)
        => (Asking.Contains(words[0]) ? !Passing.Contains(words[1]) : Questions.Contains(words[words.Length - 1]) && words[0] != Text.Hole.ToString())
            && !words.Any(Writes);

    private static bool IsMany(string word) => word.ToUpperInvariant() is "BATCH" or "BULK";

    private static string Path(string url)
    {
        int end = url.IndexOfAny(['?', '#']);
        return Extension.Replace((end < 0 ? url : url.Substring(0, end)).TrimEnd('/'), "");
    }

    /// <summary>The last name of the path, or the method after a colon: <c>/v1/documents:runQuery</c>.</summary>
    private static string LastName(string path) => path.Substring(path.LastIndexOfAny(['/', ':']) + 1);
}
