using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Contracts;

/// <summary>A record, class or struct that stands in arguments or results.</summary>
/// <param name="Type">Its <c>global::</c> name; the key in the table of objects.</param>
internal sealed record ObjectSpec(string Type)
{
    public string Description { get; init; } = "";

    public bool IsValueType { get; init; }

    public EquatableArray<MemberSpec> Members { get; init; }

    /// <summary>Names of the members that the constructor takes, in its order; the rest is set by an initializer.</summary>
    public EquatableArray<string> Constructor { get; init; }

    /// <summary>The derived types of a polymorphic type; it then has no members of its own.</summary>
    public EquatableArray<BranchSpec> Branches { get; init; }

    /// <summary>The discriminator's name on the wire, where there are branches.</summary>
    public string? Discriminator { get; init; }

    /// <summary>Whether the type contains itself, so that its schema is a <c>$ref</c>.</summary>
    public bool IsRecursive { get; init; }
}

/// <summary>One derived type of a polymorphic type.</summary>
/// <param name="Value">What the discriminator says.</param>
/// <param name="Object">Key of the derived type in the table of objects.</param>
internal sealed record BranchSpec(string Value, string Object);
