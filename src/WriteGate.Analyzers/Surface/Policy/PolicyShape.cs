using WriteGate.Analyzers.Surface.Json;

namespace WriteGate.Analyzers.Surface.Policy;

/// <summary>What may stand at one place of the policy file.</summary>
/// <param name="Words">What a message calls it.</param>
/// <param name="Fits">Whether a value is of that kind.</param>
internal sealed record PolicyShape(string Words, Func<JsonNode, bool> Fits)
{
    /// <summary>The keys of an object that has fixed ones. Configuration knows no case.</summary>
    public IReadOnlyDictionary<string, PolicyShape>? Keys { get; init; }

    /// <summary>What stands under each name of an object whose names are free, or in each item of a list.</summary>
    public PolicyShape? Each { get; init; }

    /// <summary>What the names under it, or the text itself, are names of.</summary>
    public PolicyName Names { get; init; }

    public static PolicyShape Object(IReadOnlyDictionary<string, PolicyShape> keys) => new("an object", IsObject) { Keys = keys };

    public static PolicyShape Map(PolicyName names, PolicyShape each) => new("an object", IsObject) { Names = names, Each = each };

    public static PolicyShape List(PolicyShape each) => new("a list", static node => node.Kind == JsonKind.Array) { Each = each };

    private static bool IsObject(JsonNode node) => node.Kind == JsonKind.Object;
}

/// <summary>What a name in the policy file is a name of.</summary>
internal enum PolicyName
{
    /// <summary>Of nothing that a build knows: an agent.</summary>
    Free,

    /// <summary>Of a record, a tool's resource or a tool.</summary>
    Resource,

    /// <summary>Of a field that agents may write.</summary>
    Field,
}
