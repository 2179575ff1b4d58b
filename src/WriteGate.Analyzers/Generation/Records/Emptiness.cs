using WriteGate.Analyzers.Contracts;

namespace WriteGate.Analyzers.Generation.Records;

/// <summary>When a field holds nothing, decided by its type.</summary>
internal static class Emptiness
{
    /// <summary>A condition, or null where the type has no empty value.</summary>
    public static string? Of(ValueSpec value, string expression) => value.Kind switch
    {
        ValueKind.String => $"string.IsNullOrWhiteSpace({expression})",
        ValueKind.Bytes => $"{expression} is null or {{ Length: 0 }}",
        ValueKind.List when value.Collection == CollectionKind.ImmutableArray => value.IsNullable
            ? $"{expression} is null or {{ IsDefaultOrEmpty: true }}"
            : $"{expression}.IsDefaultOrEmpty",
        ValueKind.List when value.Collection == CollectionKind.Array => $"{expression} is null or {{ Length: 0 }}",
        ValueKind.List when value.Type.StartsWith("global::System.Collections.Generic.IEnumerable<", StringComparison.Ordinal)
            => $"{expression} is null || !global::System.Linq.Enumerable.Any({expression})",
        ValueKind.List or ValueKind.Dictionary => $"{expression} is null or {{ Count: 0 }}",
        _ => value.CanBeEmpty ? $"{expression} is null" : null,
    };
}
