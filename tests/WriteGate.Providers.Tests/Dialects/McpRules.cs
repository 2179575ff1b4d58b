namespace WriteGate.Providers.Tests.Dialects;

/// <summary>
/// MCP: any JSON Schema 2020-12 under a root of type object
/// (<c>https://modelcontextprotocol.io/specification/2025-11-25/server/tools</c>). The keywords are those we emit and test.
/// </summary>
internal sealed class McpRules : SchemaRules
{
    protected override IReadOnlySet<string> Keywords { get; } = new HashSet<string>
    {
        "type", "properties", "required", "additionalProperties", "items", "enum", "anyOf", "not", "$ref", "$defs", "description", "default",
        "pattern", "format", "contentEncoding", "minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
        "minItems", "maxItems", "uniqueItems",
    };

    protected override IReadOnlySet<string> Formats { get; } = new HashSet<string> { "date-time", "date", "time", "duration", "email", "uri", "uuid" };

    protected override bool IsName(string name)
        => name.Length is >= 1 and <= 128 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.');

    // A dictionary is an open object here, and closed by the schema of its values.
    protected override IEnumerable<string> CheckNode(SchemaNode node, SchemaTree tree)
        => base.CheckNode(node, tree).Where(breach => breach != "an object must name its properties"
            || !node.Json.TryGetProperty("additionalProperties", out System.Text.Json.JsonElement values) || values.ValueKind != System.Text.Json.JsonValueKind.Object);
}
