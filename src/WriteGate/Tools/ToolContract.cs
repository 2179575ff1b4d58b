namespace WriteGate.Tools;

/// <summary>What a tool promises, as constants of the build.</summary>
public sealed record ToolContract
{
    /// <summary>Stable name, part of every idempotency key.</summary>
    public required string Name { get; init; }

    /// <summary>What the model is told the tool does.</summary>
    public required string Description { get; init; }

    /// <summary>The tool's own tier; fields may raise it.</summary>
    public required WriteTier Tier { get; init; }

    /// <summary>The kind of call.</summary>
    public required ToolShape Shape { get; init; }

    /// <summary>SHA-256 of the full schema, lower-case hex.</summary>
    public required string SchemaHash { get; init; }

    /// <summary>The resource it writes, such as <c>crm.deal</c>; the tool's name where none is declared.</summary>
    public required string Resource { get; init; }

    /// <summary>The resource that a create makes, where it is another one than <see cref="Resource"/>.</summary>
    public string? Creates { get; init; }

    /// <summary>How long after settling a call with the same key is still the same occasion.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Why it cannot be taken back; null where it can.</summary>
    public string? IrreversibleBecause { get; init; }

    /// <summary>Whether a named method stops the follow-ups of an irreversible write.</summary>
    public bool IsMitigated { get; init; }

    /// <summary>Whether the system behind dedupes on the permit's key.</summary>
    public bool ForwardsKey { get; init; }

    /// <summary>Whether a look-up tells after an unknown outcome if the write happened.</summary>
    public bool HasFinder { get; init; }

    /// <summary>Whether a named method says after the write whether it did what it should.</summary>
    public bool IsEnsured { get; init; }

    /// <summary>Whether the record is read before the write.</summary>
    public bool HasBefore { get; init; }

    /// <summary>Whether arguments or result hold a <see cref="SensitiveFieldAttribute"/>, so that everything stored of a call is encrypted.</summary>
    public bool IsSensitive { get; init; }

    /// <summary>The most items of a batch.</summary>
    public int MaxItems { get; init; } = 1;
}
