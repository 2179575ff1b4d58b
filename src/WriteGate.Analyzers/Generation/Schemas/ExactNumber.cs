using System.Globalization;
using System.Numerics;

namespace WriteGate.Analyzers.Generation.Schemas;

/// <summary>A JSON number without rounding: bounds are compared as they were written.</summary>
internal readonly struct ExactNumber : IComparable<ExactNumber>
{
    private readonly BigInteger digits;
    private readonly int exponent;

    private ExactNumber(BigInteger digits, int exponent)
    {
        this.digits = digits;
        this.exponent = exponent;
    }

    public static ExactNumber Parse(string json)
    {
        int e = json.IndexOfAny(['e', 'E']);
        int exponent = e < 0 ? 0 : int.Parse(json.Substring(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        string mantissa = e < 0 ? json : json.Substring(0, e);
        int dot = mantissa.IndexOf('.');
        if (dot >= 0)
        {
            exponent -= mantissa.Length - dot - 1;
            mantissa = mantissa.Remove(dot, 1);
        }

        return new(BigInteger.Parse(mantissa, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), exponent);
    }

    public int CompareTo(ExactNumber other)
    {
        int common = Math.Min(exponent, other.exponent);
        return At(common).CompareTo(other.At(common));
    }

    /// <summary>The smallest integer that is not below it.</summary>
    public BigInteger Ceiling() => -new ExactNumber(-digits, exponent).Floor();

    /// <summary>The largest integer that is not above it.</summary>
    public BigInteger Floor()
    {
        if (exponent >= 0)
        {
            return At(0);
        }

        BigInteger quotient = BigInteger.DivRem(digits, BigInteger.Pow(10, -exponent), out BigInteger rest);
        return rest.Sign < 0 ? quotient - 1 : quotient;
    }

    private BigInteger At(int common) => digits * BigInteger.Pow(10, exponent - common);
}
