using System.Text.Json;

using WriteGate.Tools;

namespace WriteGate.Drift;

/// <summary>A writable field as a tool's schema declares it.</summary>
internal sealed record DeclaredField(string Name, string? Type, IReadOnlyList<string> Values)
{
    /// <summary>The fields that a patch or batch may write, each at its index.</summary>
    public static DeclaredField[] Of(GatedTool tool)
    {
        if (tool.PatchedRecord is not { } record)
        {
            return [];
        }

        // The dialect in which every field stands with its bare type.
        using JsonDocument schema = JsonDocument.Parse(tool.Schema(SchemaDialect.Anthropic).ToArray());
        return [.. record.Fields.Take(record.WritableCount).Select(field => Of(field.Name, Find(schema.RootElement, field.Name) is { } found && field.IsCited ? Cited(schema.RootElement, found) : Find(schema.RootElement, field.Name)))];
    }

    /// <summary>What of it the system of record no longer has; null where it fits.</summary>
    public string? Misfit(IReadOnlyDictionary<string, ProbedField> probed)
    {
        if (!probed.TryGetValue(Name, out ProbedField? field))
        {
            return $"{Name} no longer exists";
        }

        if (field.Type is { } type && Type is not null && type != Type && !(type == "number" && Type == "integer"))
        {
            return $"{Name} is {type} and no longer {Type}";
        }

        string[] gone = field.Values is { } values ? [.. Values.Except(values, StringComparer.Ordinal)] : [];
        return gone.Length > 0 ? $"{Name} no longer takes {string.Join(", ", gone)}" : null;
    }

    // Systems of record know the value and not its citation. A type that is used twice stands among the definitions.
    private static JsonElement? Cited(JsonElement root, JsonElement field)
    {
        JsonElement bare = field.TryGetProperty("anyOf", out JsonElement branches) ? branches[0] : field;
        JsonElement cited = bare.TryGetProperty("$ref", out JsonElement name)
            ? root.GetProperty("$defs").GetProperty(name.GetString()!["#/$defs/".Length..])
            : bare;
        return cited.GetProperty("properties").GetProperty("value");
    }

    private static DeclaredField Of(string name, JsonElement? schema) => new(
        name,
        schema is { } typed && typed.TryGetProperty("type", out JsonElement type) && type.ValueKind == JsonValueKind.String ? type.GetString() : null,
        schema is { } listed && listed.TryGetProperty("enum", out JsonElement values)
            ? [.. values.EnumerateArray().Where(value => value.ValueKind == JsonValueKind.String).Select(value => value.GetString()!)]
            : []);

    private static JsonElement? Find(JsonElement schema, string name)
    {
        if (schema.ValueKind == JsonValueKind.Object)
        {
            // An object that can be cleared field by field is the patch; another argument may have a field's name.
            if (schema.TryGetProperty("properties", out JsonElement members) && members.TryGetProperty("clear", out _) && members.TryGetProperty(name, out JsonElement found))
            {
                return found;
            }

            foreach (JsonProperty member in schema.EnumerateObject())
            {
                if (Find(member.Value, name) is { } inner)
                {
                    return inner;
                }
            }
        }

        return null;
    }
}
