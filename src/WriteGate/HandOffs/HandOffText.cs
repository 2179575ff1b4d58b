using System.Globalization;

using WriteGate.Json;

namespace WriteGate;

/// <summary>Violations as text.</summary>
internal static class HandOffText
{
    /// <summary>One line each, with the values that the messages quote.</summary>
    public static string Of(Violations violations) => string.Join('\n', violations.Select(violation => $"{(violation.Path.Length == 0 ? "(document)" : violation.Path)}: {violation.Message}"))
        + (violations.TotalCount > violations.Count ? string.Create(CultureInfo.InvariantCulture, $"\nand {violations.TotalCount - violations.Count} more") : "");

    /// <summary>How many of each kind, without a place or a value: names of members may be an agent's own words.</summary>
    public static string Kinds(IEnumerable<Violation> violations) => string.Join(", ", violations
        .GroupBy(violation => violation.Code, StringComparer.Ordinal)
        .OrderBy(kind => kind.Key, StringComparer.Ordinal)
        .Select(kind => string.Create(CultureInfo.InvariantCulture, $"{kind.Count()} {kind.Key}")));
}
