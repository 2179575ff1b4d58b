using WriteGate.Json;

namespace WriteGate.Tests.Json;

public sealed class TimeTests
{
    private static DateTimeOffset Instant(ref StrictJsonReader json) => json.ReadDateTimeOffset();

    [Theory]
    [InlineData("2026-03-01T09:30:00Z", 2026, 3, 1, 9, 30, 0, 0L, 0)]
    [InlineData("2026-03-01t09:30:00z", 2026, 3, 1, 9, 30, 0, 0L, 0)]
    [InlineData("2026-03-01T09:30:00-00:00", 2026, 3, 1, 9, 30, 0, 0L, 0)]
    [InlineData("2024-02-29T23:59:59.9999999+14:00", 2024, 2, 29, 23, 59, 59, 9999999L, 840)]
    [InlineData("2026-03-01T09:30:00.5-08:30", 2026, 3, 1, 9, 30, 0, 5000000L, -510)]
    [InlineData("2026-03-01T09:30:00.123456700000Z", 2026, 3, 1, 9, 30, 0, 1234567L, 0)]
    public void A_date_time_keeps_its_offset_and_fraction(
        string text, int year, int month, int day, int hour, int minute, int second, long ticks, int offset)
    {
        DateTimeOffset expected = new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.FromMinutes(offset)).AddTicks(ticks);
        DateTimeOffset value = Reading.Good($"\"{text}\"", Instant);
        Assert.Equal(expected, value);
        Assert.Equal(expected.Offset, value.Offset);
    }

    [Theory]
    [InlineData("2026-03-01T09:30:00", "offset is missing")]
    [InlineData("2026-03-01T09:30:00.5", "offset is missing")]
    [InlineData("2026-02-29T09:30:00Z", "calendar")]
    [InlineData("1900-02-29T09:30:00Z", "calendar")]
    [InlineData("2026-13-01T09:30:00Z", "calendar")]
    [InlineData("2026-00-01T09:30:00Z", "calendar")]
    [InlineData("2026-04-31T09:30:00Z", "calendar")]
    [InlineData("0000-01-01T00:00:00Z", "calendar")]
    [InlineData("2026-3-1T09:30:00Z", "T between")]
    [InlineData("2026-03-01 09:30:00Z", "T between")]
    [InlineData("2026-03-01", "T between")]
    [InlineData("", "T between")]
    [InlineData("2026-03-01T24:00:00Z", "HH:mm:ss")]
    [InlineData("2026-03-01T09:60:00Z", "HH:mm:ss")]
    [InlineData("2026-03-01T09:30Z", "HH:mm:ss")]
    [InlineData("2026-03-01T09:30:00.Z", "HH:mm:ss")]
    [InlineData("1998-12-31T23:59:60Z", "leap second")]
    [InlineData("2026-03-01T09:30:00.12345678Z", "7 digits")]
    [InlineData("2026-03-01T09:30:00+14:01", "offset is not")]
    [InlineData("2026-03-01T09:30:00+2:00", "offset is not")]
    [InlineData("2026-03-01T09:30:00+0200", "offset is not")]
    [InlineData("2026-03-01T09:30:00Z ", "offset is not")]
    [InlineData("2026-03-01T09:30:00 Z", "offset is not")]
    [InlineData("0001-01-01T00:00:00+01:00", "years 1 to 9999")]
    [InlineData("9999-12-31T23:59:59-01:00", "years 1 to 9999")]
    [InlineData("٢٠٢٦-03-01T09:30:00Z", "between")]
    public void What_is_no_date_time_is_refused_with_the_reason(string text, string reason)
    {
        Violation violation = Reading.Bad($"\"{text}\"", Instant);
        Assert.Equal(ViolationCode.BadFormat, violation.Code);
        Assert.Contains(reason, violation.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_date_time_without_offset_type_is_converted_to_UTC()
    {
        DateTime value = Reading.Good("\"2026-03-01T09:30:00+02:00\"", (ref StrictJsonReader json) => json.ReadDateTime());
        Assert.Equal(new DateTime(2026, 3, 1, 7, 30, 0), value);
        Assert.Equal(DateTimeKind.Utc, value.Kind);
    }

    [Fact]
    public void An_escaped_date_is_the_same_date()
        => Assert.Equal(new DateOnly(2026, 3, 1), Reading.Good("\"\\u0032026\\u002d03-01\"", (ref StrictJsonReader json) => json.ReadDateOnly()));

    [Theory]
    [InlineData("2026-02-29")]
    [InlineData("2026-2-28")]
    [InlineData("20260228")]
    [InlineData("2026-02-28Z")]
    [InlineData("2026-02-28T00:00:00Z")]
    [InlineData("02/28/2026")]
    [InlineData(" 2026-02-28")]
    public void What_is_no_date_is_refused(string text)
        => Reading.Refuses(ViolationCode.BadFormat, $"\"{text}\"", (ref StrictJsonReader json) => json.ReadDateOnly());

    [Theory]
    [InlineData("00:00:00", 0L)]
    [InlineData("23:59:59.9999999", 863999999999L)]
    [InlineData("09:30:00.50", 342005000000L)]
    public void A_time_of_day_is_read_to_the_tick(string text, long ticks)
        => Assert.Equal(new TimeOnly(ticks), Reading.Good($"\"{text}\"", (ref StrictJsonReader json) => json.ReadTimeOnly()));

    [Theory]
    [InlineData("24:00:00")]
    [InlineData("9:30:00")]
    [InlineData("09:30")]
    [InlineData("09:30:60")]
    [InlineData("09:30:00Z")]
    [InlineData("09:30:00+02:00")]
    [InlineData("09:30:00 PM")]
    [InlineData("")]
    public void What_is_no_time_of_day_is_refused(string text)
        => Reading.Refuses(ViolationCode.BadFormat, $"\"{text}\"", (ref StrictJsonReader json) => json.ReadTimeOnly());

    [Theory]
    [InlineData("PT0S", 0L)]
    [InlineData("P1D", 864000000000L)]
    [InlineData("P0D", 0L)]
    [InlineData("P1DT2H3M4.5S", 937845000000L)]
    [InlineData("PT90M", 54000000000L)]
    [InlineData("PT1H30S", 36300000000L)]
    [InlineData("P2W", 12096000000000L)]
    [InlineData("-PT0.0000001S", -1L)]
    [InlineData("P10675199DT2H48M5.4775807S", long.MaxValue)]
    [InlineData("-P10675199DT2H48M5.4775808S", long.MinValue)]
    public void A_duration_is_read_to_the_tick(string text, long ticks)
        => Assert.Equal(new TimeSpan(ticks), Reading.Good($"\"{text}\"", (ref StrictJsonReader json) => json.ReadDuration()));

    [Theory]
    [InlineData("P1Y", "no fixed length")]
    [InlineData("P1M", "no fixed length")]
    [InlineData("P1Y2M3D", "no fixed length")]
    [InlineData("P10675200D", "longer than")]
    [InlineData("P99999999999999999999999D", "longer than")]
    [InlineData("PT0.12345678S", "7 digits")]
    [InlineData("", "P…DT…H…M…S")]
    [InlineData("P", "P…DT…H…M…S")]
    [InlineData("PT", "P…DT…H…M…S")]
    [InlineData("P1DT", "P…DT…H…M…S")]
    [InlineData("1D", "P…DT…H…M…S")]
    [InlineData("P1", "P…DT…H…M…S")]
    [InlineData("P1H", "P…DT…H…M…S")]
    [InlineData("PT1D", "P…DT…H…M…S")]
    [InlineData("PT1M1H", "P…DT…H…M…S")]
    [InlineData("PT1H1H", "P…DT…H…M…S")]
    [InlineData("P1W2D", "P…DT…H…M…S")]
    [InlineData("P1WT1H", "P…DT…H…M…S")]
    [InlineData("PT1.5H", "P…DT…H…M…S")]
    [InlineData("PT.5S", "P…DT…H…M…S")]
    [InlineData("PT1.S", "P…DT…H…M…S")]
    [InlineData("PT1,5S", "P…DT…H…M…S")]
    [InlineData("P-1D", "P…DT…H…M…S")]
    [InlineData("p1d", "P…DT…H…M…S")]
    [InlineData("1.02:03:04", "P…DT…H…M…S")]
    public void What_is_no_duration_is_refused_with_the_reason(string text, string reason)
    {
        Violation violation = Reading.Bad($"\"{text}\"", (ref StrictJsonReader json) => json.ReadDuration());
        Assert.Equal(ViolationCode.BadFormat, violation.Code);
        Assert.Contains(reason, violation.Message, StringComparison.Ordinal);
    }
}
