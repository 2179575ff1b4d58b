using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Contracts;

/// <summary>A <c>[HandOff]</c> type.</summary>
internal sealed record HandOffSpec(PartialTypeSpec Type, string Name)
{
    public string Description { get; init; } = "";

    /// <summary>
    /// Whether its contract holds. One that can be extended and breaks a rule gets the interface and no reader, so that only our
    /// diagnostic shows.
    /// </summary>
    public bool IsReadable { get; init; }

    public bool IsSensitive { get; init; }

    /// <summary>Every object type in it, itself included.</summary>
    public EquatableArray<ObjectSpec> Objects { get; init; }

    public EquatableArray<EnumSpec> Enums { get; init; }
}
