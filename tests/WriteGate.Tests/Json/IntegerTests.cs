using WriteGate.Json;

namespace WriteGate.Tests.Json;

public sealed class IntegerTests
{
    private static int Int(ref StrictJsonReader json) => json.ReadInteger<int>();

    [Theory]
    [InlineData("0", 0)]
    [InlineData("-0", 0)]
    [InlineData("-0.0", 0)]
    [InlineData("0e400", 0)]
    [InlineData("0e-400", 0)]
    [InlineData("7", 7)]
    [InlineData("1.0", 1)]
    [InlineData("1e2", 100)]
    [InlineData("1E+2", 100)]
    [InlineData("12300e-2", 123)]
    [InlineData("-1.50e1", -15)]
    [InlineData("2147483647", int.MaxValue)]
    [InlineData("-2147483648.000", int.MinValue)]
    [InlineData("2.147483647e9", int.MaxValue)]
    public void An_integer_is_read_in_whatever_spelling(string json, int expected)
        => Assert.Equal(expected, Reading.Good(json, Int));

    [Theory]
    [InlineData("1.5")]
    [InlineData("1e-1")]
    [InlineData("1e-400")]
    [InlineData("0.00000000000000000000000000000000000000000000000000000000001")]
    [InlineData("2147483648.5")]
    [InlineData("\"1\"")]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("[1]")]
    public void What_is_no_integer_has_the_wrong_type(string json)
        => Reading.Refuses(ViolationCode.WrongType, json, Int);

    [Theory]
    [InlineData("2147483648")]
    [InlineData("-2147483649")]
    [InlineData("1e400")]
    [InlineData("1e99999999999999999999")]
    [InlineData("-1e2147483648")]
    [InlineData("99999999999999999999999999999999999999999999999999")]
    public void An_integer_beyond_its_type_is_out_of_range(string json)
        => Reading.Refuses(ViolationCode.OutOfRange, json, Int);

    [Fact]
    public void The_range_of_every_type_is_kept()
    {
        Assert.Equal(byte.MaxValue, Reading.Good("255", (ref StrictJsonReader json) => json.ReadInteger<byte>()));
        Reading.Refuses(ViolationCode.OutOfRange, "256", (ref StrictJsonReader json) => json.ReadInteger<byte>());
        Reading.Refuses(ViolationCode.OutOfRange, "-1", (ref StrictJsonReader json) => json.ReadInteger<byte>());
        Assert.Equal(sbyte.MinValue, Reading.Good("-1.28e2", (ref StrictJsonReader json) => json.ReadInteger<sbyte>()));
        Assert.Equal(ulong.MaxValue, Reading.Good("18446744073709551615", (ref StrictJsonReader json) => json.ReadInteger<ulong>()));
        Reading.Refuses(ViolationCode.OutOfRange, "-1", (ref StrictJsonReader json) => json.ReadInteger<ulong>());
        Reading.Refuses(ViolationCode.OutOfRange, "-1", (ref StrictJsonReader json) => json.ReadInteger<UInt128>());
        Reading.Refuses(ViolationCode.OutOfRange, "18446744073709551616", (ref StrictJsonReader json) => json.ReadInteger<ulong>());
        Assert.Equal(UInt128.MaxValue, Reading.Good("3.40282366920938463463374607431768211455e38", (ref StrictJsonReader json) => json.ReadInteger<UInt128>()));
        Assert.Equal(Int128.MinValue, Reading.Good("-170141183460469231731687303715884105728", (ref StrictJsonReader json) => json.ReadInteger<Int128>()));
        Reading.Refuses(ViolationCode.OutOfRange, "340282366920938463463374607431768211456", (ref StrictJsonReader json) => json.ReadInteger<UInt128>());
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("0", false)]
    [InlineData("10", true)]
    [InlineData("11", false)]
    public void Bounds_are_inclusive(string json, bool isGood)
        => Assert.Equal(isGood, Accepts(json, new() { Min = 1, Max = 10 }));

    [Theory]
    [InlineData("1", false)]
    [InlineData("2", true)]
    [InlineData("9", true)]
    [InlineData("10", false)]
    public void Exclusive_bounds_are_exclusive(string json, bool isGood)
        => Assert.Equal(isGood, Accepts(json, new() { ExclusiveMin = 1, ExclusiveMax = 10 }));

    [Theory]
    [InlineData("6", true)]
    [InlineData("-3", true)]
    [InlineData("0", true)]
    [InlineData("7", false)]
    public void Multiples_are_whole(string json, bool isGood)
        => Assert.Equal(isGood, Accepts(json, new() { MultipleOf = 3 }));

    [Theory]
    [InlineData("1", true)]
    [InlineData("1.0", true)]
    [InlineData("2", false)]
    [InlineData("3", false)]
    public void Allowed_and_denied_numbers_are_told_apart(string json, bool isGood)
        => Assert.Equal(isGood, Accepts(json, new() { Allowed = [1, 2], Denied = [2] }));

    [Fact]
    public void A_bound_is_told_with_the_number_that_was_sent()
        => Assert.Equal(
            "must be at least 1; got -0.0",
            Reading.Bad("-0.0", (ref StrictJsonReader json) => json.ReadInteger(new NumberRules<int> { Min = 1 })).Message);

    private static bool Accepts(string json, NumberRules<int> rules)
        => Reading.Of(json, (ref StrictJsonReader reader) => reader.ReadInteger(rules)).Succeeded;
}
