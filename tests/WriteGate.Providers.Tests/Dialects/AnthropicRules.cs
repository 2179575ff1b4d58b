using System.Text.RegularExpressions;

namespace WriteGate.Providers.Tests.Dialects;

/// <summary>Anthropic strict tools: <c>https://platform.claude.com/docs/en/build-with-claude/structured-outputs</c>.</summary>
internal sealed partial class AnthropicRules : SchemaRules
{
    protected override IReadOnlySet<string> Keywords { get; } = new HashSet<string>
    {
        "type", "properties", "required", "additionalProperties", "items", "enum", "const", "anyOf", "allOf", "$ref", "$defs", "description", "title",
        "default", "pattern", "format", "minItems",
    };

    protected override IReadOnlySet<string> Formats { get; } = new HashSet<string>
    {
        "date-time", "time", "date", "duration", "email", "hostname", "uri", "ipv4", "ipv6", "uuid",
    };

    protected override IEnumerable<string> CheckNode(SchemaNode node, SchemaTree tree)
    {
        foreach (string breach in base.CheckNode(node, tree))
        {
            yield return breach;
        }

        if (node.Json.TryGetProperty("minItems", out System.Text.Json.JsonElement least) && least.GetInt32() > 1)
        {
            yield return "minItems may be 0 or 1";
        }

        if (node.Text("pattern") is { } pattern && NotSimple().IsMatch(pattern))
        {
            yield return $"the pattern {pattern} looks around, refers back or asks for a word boundary";
        }

        if (node.Enum.Any(value => value.ValueKind is System.Text.Json.JsonValueKind.Object or System.Text.Json.JsonValueKind.Array))
        {
            yield return "values of an enum must be scalars";
        }
    }

    protected override IEnumerable<string> CheckWhole(SchemaTree tree) => tree.IsRecursive ? ["a definition holds itself"] : [];

    [GeneratedRegex(@"\(\?[=!<]|\\[1-9bBk]")]
    private static partial Regex NotSimple();
}
