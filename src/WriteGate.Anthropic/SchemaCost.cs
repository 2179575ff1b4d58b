using System.Text.Json;

namespace WriteGate;

/// <summary>What one schema adds to the limits of a request.</summary>
/// <param name="Optional">Parameters, nested ones included, that may be left out.</param>
/// <param name="Unions">Parameters, nested ones included, whose schema is a union: <c>anyOf</c> or a list of types.</param>
internal readonly record struct SchemaCost(int Optional, int Unions)
{
    public static SchemaCost Of(ReadOnlySpan<byte> schema)
    {
        Utf8JsonReader reader = new(schema);
        return Of(JsonElement.ParseValue(ref reader));
    }

    private static SchemaCost Of(JsonElement schema)
    {
        SchemaCost sum = default;
        if (schema.TryGetProperty("properties", out JsonElement properties))
        {
            HashSet<string> required = [.. schema.GetProperty("required").EnumerateArray().Select(name => name.GetString()!)];
            foreach (JsonProperty property in properties.EnumerateObject())
            {
                sum += new SchemaCost(required.Contains(property.Name) ? 0 : 1, HasUnion(property.Value) ? 1 : 0);
                sum += Of(property.Value);
            }
        }

        if (schema.TryGetProperty("$defs", out JsonElement definitions))
        {
            sum = definitions.EnumerateObject().Aggregate(sum, (all, definition) => all + Of(definition.Value));
        }

        if (schema.TryGetProperty("items", out JsonElement items))
        {
            sum += Of(items);
        }

        return schema.TryGetProperty("anyOf", out JsonElement branches)
            ? branches.EnumerateArray().Aggregate(sum, (all, branch) => all + Of(branch))
            : sum;
    }

    // The items of a list are the list's own parameter; the members of an object are parameters themselves.
    private static bool HasUnion(JsonElement schema)
        => schema.TryGetProperty("anyOf", out _)
            || (schema.TryGetProperty("type", out JsonElement type) && type.ValueKind == JsonValueKind.Array)
            || (schema.TryGetProperty("items", out JsonElement items) && HasUnion(items));

    public static SchemaCost operator +(SchemaCost left, SchemaCost right) => new(left.Optional + right.Optional, left.Unions + right.Unions);
}
