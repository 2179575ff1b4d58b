using Microsoft.CodeAnalysis.CSharp;

namespace WriteGate.Analyzers.Generation.Text;

/// <summary>Names in generated code.</summary>
internal static class Identifiers
{
    // Contextual keywords that mean nothing where a name is expected, and that are common names.
    private static readonly HashSet<string> Harmless = new(StringComparer.Ordinal)
    {
        "value", "type", "method", "property", "param", "module", "assembly", "get", "set", "add", "remove", "by", "on", "into", "equals", "let",
    };

    /// <summary>A name as code writes it: <c>@class</c>.</summary>
    public static string Escape(string name)
        => SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None
            || (SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None && !Harmless.Contains(name))
            ? "@" + name
            : name;

    public static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);

    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);

    /// <summary>A word for a type, to name what is generated for it: <c>global::Crm.Page&lt;global::Crm.Deal&gt;</c> is <c>PageOfDeal</c>.</summary>
    public static string WordOf(string type)
    {
        List<string> words = [];
        int start = -1;
        for (int i = 0; i <= type.Length; i++)
        {
            if (i < type.Length && SyntaxFacts.IsIdentifierPartCharacter(type[i]))
            {
                start = start < 0 ? i : start;
            }
            else if (start >= 0)
            {
                // A name before '.' or '::' only says where the type lives.
                if (i == type.Length || type[i] is not ('.' or ':'))
                {
                    words.Add(Pascal(type.Substring(start, i - start)));
                }

                start = -1;
            }
        }

        return string.Join("Of", words);
    }
}
