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

    /// <summary>Not anchored; the whole value must match. ECMAScript unless <see cref="IsPatternOfDotNet"/>.</summary>
    public string? Pattern { get; init; }

    /// <summary>Whether the pattern is no ECMAScript, so that no schema can say it and .NET reads it in its own way.</summary>
    public bool IsPatternOfDotNet { get; init; }

    /// <summary>email, uri, phone, credit-card, base64; null for none.</summary>
    public string? Format { get; init; }

    /// <summary>JSON texts of the only values allowed.</summary>
    public EquatableArray<string> Allowed { get; init; }

    /// <summary>JSON texts of values refused.</summary>
    public EquatableArray<string> Denied { get; init; }
}
