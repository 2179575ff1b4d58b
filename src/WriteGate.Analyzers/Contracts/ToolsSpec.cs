using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Contracts;

/// <summary>An <c>[AgentTools]</c> class with the tools whose contract could be read.</summary>
internal sealed record ToolsSpec(PartialTypeSpec Type, string Group)
{
    public EquatableArray<ToolSpec> Tools { get; init; }

    /// <summary>Every object type in arguments and results, patches' records included.</summary>
    public EquatableArray<ObjectSpec> Objects { get; init; }

    public EquatableArray<EnumSpec> Enums { get; init; }

    /// <summary>The records that the tools' patches change, for their schemas. Only what is writable is in them.</summary>
    public EquatableArray<PatchSpec> Patches { get; init; }
}

/// <summary>A record as a patch's schema sees it; the record itself may be of another project.</summary>
/// <param name="Type">The record's <c>global::</c> name.</param>
/// <param name="Name">The resource's name.</param>
internal sealed record PatchSpec(string Type, string Name)
{
    public string Description { get; init; } = "";

    /// <summary>The writable fields, in the order of the record's table.</summary>
    public EquatableArray<FieldSpec> Fields { get; init; }

    /// <summary>Whether the record is of another project, whose own surface does not speak for this one.</summary>
    public bool IsForeign { get; init; }

    public bool HasVersion { get; init; }

    public bool HasSensitiveFields { get; init; }
}
