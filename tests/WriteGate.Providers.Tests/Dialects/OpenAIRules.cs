using System.Text.Json;

namespace WriteGate.Providers.Tests.Dialects;

/// <summary>OpenAI strict mode: <c>https://developers.openai.com/api/docs/guides/structured-outputs</c>.</summary>
internal sealed class OpenAIRules : SchemaRules
{
    protected override IReadOnlySet<string> Keywords { get; } = new HashSet<string>
    {
        "type", "properties", "required", "additionalProperties", "items", "enum", "const", "anyOf", "$ref", "$defs", "description", "title",
        "pattern", "format", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minItems", "maxItems",
    };

    protected override IReadOnlySet<string> Formats { get; } = new HashSet<string>
    {
        "date-time", "time", "date", "duration", "email", "hostname", "ipv4", "ipv6", "uuid",
    };

    protected override int MaxDepth => 10;

    protected override IEnumerable<string> CheckNode(SchemaNode node, SchemaTree tree)
    {
        foreach (string breach in base.CheckNode(node, tree))
        {
            yield return breach;
        }

        foreach (JsonProperty property in (node.Properties ?? []).Where(property => !node.Required.Contains(property.Name)))
        {
            yield return $"\"{property.Name}\" must be required";
        }

        if (node.Text("$ref") is not null && node.Keywords.Count() > 1)
        {
            yield return "nothing may stand beside $ref";
        }

        // A null that is not among the values is refused by plain JSON Schema.
        if (node.Enum.Count > 0 && node.Types.Contains("null") && node.Enum.All(value => value.ValueKind != JsonValueKind.Null))
        {
            yield return "null is a type and not among the values";
        }

        // openai-python#2193: object branches must be told apart by their first key.
        string[] firstKeys = [.. node.Branches.Where(branch => branch.TryGetProperty("properties", out _))
            .SelectMany(branch => branch.GetProperty("properties").EnumerateObject().Take(1)).Select(property => property.Name)];
        if (firstKeys.Distinct().Count() != firstKeys.Length)
        {
            yield return $"branches begin with the same key: {string.Join(", ", firstKeys)}";
        }

        if (node.Enum.Count > 250 && node.Enum.Sum(Length) > 15_000)
        {
            yield return "more than 15,000 characters in one large enum";
        }
    }

    protected override IEnumerable<string> CheckWhole(SchemaTree tree)
    {
        int properties = tree.Nodes.Sum(node => node.Properties?.Count ?? 0);
        int values = tree.Nodes.Sum(node => node.Enum.Count);
        int characters = tree.Nodes.Sum(node => (node.Properties?.Sum(property => property.Name.Length) ?? 0) + node.Enum.Sum(Length))
            + tree.Definitions.Sum(path => path.Length - path.LastIndexOf('/') - 1);
        if (properties > 5_000)
        {
            yield return $"{properties} properties, and 5,000 are allowed";
        }

        if (values > 1_000)
        {
            yield return $"{values} values of enums, and 1,000 are allowed";
        }

        if (characters > 120_000)
        {
            yield return $"{characters} characters of names and values, and 120,000 are allowed";
        }
    }

    private static int Length(JsonElement value) => value.ToString().Length;
}
