using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Effects;

/// <summary>Words by which a text argument says that it holds a language rather than prose.</summary>
internal static class LanguageWords
{
    // "body" and "query" are left out: a mail has a body and a search a query, and both are prose. With one of these words
    // beside them (requestBodyJson, sqlQuery), or described as JSON, they are found all the same.
    private static readonly Dictionary<string, string> Languages = new(StringComparer.Ordinal)
    {
        ["json"] = "JSON",
        ["payload"] = "JSON",
        ["sql"] = "SQL",
        ["kql"] = "KQL",
        ["graphql"] = "GraphQL",
        ["odata"] = "an OData query",
        ["cypher"] = "Cypher",
        ["xml"] = "XML",
        ["yaml"] = "YAML",
        ["script"] = "a script",
        ["javascript"] = "a script",
    };

    /// <summary>Words that a description uses of other things, too: a shooting script, the payload of a rocket.</summary>
    private static readonly HashSet<string> Ambiguous = new(StringComparer.Ordinal) { "payload", "script", "cypher" };

    /// <summary>The language that a parameter's name tells of; null for none. <c>patchJson</c>, <c>sql</c>, <c>sqlQuery</c>.</summary>
    public static string? InName(string name) => Find(WireNames.SnakeCase(name).Split('_'), _ => true);

    /// <summary>The language that a description tells of as the value's form; null for none, or where it is denied.</summary>
    public static string? InDescription(string description)
    {
        string[] words = description.ToLowerInvariant().Split([' ', '.', ',', ';', ':', '(', ')', '"', '\'', '/', '-', '\n'], StringSplitOptions.RemoveEmptyEntries);
        return words.Any(w => w is "not" or "no" or "without") ? null : Find(words, w => !Ambiguous.Contains(w));
    }

    private static string? Find(IEnumerable<string> words, Func<string, bool> counts)
        => words.Where(w => counts(w) && Languages.ContainsKey(w)).Select(w => Languages[w]).FirstOrDefault();
}
