using System.Text.Json;

namespace WriteGate.Providers.Tests.Dialects;

/// <summary>One schema within a schema.</summary>
/// <param name="Path">Where it stands.</param>
/// <param name="Json">What it says.</param>
internal sealed record SchemaNode(string Path, JsonElement Json)
{
    public IEnumerable<string> Keywords => Json.EnumerateObject().Select(member => member.Name);

    public IReadOnlyList<JsonProperty>? Properties
        => Json.TryGetProperty("properties", out JsonElement properties) ? [.. properties.EnumerateObject()] : null;

    public IReadOnlyList<string> Required
        => Json.TryGetProperty("required", out JsonElement required) ? [.. required.EnumerateArray().Select(name => name.GetString()!)] : [];

    public IReadOnlyList<string> Types => !Json.TryGetProperty("type", out JsonElement type) ? []
        : type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(name => name.GetString()!)]
        : [type.GetString()!];

    public IReadOnlyList<JsonElement> Enum => Json.TryGetProperty("enum", out JsonElement values) ? [.. values.EnumerateArray()] : [];

    public IReadOnlyList<JsonElement> Branches => Json.TryGetProperty("anyOf", out JsonElement branches) ? [.. branches.EnumerateArray()] : [];

    public string? Text(string keyword)
        => Json.TryGetProperty(keyword, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>The schemas right below it.</summary>
    public IEnumerable<SchemaNode> Children() => Json.EnumerateObject().SelectMany(member => member.Name switch
    {
        "properties" or "$defs" => member.Value.EnumerateObject().Select(child => new SchemaNode($"{Path}/{member.Name}/{child.Name}", child.Value)),
        "anyOf" or "oneOf" or "allOf" => member.Value.EnumerateArray().Select((child, i) => new SchemaNode($"{Path}/{member.Name}/{i}", child)),
        "items" or "additionalProperties" or "not" when member.Value.ValueKind == JsonValueKind.Object => [new SchemaNode($"{Path}/{member.Name}", member.Value)],
        _ => [],
    });
}
