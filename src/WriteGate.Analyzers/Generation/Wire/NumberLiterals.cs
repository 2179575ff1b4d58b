using System.Numerics;

using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Generation.Schemas;
using WriteGate.Analyzers.Generation.Text;

namespace WriteGate.Analyzers.Generation.Wire;

/// <summary>Numbers of rules as C# literals of the value's type. A bound that the type cannot pass is no rule.</summary>
internal static class NumberLiterals
{
    public static IEnumerable<string> Bounds(ValueSpec value)
        => value.Rules is null ? [] : value.Kind == ValueKind.Integer ? Integer(value) : Fraction(value.Type, value.Rules);

    /// <summary>A number, written for a type.</summary>
    public static string Of(string json, string type) => type switch
    {
        "decimal" => json + "m",
        "double" => json + "d",
        "float" => json + "f",
        "global::System.Half" => $"(global::System.Half){json}f",
        _ => Of(ExactNumber.Parse(json).Floor(), type),
    };

    private static string Of(BigInteger number, string type)
    {
        string text = NumberRange.TextOf(number);
        return number >= long.MinValue && number <= ulong.MaxValue ? text : $"{type}.Parse(\"{text}\", {Runtime.Invariant})";
    }

    private static IEnumerable<string> Integer(ValueSpec value)
    {
        NumberRange range = NumberRange.Of(value.Type);
        NumberRange allowed = range.Within(value.Rules);
        if (allowed.Minimum > range.Minimum)
        {
            yield return $"Min = {Of(allowed.Minimum, value.Type)}";
        }

        if (allowed.Maximum < range.Maximum)
        {
            yield return $"Max = {Of(allowed.Maximum, value.Type)}";
        }
    }

    private static IEnumerable<string> Fraction(string type, RulesSpec rules)
    {
        if (rules.Minimum is { } minimum && Fits(minimum, type))
        {
            yield return $"{(rules.MinimumIsExclusive ? "ExclusiveMin" : "Min")} = {Of(minimum, type)}";
        }

        if (rules.Maximum is { } maximum && Fits(maximum, type))
        {
            yield return $"{(rules.MaximumIsExclusive ? "ExclusiveMax" : "Max")} = {Of(maximum, type)}";
        }
    }

    private static bool Fits(string json, string type)
    {
        string? largest = NumberRange.LargestOf(type);
        return largest is null
            || (ExactNumber.Parse(json).CompareTo(ExactNumber.Parse(largest)) <= 0
                && ExactNumber.Parse(json).CompareTo(ExactNumber.Parse("-" + largest)) >= 0);
    }
}
