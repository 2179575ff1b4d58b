namespace WriteGate.Providers.Tests.Dialects;

/// <summary>
/// Gemini's <c>parametersJsonSchema</c>:
/// <c>https://cloud.google.com/vertex-ai/docs/reference/rest/v1beta1/FunctionDeclaration</c>.
/// </summary>
internal sealed class GeminiRules : SchemaRules
{
    protected override IReadOnlySet<string> Keywords { get; } = new HashSet<string>
    {
        "type", "properties", "required", "additionalProperties", "items", "prefixItems", "enum", "anyOf", "$ref", "$defs", "description", "title",
        "format", "minimum", "maximum", "minItems", "maxItems",
    };

    protected override IReadOnlySet<string> Formats { get; } = new HashSet<string> { "date-time", "date", "time", "duration", "email" };

    protected override bool IsName(string name) => base.IsName(name) && (char.IsAsciiLetter(name[0]) || name[0] == '_');

    protected override IEnumerable<string> CheckNode(SchemaNode node, SchemaTree tree)
    {
        foreach (string breach in base.CheckNode(node, tree))
        {
            yield return breach;
        }

        if (node.Text("$ref") is not null && node.Keywords.Any(keyword => keyword[0] != '$'))
        {
            yield return "nothing may stand beside $ref";
        }
    }
}
