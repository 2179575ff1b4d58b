using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Contracts;

/// <summary>One tool whose contract holds.</summary>
/// <param name="Method">The raw method's name.</param>
/// <param name="Name">The tool's name.</param>
/// <param name="Tier">Its own tier; fields may raise it.</param>
/// <param name="Shape">The kind of call.</param>
internal sealed record ToolSpec(string Method, string Name, Tier Tier, Shape Shape)
{
    public string Description { get; init; } = "";

    /// <summary>Name for generated members, unique among the class's tools: the method's name, numbered when overloaded.</summary>
    public string Identifier { get; init; } = "";

    /// <summary>The resource written; the tool's name where none is declared.</summary>
    public string Resource { get; init; } = "";

    /// <summary>What the agent sends, in declaration order.</summary>
    public EquatableArray<MemberSpec> Parameters { get; init; }

    /// <summary>How the raw method is called.</summary>
    public CallSpec Call { get; init; } = null!;

    /// <summary>Indexes of parameters that form the key.</summary>
    public EquatableArray<int> Key { get; init; }

    public int WindowSeconds { get; init; }

    /// <summary>Index of the parameter that identifies the record, or -1.</summary>
    public int IdParameter { get; init; } = -1;

    /// <summary>Index of the patch among the parameters, or -1.</summary>
    public int PatchParameter { get; init; } = -1;

    public CallSpec? Before { get; init; }

    /// <summary>The reversal, or the mitigation of an irreversible write.</summary>
    public CallSpec? Reversal { get; init; }

    public string? IrreversibleBecause { get; init; }

    public CallSpec? Finder { get; init; }

    /// <summary>The post-condition.</summary>
    public CallSpec? Check { get; init; }

    public bool ForwardsKey { get; init; }

    public int MaxItems { get; init; } = 1;

    /// <summary>Whether an argument, a field of the patched record or the result is sensitive.</summary>
    public bool IsSensitive { get; init; }

    /// <summary>What the write returns, or the read.</summary>
    public ValueSpec? Result { get; init; }

    /// <summary>For a create: the C# property of the result that is the new identifier; empty when the result itself is.</summary>
    public string NewId { get; init; } = "";

    /// <summary>The resource that a create makes, where it is another one than <see cref="Resource"/>.</summary>
    public string? Creates { get; init; }

    public ValueKind NewIdKind { get; init; }

    /// <summary>For a read: the record type(s) it returns are counted as scanned.</summary>
    public ScanKind Scan { get; init; }

    /// <summary>Whether every type in its signature is visible enough for a typed call outside the class.</summary>
    public bool HasTypedCall { get; init; }

    /// <summary>Whether the class and every type in the signature are public, so that the typed call may be.</summary>
    public bool IsPublicCall { get; init; }
}

/// <summary>Whether a read returns system records.</summary>
internal enum ScanKind
{
    None,
    One,
    Many,
}

/// <summary>A call of a user's method.</summary>
internal sealed record CallSpec(string Method, AwaitKind Await)
{
    public EquatableArray<ArgumentSpec> Arguments { get; init; }

    /// <summary>What it returns once awaited, with nullability; null for nothing.</summary>
    public string? Returns { get; init; }

    public bool ReturnsValueType { get; init; }

    public bool ReturnsNullable { get; init; }

    public bool IsStatic { get; init; }
}

/// <summary>How a call's result is had.</summary>
internal enum AwaitKind
{
    /// <summary>void or a plain value.</summary>
    None,
    Task,
    ValueTask,
}

/// <summary>What is passed for one parameter of a user's method.</summary>
internal sealed record ArgumentSpec(ArgumentKind Kind)
{
    /// <summary>Index among the tool's parameters, for <see cref="ArgumentKind.Parameter"/>.</summary>
    public int Parameter { get; init; } = -1;

    /// <summary>Whether the parameter is the version or id converted; C# type of the parameter for <see cref="ArgumentKind.NewId"/>.</summary>
    public string Type { get; init; } = "";
}

/// <summary>Where an argument of a user's method comes from.</summary>
internal enum ArgumentKind
{
    /// <summary>One of the tool's parameters.</summary>
    Parameter,

    /// <summary>The minimal patch.</summary>
    Patch,
    Permit,
    CancellationToken,

    /// <summary>The identifier of what a create made.</summary>
    NewId,
}
