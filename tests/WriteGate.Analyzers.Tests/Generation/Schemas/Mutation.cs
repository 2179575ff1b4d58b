using System.Text.Json.Nodes;

namespace WriteGate.Analyzers.Tests.Generation.Schemas;

/// <summary>Changes one thing in a value: most of the time it breaks the schema, now and then it does not.</summary>
internal sealed class Mutation(Random random)
{
    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "1", "1.5", "1e2", "1.0", "2147483648", "-129", "70000", "99999999999999999999", "\"\"", "\"x\"", "\" \"", "\"1\"", "[]", "[null]", "{}", "{\"a\":1}",
        "\"2026-02-30\"", "\"2026-03-01T10:00:00\"", "\"2026-03-01T25:00:00Z\"", "\"24:00:00\"", "\"10:00:00Z\"", "\"P1\"", "\"PT\"", "\"a@\"", "\"/relative\"", "\"6f9619ff8b86d011b42d00c04fc964ff\"",
        "\"2016-12-31T23:59:60Z\"", "\"2026-03-01 10:00:00Z\"", "\"2026-03-01t10:00:00z\"", "\"P1Y\"", "\"P1M\"", "\"-P1D\"", "\"PT1.5S\"", "\"a@b\"", "\"a b@c.example\"", "\"mailto:x\"", "\"http://a b\"", "\"0000-01-01\"",
        "\"normal\"", "\"Mail\"", "\"AB \"", "\"AB\\n\"", "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"", "\"😀😀😀😀😀\"", "\"====\"", "\"AQI=\"",
    ];

    public JsonNode? Of(JsonNode? value)
    {
        List<JsonNode> places = [];
        Collect(value, places);
        JsonNode? place = places.Count == 0 ? null : places[random.Next(places.Count)];
        switch (place)
        {
            case JsonObject members when random.Next(3) == 0 || members.Count == 0:
                members[random.Next(2) == 0 ? "unknown" : "Clear"] = Any();
                break;
            case JsonObject members when random.Next(3) == 0:
                members.Remove(AnyName(members));
                break;
            case JsonObject members when random.Next(4) == 0:
                string name = AnyName(members);
                JsonNode? moved = members[name]?.DeepClone();
                members.Remove(name);
                members[name.ToUpperInvariant()] = moved;
                break;
            case JsonObject members:
                members[AnyName(members)] = Any();
                break;
            case JsonArray items when items.Count > 0 && random.Next(2) == 0:
                items.Add(items[random.Next(items.Count)]?.DeepClone());
                break;
            case JsonArray items when items.Count > 0 && random.Next(2) == 0:
                items[random.Next(items.Count)] = Any();
                break;
            case JsonArray items:
                items.Add(Any());
                break;
            default:
                return Any();
        }

        return value;
    }

    private JsonNode? Any() => JsonNode.Parse(Values[random.Next(Values.Length)]);

    private string AnyName(JsonObject members) => members.ElementAt(random.Next(members.Count)).Key;

    private static void Collect(JsonNode? value, List<JsonNode> places)
    {
        if (value is JsonObject members)
        {
            places.Add(value);
            members.ToList().ForEach(member => Collect(member.Value, places));
        }
        else if (value is JsonArray items)
        {
            places.Add(value);
            items.ToList().ForEach(item => Collect(item, places));
        }
    }
}
