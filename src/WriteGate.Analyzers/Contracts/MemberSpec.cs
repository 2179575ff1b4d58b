namespace WriteGate.Analyzers.Contracts;

/// <summary>A parameter of a tool or a property of an object.</summary>
/// <param name="Name">The C# name, without <c>@</c>.</param>
/// <param name="JsonName">The name on the wire.</param>
/// <param name="Value">Its value.</param>
internal sealed record MemberSpec(string Name, string JsonName, ValueSpec Value)
{
    public string Description { get; init; } = "";

    /// <summary>Whether it may be left out: it has a default value.</summary>
    public bool IsOptional { get; init; }

    /// <summary>The default as a C# expression, where it is optional.</summary>
    public string? Default { get; init; }

    /// <summary>The default as JSON text, where it is optional.</summary>
    public string? DefaultJson { get; init; }

    public bool IsSensitive { get; init; }

    /// <summary>Whether it can be read from JSON. A get-only property is only written, and skipped when a result is read back.</summary>
    public bool IsReadable { get; init; } = true;
}
