namespace WriteGate;

/// <summary>What a hand-off promises, as constants of the build.</summary>
public sealed record HandOffContract
{
    /// <summary>The name that <see cref="HandOffAttribute"/> gives it.</summary>
    public required string Name { get; init; }

    /// <summary>What it is, for the model that makes it.</summary>
    public required string Description { get; init; }

    /// <summary>SHA-256 of the full schema, lower-case hex.</summary>
    public required string SchemaHash { get; init; }

    /// <summary>Whether it holds a <see cref="SensitiveFieldAttribute"/>, whose value stands in no message.</summary>
    public bool IsSensitive { get; init; }
}
