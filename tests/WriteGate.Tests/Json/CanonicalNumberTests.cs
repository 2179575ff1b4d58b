using System.Globalization;
using System.Numerics;

using WriteGate.Json;

namespace WriteGate.Tests.Json;

public sealed class CanonicalNumberTests
{
    /// <summary>RFC 8785, appendix B: IEEE 754 bits and their text.</summary>
    [Theory]
    [InlineData(0x0000000000000000, "0")]
    [InlineData(0x8000000000000000, "0")]
    [InlineData(0x0000000000000001, "5e-324")]
    [InlineData(0x8000000000000001, "-5e-324")]
    [InlineData(0x7fefffffffffffff, "1.7976931348623157e+308")]
    [InlineData(0xffefffffffffffff, "-1.7976931348623157e+308")]
    [InlineData(0x4340000000000000, "9007199254740992")]
    [InlineData(0xc340000000000000, "-9007199254740992")]
    [InlineData(0x4430000000000000, "295147905179352830000")]
    [InlineData(0x44b52d02c7e14af5, "9.999999999999997e+22")]
    [InlineData(0x44b52d02c7e14af6, "1e+23")]
    [InlineData(0x44b52d02c7e14af7, "1.0000000000000001e+23")]
    [InlineData(0x444b1ae4d6e2ef4e, "999999999999999700000")]
    [InlineData(0x444b1ae4d6e2ef4f, "999999999999999900000")]
    [InlineData(0x444b1ae4d6e2ef50, "1e+21")]
    [InlineData(0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7")]
    [InlineData(0x3eb0c6f7a0b5ed8d, "0.000001")]
    [InlineData(0x41b3de4355555553, "333333333.3333332")]
    [InlineData(0x41b3de4355555554, "333333333.33333325")]
    [InlineData(0x41b3de4355555555, "333333333.3333333")]
    [InlineData(0x41b3de4355555556, "333333333.3333334")]
    [InlineData(0x41b3de4355555557, "333333333.33333343")]
    [InlineData(0xbecbf647612f3696, "-0.0000033333333333333333")]
    [InlineData(0x43143ff3c1cb0959, "1424953923781206.2")]
    public void A_double_is_written_as_RFC_8785_shows(ulong bits, string expected)
        => Assert.Equal(expected, Writing.Of(json => json.Number(BitConverter.UInt64BitsToDouble(bits))));

    [Theory]
    [InlineData(4.5, "4.5")]
    [InlineData(2e-3, "0.002")]
    [InlineData(1e30, "1e+30")]
    [InlineData(1e-27, "1e-27")]
    [InlineData(1e21, "1e+21")]
    [InlineData(1e20, "100000000000000000000")]
    [InlineData(1e-7, "1e-7")]
    [InlineData(1.5e-7, "1.5e-7")]
    [InlineData(1e-6, "0.000001")]
    [InlineData(333333333.33333329, "333333333.3333333")]
    [InlineData(123456.789, "123456.789")]
    [InlineData(-100d, "-100")]
    [InlineData(1.25e100, "1.25e+100")]
    public void A_double_is_written_as_ECMAScript_does(double value, string expected)
        => Assert.Equal(expected, Writing.Of(json => json.Number(value)));

    [Fact]
    public void Smaller_types_keep_their_own_shortest_digits()
    {
        Assert.Equal("0.1", Writing.Of(json => json.Number(0.1f)));
        Assert.Equal("3.4028235e+38", Writing.Of(json => json.Number(float.MaxValue)));
        Assert.Equal("1e-45", Writing.Of(json => json.Number(float.Epsilon)));
        Assert.Equal("16777216", Writing.Of(json => json.Number(16777216f)));
        Assert.Equal("65500", Writing.Of(json => json.Number(Half.MaxValue)));
        Assert.Equal("6e-8", Writing.Of(json => json.Number(Half.Epsilon)));
    }

    [Fact]
    public void What_is_not_finite_cannot_be_written()
    {
        Assert.Throws<ArgumentException>(() => Writing.Of(json => json.Number(double.NaN)));
        Assert.Throws<ArgumentException>(() => Writing.Of(json => json.Number(float.PositiveInfinity)));
        Assert.Throws<ArgumentException>(() => Writing.Of(json => json.Number(Half.NegativeInfinity)));
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0.000", "0")]
    [InlineData("1.50", "1.5")]
    [InlineData("100", "100")]
    [InlineData("100.00", "100")]
    [InlineData("-0.0000000000000000000000000001", "-0.0000000000000000000000000001")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("-7.9228162514264337593543950335", "-7.9228162514264337593543950335")]
    public void A_decimal_is_written_with_all_its_digits(string value, string expected)
        => Assert.Equal(expected, Writing.Of(json => json.Number(decimal.Parse(value, CultureInfo.InvariantCulture))));

    [Fact]
    public void An_integer_is_written_with_all_its_digits()
    {
        Assert.Equal("9007199254740993", Writing.Of(json => json.Integer(9007199254740993L)));
        Assert.Equal("-128", Writing.Of(json => json.Integer(sbyte.MinValue)));
        Assert.Equal("-170141183460469231731687303715884105728", Writing.Of(json => json.Integer(Int128.MinValue)));
    }

    [Fact]
    public void An_integer_may_be_of_any_length()
    {
        string digits = "1" + new string('0', 1_000);
        Assert.Equal($"[1,{digits}]", Writing.Of(json =>
        {
            json.BeginList();
            json.Integer(1);
            json.Integer(BigInteger.Parse(digits, CultureInfo.InvariantCulture));
            json.EndList();
        }));
    }
}
