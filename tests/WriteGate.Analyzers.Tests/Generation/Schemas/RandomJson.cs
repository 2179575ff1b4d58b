using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace WriteGate.Analyzers.Tests.Generation.Schemas;

/// <summary>Random values that keep a schema, with a liking for the edges.</summary>
internal sealed class RandomJson(Random random, JsonElement root)
{
    private static readonly Dictionary<string, string[]> Formats = new(StringComparer.Ordinal)
    {
        ["date-time"] = ["2026-03-01T10:00:00Z", "0001-01-02T00:00:00+02:00", "9999-12-30T23:59:59.9999999-05:30", "2024-02-29T12:34:56.5Z"],
        ["date"] = ["2026-03-01", "2024-02-29", "0001-01-01", "9999-12-31"],
        ["duration"] = ["PT1H", "P1D", "P1DT2H3M4S", "P2W", "PT0S"],
        ["email"] = ["ada@example.com", "a.b+c@x.example"],
        ["uri"] = ["https://example.com/a?b=c#d", "http://localhost:8080/", "ftp://example.com/x"],
        ["uuid"] = ["6f9619ff-8b86-d011-b42d-00c04fc964ff", "00000000-0000-0000-0000-000000000000"],
    };

    private static readonly Dictionary<string, string[]> Patterns = new(StringComparer.Ordinal)
    {
        ["^(?:[A-Z]{2}|x)$"] = ["AB", "x", "ZZ"],
        ["^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,7})?$"] = ["00:00:00", "23:59:59.9999999", "12:30:00.5"],
    };

    private static readonly string[] Characters = ["a", "Z", "0", " ", "é", "漢", "😀", "\"", "\\", "/", "\n", "\u0001", "\u2028", "ß", "İ"];

    public JsonNode? Next() => Of(root);

    private JsonNode? Of(JsonElement schema)
    {
        if (schema.TryGetProperty("$ref", out JsonElement reference))
        {
            return Of(root.GetProperty("$defs").GetProperty(reference.GetString()!["#/$defs/".Length..]));
        }

        if (schema.TryGetProperty("anyOf", out JsonElement branches))
        {
            return Of(branches[random.Next(branches.GetArrayLength())]);
        }

        if (schema.TryGetProperty("enum", out JsonElement values))
        {
            return JsonNode.Parse(values[random.Next(values.GetArrayLength())].GetRawText());
        }

        JsonElement type = schema.GetProperty("type");
        string name = type.ValueKind == JsonValueKind.Array ? type[random.Next(4) == 0 ? 1 : 0].GetString()! : type.GetString()!;
        return name switch
        {
            "object" => Object(schema),
            "array" => List(schema),
            "string" => Text(schema),
            "integer" => JsonNode.Parse(Integer(schema)),
            "number" => JsonNode.Parse(Number(schema)),
            "boolean" => random.Next(2) == 0,
            _ => null,
        };
    }

    private JsonObject Object(JsonElement schema)
    {
        JsonObject result = [];
        if (schema.GetProperty("additionalProperties") is { ValueKind: JsonValueKind.Object } value)
        {
            for (int i = random.Next(3); i > 0; i--)
            {
                result[AnyText(random.Next(1, 5))] = Of(value);
            }

            return result;
        }

        string[] required = [.. schema.GetProperty("required").EnumerateArray().Select(name => name.GetString()!)];
        List<JsonProperty> members = [.. schema.GetProperty("properties").EnumerateObject()];
        if (random.Next(3) == 0)
        {
            members.Reverse();
        }

        foreach (JsonProperty member in members.Where(member => required.Contains(member.Name) || random.Next(3) > 0))
        {
            result[member.Name] = Of(member.Value);
        }

        return result;
    }

    private JsonArray List(JsonElement schema)
    {
        int least = Bound(schema, "minItems") ?? 0;
        int count = random.Next(least, Math.Min(Bound(schema, "maxItems") ?? 3, least + 3) + 1);
        bool isSet = schema.TryGetProperty("uniqueItems", out _);
        HashSet<string> seen = [];
        JsonArray result = [];
        for (int i = 0; i < count; i++)
        {
            JsonNode? item = Of(schema.GetProperty("items"));
            if (!isSet || seen.Add(item?.ToJsonString() ?? "null"))
            {
                result.Add(item);
            }
        }

        return result;
    }

    private string Text(JsonElement schema)
    {
        if (schema.TryGetProperty("format", out JsonElement format))
        {
            return Pick(Formats[format.GetString()!]);
        }

        if (schema.TryGetProperty("contentEncoding", out _))
        {
            byte[] bytes = new byte[random.Next(5)];
            random.NextBytes(bytes);
            return Convert.ToBase64String(bytes);
        }

        if (schema.TryGetProperty("pattern", out JsonElement pattern) && Patterns.TryGetValue(pattern.GetString()!, out string[]? matching))
        {
            return Pick(matching);
        }

        int least = Bound(schema, "minLength") ?? 0;
        string text = AnyText(random.Next(least, Math.Min(Bound(schema, "maxLength") ?? least + 6, least + 20) + 1));
        return pattern.ValueKind == JsonValueKind.String && string.IsNullOrWhiteSpace(text) ? "x" : text;
    }

    private string Integer(JsonElement schema)
    {
        BigInteger least = BigInteger.Parse(schema.GetProperty("minimum").GetRawText(), CultureInfo.InvariantCulture);
        BigInteger most = BigInteger.Parse(schema.GetProperty("maximum").GetRawText(), CultureInfo.InvariantCulture);
        BigInteger value = random.Next(5) switch
        {
            0 => least,
            1 => most,
            2 => BigInteger.Max(least, BigInteger.Min(most, 0)),
            3 => BigInteger.Max(least, BigInteger.Min(most, random.Next(-100, 100))),
            _ => BigInteger.Max(least, BigInteger.Min(most, random.NextInt64())),
        };
        return random.Next(8) == 0 && BigInteger.Abs(value) < 1_000_000 ? $"{value}.0" : value.ToString(CultureInfo.InvariantCulture);
    }

    private string Number(JsonElement schema)
    {
        double least = schema.TryGetProperty("minimum", out JsonElement minimum) ? minimum.GetDouble() : schema.TryGetProperty("exclusiveMinimum", out minimum) ? minimum.GetDouble() + 1e-3 : -1000;
        double most = schema.TryGetProperty("maximum", out JsonElement maximum) ? maximum.GetDouble() : 1000;
        double value = random.Next(4) switch
        {
            0 => least,
            1 => most,
            _ => least + (Math.Round(random.NextDouble(), 3) * (most - least)),
        };
        return value.ToString("R", CultureInfo.InvariantCulture);
    }

    private string AnyText(int length) => string.Concat(Enumerable.Range(0, length).Select(_ => Pick(Characters)));

    private string Pick(string[] from) => from[random.Next(from.Length)];

    private static int? Bound(JsonElement schema, string keyword) => schema.TryGetProperty(keyword, out JsonElement bound) ? bound.GetInt32() : null;
}
