using System.Collections.Concurrent;
using System.Text.Json;

using WriteGate.Tools;

namespace WriteGate.Inspection;

/// <summary>What a tool's schema says of its members: their names, and which of them take an e-mail address.</summary>
internal sealed class ArgumentSchema
{
    private static readonly ConcurrentDictionary<GatedTool, ArgumentSchema> Known = new();

    private readonly JsonElement root;

    private ArgumentSchema(ReadOnlySpan<byte> json)
    {
        using JsonDocument document = JsonDocument.Parse(json.ToArray());
        root = document.RootElement.Clone();
    }

    public static ArgumentSchema Of(GatedTool tool) => Known.GetOrAdd(tool, static tool => new(tool.Schema(SchemaDialect.Full)));

    public bool HasMember(string name) => HasMember(root, name);

    /// <summary>Whether the value at a JSON Pointer has the format of an e-mail address.</summary>
    public bool IsEmail(string pointer) => IsEmail(root, [.. pointer.Split('/').Skip(1)]);

    private static bool HasMember(JsonElement schema, string name) => schema.ValueKind switch
    {
        JsonValueKind.Object => schema.EnumerateObject().Any(member
            => (member.NameEquals("properties") && member.Value.ValueKind == JsonValueKind.Object && member.Value.TryGetProperty(name, out _)) || HasMember(member.Value, name)),
        JsonValueKind.Array => schema.EnumerateArray().Any(item => HasMember(item, name)),
        _ => false,
    };

    private bool IsEmail(JsonElement schema, ReadOnlySpan<string> path)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        if (schema.TryGetProperty("$ref", out JsonElement reference))
        {
            return root.TryGetProperty("$defs", out JsonElement defined)
                && defined.TryGetProperty(reference.GetString()!.Split('/')[^1], out JsonElement named)
                && IsEmail(named, path);
        }

        if (path.IsEmpty && schema.TryGetProperty("format", out JsonElement format) && format.ValueEquals("email"))
        {
            return true;
        }

        if (schema.TryGetProperty("anyOf", out JsonElement choices))
        {
            foreach (JsonElement choice in choices.EnumerateArray())
            {
                if (IsEmail(choice, path))
                {
                    return true;
                }
            }
        }

        if (path.IsEmpty)
        {
            return false;
        }

        return (schema.TryGetProperty("properties", out JsonElement members) && members.TryGetProperty(path[0], out JsonElement member) && IsEmail(member, path[1..]))
            || (schema.TryGetProperty("items", out JsonElement items) && IsEmail(items, path[1..]))
            || (schema.TryGetProperty("additionalProperties", out JsonElement others) && IsEmail(others, path[1..]));
    }
}
