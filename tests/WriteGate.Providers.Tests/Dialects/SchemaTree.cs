using System.Text.Json;

namespace WriteGate.Providers.Tests.Dialects;

/// <summary>A whole schema.</summary>
internal sealed class SchemaTree
{
    private readonly Dictionary<string, SchemaNode> definitions;

    public SchemaTree(JsonElement schema)
    {
        Root = new SchemaNode("#", schema);
        Nodes = [.. WithBelow(Root)];
        definitions = Nodes.Where(node => node.Path.StartsWith("#/$defs/", StringComparison.Ordinal)).ToDictionary(node => node.Path, StringComparer.Ordinal);
        definitions["#"] = Root;
        Depth = DepthOf(Root, []);
        IsRecursive = Reaches(Root, []);
    }

    public SchemaNode Root { get; }

    /// <summary>Every schema as it is written, definitions once.</summary>
    public IReadOnlyList<SchemaNode> Nodes { get; }

    /// <summary>What a reference may lead to.</summary>
    public IReadOnlyCollection<string> Definitions => definitions.Keys;

    /// <summary>How many objects stand within each other, references followed.</summary>
    public int Depth { get; }

    public bool IsRecursive { get; }

    private static IEnumerable<SchemaNode> WithBelow(SchemaNode node) => node.Children().SelectMany(WithBelow).Prepend(node);

    private int DepthOf(SchemaNode node, IReadOnlyList<string> open)
    {
        int below = Below(node, open).Select(child => DepthOf(child.Node, child.Open)).DefaultIfEmpty(0).Max();
        return node.Properties is null ? below : below + 1;
    }

    private bool Reaches(SchemaNode node, IReadOnlyList<string> open)
        => (node.Text("$ref") is { } reference && open.Contains(reference)) || Below(node, open).Any(child => Reaches(child.Node, child.Open));

    private IEnumerable<(SchemaNode Node, IReadOnlyList<string> Open)> Below(SchemaNode node, IReadOnlyList<string> open)
    {
        foreach (SchemaNode child in node.Children().Where(child => !child.Path.StartsWith("#/$defs/", StringComparison.Ordinal) || node.Path.StartsWith("#/$defs/", StringComparison.Ordinal)))
        {
            yield return (child, open);
        }

        if (node.Text("$ref") is { } reference && !open.Contains(reference) && definitions.TryGetValue(reference, out SchemaNode? target))
        {
            yield return (target, [.. open, reference]);
        }
    }
}
