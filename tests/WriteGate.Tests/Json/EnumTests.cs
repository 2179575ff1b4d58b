using System.Text.Json;

using WriteGate.Json;

namespace WriteGate.Tests.Json;

public sealed class EnumTests
{
    private static readonly EnumNames<DayMask> Days = new(
        ("none", DayMask.None), ("mon", DayMask.Mon), ("tue", DayMask.Tue), ("both", DayMask.Both), ("sunday", DayMask.Sun));

    private static readonly EnumNames<Big> Bigs = new(("highest", Big.Highest), ("größe", Big.Lowest));

    [Flags]
    private enum DayMask : sbyte
    {
        None = 0,
        Mon = 1,
        Tue = 2,
        Both = Mon | Tue,
        Sun = sbyte.MinValue,
    }

    private enum Big : ulong
    {
        Lowest = 0,
        Highest = ulong.MaxValue,
    }

    private static Stage ReadStage(ref StrictJsonReader json) => json.ReadEnum(Deal.Stages);

    private static DayMask ReadDays(ref StrictJsonReader json) => json.ReadFlags(Days);

    [Theory]
    [InlineData("\"Open\"", (int)Stage.Open)]
    [InlineData("\"Lost\"", (int)Stage.Lost)]
    [InlineData("\"\\u004cost\"", (int)Stage.Lost)]
    public void An_enum_is_read_by_its_name(string json, int expected)
        => Assert.Equal((Stage)expected, Reading.Good(json, ReadStage));

    [Theory]
    [InlineData("\"open\"")]
    [InlineData("\"1\"")]
    [InlineData("\"Open, Won\"")]
    [InlineData("\" Open\"")]
    [InlineData("\"\"")]
    public void No_other_name_is_allowed(string json)
        => Reading.Refuses(ViolationCode.NotAllowed, json, ReadStage);

    [Theory]
    [InlineData("1")]
    [InlineData("null")]
    [InlineData("[\"Open\"]")]
    public void An_enum_is_never_a_number(string json)
        => Reading.Refuses(ViolationCode.WrongType, json, ReadStage);

    [Fact]
    public void A_name_in_another_case_is_told_how_to_be_written()
        => Assert.Equal(
            "must be one of \"Open\", \"Won\", \"Lost\"; got \"open\" – names are case-sensitive: write \"Open\"",
            Reading.Bad("\"open\"", ReadStage).Message);

    [Theory]
    [InlineData("[]", 0)]
    [InlineData("[\"none\"]", 0)]
    [InlineData("[\"tue\",\"mon\"]", 3)]
    [InlineData("[\"both\",\"tue\"]", 3)]
    [InlineData("[\"sunday\",\"mon\"]", -127)]
    public void Flags_are_a_list_of_names(string json, int expected)
        => Assert.Equal((DayMask)expected, Reading.Good(json, ReadDays));

    [Fact]
    public void A_flag_that_is_sent_twice_is_refused_at_its_place()
    {
        Violation violation = Reading.Bad("[\"mon\",\"tue\",\"mon\"]", ReadDays);
        Assert.Equal((ViolationCode.DuplicateItem, "/2"), (violation.Code, violation.Path));
    }

    [Theory]
    [InlineData("\"mon\"")]
    [InlineData("\"mon, tue\"")]
    [InlineData("3")]
    public void Flags_are_nothing_else(string json)
        => Reading.Refuses(ViolationCode.WrongType, json, ReadDays);

    [Theory]
    [InlineData(0, "[]")]
    [InlineData(1, "[\"mon\"]")]
    [InlineData(3, "[\"mon\",\"tue\"]")]
    [InlineData(-126, "[\"tue\",\"sunday\"]")]
    public void Flags_are_written_in_declared_order_and_once(int value, string expected)
    {
        string json = Writing.Of(writer => writer.Flags((DayMask)value, Days));
        Assert.Equal(expected, json);
        Assert.Equal((DayMask)value, Reading.Good(json, ReadDays));
    }

    [Fact]
    public void A_value_without_a_name_cannot_be_written()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Writing.Of(writer => writer.Enum((Stage)99, Deal.Stages)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Writing.Of(writer => writer.Flags((DayMask)4, Days)));
    }

    [Fact]
    public void Any_width_and_any_name_will_do()
    {
        foreach (Big value in Enum.GetValues<Big>())
        {
            string json = Writing.Of(writer => writer.Enum(value, Bigs));
            Assert.Equal(value, Reading.Good(json, (ref StrictJsonReader reader) => reader.ReadEnum(Bigs)));
            string escaped = JsonSerializer.Serialize(Bigs.NameOf(value));
            Assert.Equal(value, Reading.Good(escaped, (ref StrictJsonReader reader) => reader.ReadEnum(Bigs)));
        }
    }

    [Fact]
    public void A_name_is_found_both_ways()
    {
        Assert.Equal("Won", Deal.Stages.NameOf(Stage.Won));
        Assert.True(Deal.Stages.TryFind("Won"u8, out Stage stage));
        Assert.Equal(Stage.Won, stage);
        Assert.False(Deal.Stages.TryFind("won"u8, out _));
        Assert.Equal(3, Deal.Stages.Count);
    }

    [Fact]
    public void Names_and_values_must_differ()
    {
        Assert.Throws<ArgumentException>(() => new EnumNames<Stage>(("a", Stage.Open), ("a", Stage.Won)));
        Assert.Throws<ArgumentException>(() => new EnumNames<Stage>(("a", Stage.Open), ("b", Stage.Open)));
    }
}
