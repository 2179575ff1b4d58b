using System.Globalization;

using FsCheck;
using FsCheck.Fluent;

using WriteGate.Json;

namespace WriteGate.Tests.Json;

public sealed class NumberTests
{
    private static double Double(ref StrictJsonReader json) => json.ReadNumber<double>();

    private static decimal Decimal(ref StrictJsonReader json) => json.ReadNumber<decimal>();

    [Theory]
    [InlineData("0", 0d)]
    [InlineData("1.5", 1.5)]
    [InlineData("-1.5e-3", -0.0015)]
    [InlineData("1.7976931348623157e308", double.MaxValue)]
    [InlineData("5e-324", double.Epsilon)]
    [InlineData("1e-400", 0d)]
    [InlineData("9007199254740993", 9007199254740992d)]
    public void A_double_is_read_to_the_nearest(string json, double expected)
        => Assert.Equal(expected, Reading.Good(json, Double));

    [Theory]
    [InlineData("1e400")]
    [InlineData("-1e309")]
    public void A_double_that_would_not_be_finite_is_out_of_range(string json)
        => Reading.Refuses(ViolationCode.OutOfRange, json, Double);

    [Theory]
    [InlineData("\"NaN\"")]
    [InlineData("\"1.5\"")]
    [InlineData("null")]
    public void A_number_in_quotes_is_none(string json)
        => Reading.Refuses(ViolationCode.WrongType, json, Double);

    [Fact]
    public void Minus_zero_is_zero()
    {
        Assert.False(double.IsNegative(Reading.Good("-0", Double)));
        Assert.False(double.IsNegative(Reading.Good("-0.0e5", Double)));
        Assert.False(float.IsNegative(Reading.Good("-0", (ref StrictJsonReader json) => json.ReadNumber<float>())));
        Assert.False(decimal.IsNegative(Reading.Good("-0.00", Decimal)));
    }

    [Fact]
    public void Smaller_types_have_smaller_ranges()
    {
        Assert.Equal(0.1f, Reading.Good("0.1", (ref StrictJsonReader json) => json.ReadNumber<float>()));
        Assert.Equal((Half)0.5, Reading.Good("5e-1", (ref StrictJsonReader json) => json.ReadNumber<Half>()));
        Reading.Refuses(ViolationCode.OutOfRange, "3.5e38", (ref StrictJsonReader json) => json.ReadNumber<float>());
        Reading.Refuses(ViolationCode.OutOfRange, "65520", (ref StrictJsonReader json) => json.ReadNumber<Half>());
    }

    [Theory]
    [InlineData("0.1")]
    [InlineData("19.95")]
    [InlineData("1.50")]
    [InlineData("-79228162514264337593543950335")]
    [InlineData("0.0000000000000000000000000001")]
    [InlineData("7.9228162514264337593543950335")]
    public void A_decimal_is_exact(string json)
        => Assert.Equal(decimal.Parse(json, CultureInfo.InvariantCulture), Reading.Good(json, Decimal));

    [Theory]
    [InlineData("1e2", "100")]
    [InlineData("1.5E-3", "0.0015")]
    [InlineData("100000000000000000000000000000e-10", "10000000000000000000")]
    [InlineData("1.00000000000000000000000000000000000000000000000000", "1")]
    [InlineData("0e-100", "0")]
    public void A_decimal_is_exact_in_whatever_spelling(string json, string expected)
        => Assert.Equal(decimal.Parse(expected, CultureInfo.InvariantCulture), Reading.Good(json, Decimal));

    [Theory]
    [InlineData("79228162514264337593543950336")]
    [InlineData("1e29")]
    [InlineData("0.00000000000000000000000000001")]
    [InlineData("1.00000000000000000000000000001")]
    [InlineData("9.9228162514264337593543950335")]
    [InlineData("1e400")]
    [InlineData("1e-99999999999")]
    public void A_decimal_that_would_be_rounded_is_refused(string json)
        => Reading.Refuses(ViolationCode.OutOfRange, json, Decimal);

    [Theory]
    [InlineData("0.3", 0.1, true)]
    [InlineData("0.0075", 0.0001, true)]
    [InlineData("0.00751", 0.0001, false)]
    [InlineData("12391239123", 1e-8, true)]
    [InlineData("1e300", 2d, true)]
    [InlineData("35", 1.5, false)]
    public void Multiples_are_compared_in_digits(string json, double unit, bool isGood)
        => Assert.Equal(isGood, Reading.Of(json, (ref StrictJsonReader reader) => reader.ReadNumber(new NumberRules<double> { MultipleOf = unit })).Succeeded);

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public void A_bound_is_worded_without_a_culture(string culture) => Cultures.In(culture, () => Assert.Equal(
        "must be at least -0.5; got -1.25",
        Reading.Bad("-1.25", (ref StrictJsonReader json) => json.ReadNumber(new NumberRules<decimal> { Min = -0.5m })).Message));

    [Fact]
    public void Numbers_of_few_digits_are_read_like_all_others()
        => Prop.ForAll((long seed, byte scale, bool hasExponent) =>
        {
            string digits = Math.Abs(seed % 10_000_000_000_000_000).ToString("D17", CultureInfo.InvariantCulture)[(scale % 16)..];
            string json = $"{(seed < 0 ? "-" : string.Empty)}{digits[0]}{(digits.Length > 1 ? "." : string.Empty)}{digits[1..]}{(hasExponent ? "e3" : string.Empty)}";
            return Reading.Good(json, Double) == double.Parse(json, CultureInfo.InvariantCulture);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_megabyte_of_digits_is_refused()
    {
        string digits = new('9', 1_000_000);
        Reading.Refuses(ViolationCode.OutOfRange, digits, Double);
        Reading.Refuses(ViolationCode.OutOfRange, digits, Decimal);
        Reading.Refuses(ViolationCode.OutOfRange, digits, (ref StrictJsonReader json) => json.ReadInteger<long>());
    }
}
