namespace WriteGate.Analyzers.Contracts;

/// <summary>One value on the wire: its C# type, its nullability and the rules it must keep.</summary>
internal sealed record ValueSpec(ValueKind Kind, string Type)
{
    /// <summary>The C# type without nullability, <c>global::</c>-qualified: <c>global::System.DateOnly</c>, <c>string</c>, <c>global::Crm.Stage</c>.</summary>
    public string Type { get; init; } = Type;

    /// <summary>Whether null is a value: <c>string?</c>, <c>int?</c>.</summary>
    public bool IsNullable { get; init; }

    /// <summary>Whether <see cref="Type"/> is a value type, so that its nullable form is <c>Nullable&lt;T&gt;</c>.</summary>
    public bool IsValueType { get; init; }

    /// <summary>The type as C# writes it, with nullability.</summary>
    public string FullType => IsNullable ? Type + "?" : Type;

    /// <summary>Whether a field of it can hold nothing: null, white space, an empty list.</summary>
    public bool CanBeEmpty => IsNullable || !IsValueType || Kind == ValueKind.List;

    public RulesSpec? Rules { get; init; }

    /// <summary>Item of a list, value of a dictionary.</summary>
    public ValueSpec? Item { get; init; }

    /// <summary>How a list or dictionary is built from its items.</summary>
    public CollectionKind Collection { get; init; }

    /// <summary>For a <c>Cited&lt;T&gt;</c>, which is an object too: the value that is cited.</summary>
    public ValueSpec? Cites { get; init; }

    /// <summary>Key in <see cref="ToolsSpec.Objects"/> or <see cref="RecordSpec.Objects"/>: the type's <c>global::</c> name.</summary>
    public string? Object { get; init; }

    /// <summary>Key in <c>Enums</c>: the type's <c>global::</c> name.</summary>
    public string? Enum { get; init; }
}
