namespace WriteGate.Analyzers.Contracts;

/// <summary>How a type is said in JSON: what decides its schema, its reader and its writer.</summary>
internal enum ValueKind
{
    String,
    Char,
    Boolean,

    /// <summary>sbyte to ulong, Int128, UInt128.</summary>
    Integer,

    /// <summary>Half, float, double, decimal.</summary>
    Number,
    DateTimeOffset,
    DateTime,
    DateOnly,
    TimeOnly,
    TimeSpan,
    Guid,
    Uri,
    Bytes,
    Enum,

    /// <summary>A <c>[Flags]</c> enum: a list of distinct names.</summary>
    Flags,

    /// <summary>An array, list or set; <see cref="ValueSpec.Item"/> is its item.</summary>
    List,

    /// <summary>A dictionary with string keys; <see cref="ValueSpec.Item"/> is its value.</summary>
    Dictionary,

    /// <summary>A record, class or struct; <see cref="ValueSpec.Object"/> names it in the table of objects.</summary>
    Object,

    /// <summary>A <c>Patch&lt;T&gt;</c>; <see cref="ValueSpec.Type"/> is the record.</summary>
    Patch,

    /// <summary>A field that no agent writes and whose type has no form in JSON; only whether it is null is known.</summary>
    Opaque,
}
