using System.Globalization;
using System.Text.Json.Nodes;

namespace WriteGate.Testing;

/// <summary>A document and the places in it where something else can be put.</summary>
internal sealed class JsonPlaces(JsonObject root)
{
    // No document of a user holds this text, so it can be exchanged for what no node can hold.
    private const string Mark = "\u2603place\u2603";

    private static readonly string QuotedMark = JsonValue.Create(Mark).ToJsonString();

    /// <summary>Every value below the root that is not null, with the keys and indices that lead to it.</summary>
    public IEnumerable<(string Path, JsonNode Node)> Values => Below(root);

    /// <summary>The root and every object below it.</summary>
    public IEnumerable<(string Path, JsonObject Object)> Objects
        => Values.Where(place => place.Node is JsonObject).Select(place => (place.Path, (JsonObject)place.Node)).Prepend(("", root));

    /// <summary>The document with something else in one place, JSON or not.</summary>
    public string With(string path, string raw)
    {
        JsonNode copy = root.DeepClone();
        int end = path.LastIndexOf('/');
        int place = int.Parse(path.AsSpan(end + 1), CultureInfo.InvariantCulture);
        switch (Find(copy, path[..end]))
        {
            case JsonObject members: members.SetAt(place, JsonValue.Create(Mark)); break;
            case JsonArray items: items[place] = JsonValue.Create(Mark); break;
        }

        return copy.ToJsonString().Replace(QuotedMark, raw, StringComparison.Ordinal);
    }

    /// <summary>The document with one more member at the end of an object, whether or not there already is one of that name.</summary>
    public string WithMember(string path, string name, string raw)
    {
        JsonNode copy = root.DeepClone();
        ((JsonObject)Find(copy, path)).Add(Mark, 0);
        string member = $"{JsonValue.Create(name).ToJsonString()}:{raw}";
        return copy.ToJsonString().Replace($"{QuotedMark}:0", member, StringComparison.Ordinal);
    }

    /// <summary>The document with a member under another name.</summary>
    public string Renamed(string path, string name, string newName)
    {
        JsonNode copy = root.DeepClone();
        JsonObject parent = (JsonObject)Find(copy, path);
        JsonNode? value = parent[name]?.DeepClone();
        parent.Remove(name);
        parent[newName] = value;
        return copy.ToJsonString();
    }

    private static IEnumerable<(string Path, JsonNode Node)> Below(JsonNode node) => node switch
    {
        JsonObject members => members.Where(member => member.Value is not null).SelectMany(member => Here(member.Value!)),
        JsonArray items => items.Where(item => item is not null).SelectMany(item => Here(item!)),
        _ => [],
    };

    private static IEnumerable<(string Path, JsonNode Node)> Here(JsonNode node) => Below(node).Prepend((PathOf(node), node));

    // Positions instead of names: any name can be walked, whatever characters it has.
    private static string PathOf(JsonNode node) => node.Parent switch
    {
        JsonObject members => $"{PathOf(members)}/{members.IndexOf(members.First(member => ReferenceEquals(member.Value, node)).Key)}",
        JsonArray items => $"{PathOf(items)}/{items.IndexOf(node)}",
        _ => "",
    };

    private static JsonNode Find(JsonNode copy, string path)
    {
        foreach (int step in path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(step => int.Parse(step, CultureInfo.InvariantCulture)))
        {
            copy = copy is JsonObject members ? members.GetAt(step).Value! : copy[step]!;
        }

        return copy;
    }
}
