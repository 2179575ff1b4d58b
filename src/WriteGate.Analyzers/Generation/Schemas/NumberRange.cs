using System.Globalization;
using System.Numerics;

using WriteGate.Analyzers.Contracts;

namespace WriteGate.Analyzers.Generation.Schemas;

/// <summary>What an integer type can hold, and what a rule leaves of it.</summary>
internal sealed record NumberRange(BigInteger Minimum, BigInteger Maximum)
{
    /// <summary>The range of an integer type.</summary>
    /// <param name="type">As C# writes it.</param>
    public static NumberRange Of(string type) => type switch
    {
        "sbyte" => new(sbyte.MinValue, sbyte.MaxValue),
        "byte" => new(byte.MinValue, byte.MaxValue),
        "short" => new(short.MinValue, short.MaxValue),
        "ushort" => new(ushort.MinValue, ushort.MaxValue),
        "int" => new(int.MinValue, int.MaxValue),
        "uint" => new(uint.MinValue, uint.MaxValue),
        "long" => new(long.MinValue, long.MaxValue),
        "ulong" => new(ulong.MinValue, ulong.MaxValue),
        _ when type.EndsWith("UInt128", StringComparison.Ordinal) => new(0, BigInteger.Pow(2, 128) - 1),
        _ => new(-BigInteger.Pow(2, 127), BigInteger.Pow(2, 127) - 1),
    };

    /// <summary>The largest number of a type with fractions, as JSON; null for <c>double</c>, which holds whatever JSON readers do.</summary>
    public static string? LargestOf(string type) => type switch
    {
        "decimal" => "79228162514264337593543950335",
        "float" => "3.4028234663852886E+38",
        "global::System.Half" => "65504",
        _ => null,
    };

    /// <summary>The inclusive integers that both the type and the rules allow.</summary>
    public NumberRange Within(RulesSpec? rules)
    {
        BigInteger minimum = Minimum;
        BigInteger maximum = Maximum;
        if (rules?.Minimum is { } low)
        {
            ExactNumber bound = ExactNumber.Parse(low);
            minimum = BigInteger.Max(minimum, rules.MinimumIsExclusive ? bound.Floor() + 1 : bound.Ceiling());
        }

        if (rules?.Maximum is { } high)
        {
            ExactNumber bound = ExactNumber.Parse(high);
            maximum = BigInteger.Min(maximum, rules.MaximumIsExclusive ? bound.Ceiling() - 1 : bound.Floor());
        }

        return new(minimum, maximum);
    }

    public static string TextOf(BigInteger value) => value.ToString(CultureInfo.InvariantCulture);
}
