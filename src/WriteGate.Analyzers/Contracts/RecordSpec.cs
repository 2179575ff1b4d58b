using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Contracts;

/// <summary>A <c>[SystemRecord]</c> type.</summary>
internal sealed record RecordSpec(PartialTypeSpec Type, string Name)
{
    public string Description { get; init; } = "";

    /// <summary>All fields: the writable ones, those that are suggested for, the others; each group in declaration order.</summary>
    public EquatableArray<FieldSpec> Fields { get; init; }

    /// <summary>C# name of the identifier.</summary>
    public string Id { get; init; } = "";

    public ValueKind IdKind { get; init; }

    /// <summary>C# name of the version, if it has one.</summary>
    public string? Version { get; init; }

    /// <summary>Kind of the version: text, integer, number, date-time, Guid or bytes (base64).</summary>
    public ValueKind VersionKind { get; init; }

    public bool VersionIsNullable { get; init; }

    public EquatableArray<ObjectSpec> Objects { get; init; }

    public EquatableArray<EnumSpec> Enums { get; init; }
}

/// <summary>One field of a record.</summary>
internal sealed record FieldSpec(MemberSpec Member, Tier Tier)
{
    /// <summary>Whether an agent's patch can hold it.</summary>
    public bool IsWritable => Tier is Tier.Autonomous or Tier.Reviewed;

    /// <summary>For a suggestion: the name on the wire of the field that people fill.</summary>
    public string? SuggestionFor { get; init; }

    /// <summary>Whether another field is a suggestion for it, which a person may take over.</summary>
    public bool IsSuggestedFor { get; init; }

    /// <summary>Whether a patch has room for it, an agent's or a person's.</summary>
    public bool HasSlot => IsWritable || IsSuggestedFor;

    /// <summary>Whether an agent may empty it: its type is nullable.</summary>
    public bool CanClear { get; init; }

    /// <summary>The static method of the record that compares two values, if it names one.</summary>
    public string? ComparedBy { get; init; }
}
