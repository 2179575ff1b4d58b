using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Contracts;

/// <summary>What DataAnnotations ask of a value. Numbers are invariant JSON number text, so that no precision is lost.</summary>
internal sealed record RulesSpec
{
    public string? Minimum { get; init; }

    public string? Maximum { get; init; }

    public bool MinimumIsExclusive { get; init; }

    public bool MaximumIsExclusive { get; init; }

    /// <summary>Of a string in code points, of a list in items.</summary>
    public int? MinLength { get; init; }

    public int? MaxLength { get; init; }

    public bool NotBlank { get; init; }

    /// <summary>ECMAScript, not anchored; the whole value must match.</summary>
    public string? Pattern { get; init; }

    /// <summary>email, uri, phone, credit-card, base64; null for none.</summary>
    public string? Format { get; init; }

    /// <summary>JSON texts of the only values allowed.</summary>
    public EquatableArray<string> Allowed { get; init; }

    /// <summary>JSON texts of values refused.</summary>
    public EquatableArray<string> Denied { get; init; }
}
