namespace WriteGate.Json;

/// <summary>What a list, a dictionary or a blob must keep beyond its type. Null is no rule.</summary>
public sealed class ListRules
{
    /// <summary>Fewest items; of a blob, bytes.</summary>
    public int? MinItems { get; init; }

    /// <summary>Most items; of a blob, bytes.</summary>
    public int? MaxItems { get; init; }

    /// <summary>
    /// Whether the items of a list must differ, as JSON Schema compares them: <c>1</c> and <c>1.0</c> are the same, and so are
    /// two spellings of a string and two orders of an object's members.
    /// </summary>
    public bool Unique { get; init; }
}
