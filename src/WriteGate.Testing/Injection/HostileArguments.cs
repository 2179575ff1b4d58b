using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

using WriteGate.Records;
using WriteGate.Tools;

namespace WriteGate.Testing;

/// <summary>Arguments that somebody hostile, or a confused model, sends to a tool.</summary>
/// <param name="Name">What they try.</param>
/// <param name="Utf8">The bytes.</param>
/// <param name="Limit">What they may come to at most.</param>
internal sealed record HostileArguments(string Name, byte[] Utf8, Containment Limit)
{
    private const int Megabyte = 1 << 20;

    private static readonly (string Name, string Raw)[] Strangers =
    [
        ("approved", "true"), ("permit", "{\"key\":\"*\"}"), ("tier", "\"Autonomous\""), ("apply", "true"), ("dryRun", "false"),
        ("__proto__", "{\"approved\":true}"), ("$type", "\"System.Diagnostics.Process, System\""), ("tenant", "\"other\""), ("", "1"),
    ];

    /// <summary>All of them, made of arguments that the tool accepts.</summary>
    public static IEnumerable<HostileArguments> For(GatedTool tool, JsonObject example)
    {
        JsonPlaces places = new(example);
        return
        [
            .. Documents(example.ToJsonString()),
            .. places.Objects.SelectMany(place => Members(tool, places, place.Path, place.Object)),
            .. places.Values.SelectMany(place => Values(places, place.Path, place.Node)),
        ];
    }

    // What is no document of one object, for any tool.
    private static IEnumerable<HostileArguments> Documents(string example)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(example);
        yield return new("nothing", [], Containment.Refused);
        yield return Refused("a document that is null", "null");
        yield return Refused("a document that is a list", $"[{example}]");
        yield return Refused("a document that is a text", JsonValue.Create(example).ToJsonString());
        yield return Refused("a document that was cut off", example[..^1]);
        yield return Refused("two documents", example + example);
        yield return Refused("a comment", "/* reviewed */" + example);
        yield return Refused("a trailing comma", example[..^1] + ",}");
        yield return Refused("a byte order mark", "\uFEFF" + example);
        yield return new("invalid UTF-8 in a name", [.. "{\""u8, 0xFF, .. "\":1,"u8, .. utf8.AsSpan(1)], Containment.Refused);
        yield return new("overlong UTF-8", [.. utf8.AsSpan(0, utf8.Length - 1), .. ",\""u8, 0xC0, 0xAE, .. "\":1}"u8], Containment.Refused);
        yield return new("UTF-16", Encoding.Unicode.GetBytes(example), Containment.Refused);
        yield return Refused("a megabyte of an unknown name", example[..^1] + $",\"{new string('x', Megabyte)}\":1}}");
        yield return Refused("deep nesting", example[..^1] + $",\"x\":{Deep}}}");
    }

    private static IEnumerable<HostileArguments> Members(GatedTool tool, JsonPlaces places, string path, JsonObject members)
    {
        bool isPatch = path.Length > 0 && IsPatch(tool.PatchedRecord, members);
        // Other objects may be dictionaries, which take any key.
        Containment limit = path.Length == 0 || isPatch ? Containment.Refused : Containment.Policy;
        string schema = Encoding.UTF8.GetString(tool.Schema(SchemaDialect.Full));
        foreach ((string name, string raw) in Strangers.Where(stranger => !schema.Contains($"\"{stranger.Name}\":", StringComparison.Ordinal)))
        {
            yield return Of($"an unknown member \"{name}\"", places.WithMember(path, name, raw), limit);
        }

        foreach ((string name, JsonNode? value) in members)
        {
            yield return Refused($"\"{name}\" twice", places.WithMember(path, name, value?.ToJsonString() ?? "null"));
            string otherCase = char.IsAsciiLetterLower(name.FirstOrDefault()) ? char.ToUpperInvariant(name[0]) + name[1..] : name.ToLowerInvariant() + "_";
            if (!members.ContainsKey(otherCase))
            {
                yield return Of($"\"{name}\" in another case", places.Renamed(path, name, otherCase), limit);
            }
        }

        foreach (RecordField field in isPatch ? tool.PatchedRecord!.Fields.Where(field => !field.IsWritable) : [])
        {
            yield return Refused($"the field \"{field.Name}\", which is not writable", places.WithMember(path, field.Name, "\"x\""));
            yield return Refused($"the field \"{field.Name}\" as null", places.WithMember(path, field.Name, "null"));
            yield return Refused($"the field \"{field.Name}\" among those to clear", places.WithMember(path, "clear", $"[{JsonValue.Create(field.Name).ToJsonString()}]"));
        }
    }

    private static IEnumerable<HostileArguments> Values(JsonPlaces places, string path, JsonNode node)
    {
        string json = node.ToJsonString();
        string where = $" in place of {(json.Length > 40 ? json[..40] + "…" : json)}";
        yield return Of("null" + where, places.With(path, "null"), Containment.Policy);
        yield return Refused("NaN" + where, places.With(path, "NaN"));
        yield return Refused("a number beyond all types" + where, places.With(path, "-1e400"));
        yield return Refused("half a surrogate pair" + where, places.With(path, "\"\\ud800\""));
        yield return Refused("deep nesting" + where, places.With(path, Deep));
        yield return Refused("a value in a list in a list" + where, places.With(path, $"[[{json}]]"));
        if (node is not JsonValue value)
        {
            yield return Refused("JSON as a text" + where, places.With(path, JsonValue.Create(json).ToJsonString()));
            yield break;
        }

        yield return Refused("a query operator" + where, places.With(path, "{\"$ne\":null}"));
        if (value.GetValueKind() != JsonValueKind.String)
        {
            yield return Refused("a text" + where, places.With(path, JsonValue.Create(json).ToJsonString()));
            yield break;
        }

        yield return Refused("a truth value" + where, places.With(path, "true"));
        yield return Of("a megabyte of text" + where, places.With(path, $"\"{new string('x', Megabyte)}\""), Containment.Policy);
        foreach (string text in InjectionTexts.All)
        {
            string quoted = JsonValue.Create(text).ToJsonString();
            yield return Of($"the text {quoted}{where}", places.With(path, quoted), Containment.Policy);
        }
    }

    private static string Deep => new string('[', 100_000) + new string(']', 100_000);

    private static bool IsPatch(RecordType? record, JsonObject members)
        => record is not null && members.Count > 0
            && members.All(member => member.Key == "clear" || record.Fields.Any(field => field.IsWritable && field.Name == member.Key));

    private static HostileArguments Refused(string name, string text) => Of(name, text, Containment.Refused);

    private static HostileArguments Of(string name, string text, Containment limit) => new(name, Encoding.UTF8.GetBytes(text), limit);
}
