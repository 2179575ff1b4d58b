using WriteGate.Json;

namespace WriteGate.Tests.Json;

public sealed class CanonicalTimeTests
{
    [Theory]
    [InlineData(0, 0L, "\"2026-03-01T09:30:00Z\"")]
    [InlineData(120, 5_000_000L, "\"2026-03-01T09:30:00.5+02:00\"")]
    [InlineData(-510, 1L, "\"2026-03-01T09:30:00.0000001-08:30\"")]
    public void A_date_time_keeps_its_offset(int offset, long ticks, string expected)
        => Assert.Equal(expected, Writing.Of(json => json.DateTimeOffset(
            new DateTimeOffset(2026, 3, 1, 9, 30, 0, TimeSpan.FromMinutes(offset)).AddTicks(ticks))));

    [Fact]
    public void A_date_time_without_offset_type_is_in_UTC()
    {
        DateTime utc = new(2026, 3, 1, 9, 30, 0, DateTimeKind.Utc);
        Assert.Equal("\"2026-03-01T09:30:00Z\"", Writing.Of(json => json.DateTime(utc)));
        Assert.Equal("\"2026-03-01T09:30:00Z\"", Writing.Of(json => json.DateTime(utc.ToLocalTime())));
        Assert.Equal("\"2026-03-01T09:30:00Z\"", Writing.Of(json => json.DateTime(DateTime.SpecifyKind(utc, DateTimeKind.Unspecified))));
    }

    [Fact]
    public void Dates_and_times_of_day_have_fixed_widths()
    {
        Assert.Equal("\"0001-01-01\"", Writing.Of(json => json.DateOnly(DateOnly.MinValue)));
        Assert.Equal("\"00:00:00\"", Writing.Of(json => json.TimeOnly(TimeOnly.MinValue)));
        Assert.Equal("\"23:59:59.9999999\"", Writing.Of(json => json.TimeOnly(TimeOnly.MaxValue)));
        Assert.Equal("\"10:00:00.01\"", Writing.Of(json => json.TimeOnly(new TimeOnly(10, 0, 0, 10))));
    }

    [Theory]
    [InlineData(0L, "PT0S")]
    [InlineData(864000000000L, "P1D")]
    [InlineData(937845000000L, "P1DT2H3M4.5S")]
    [InlineData(36300000000L, "PT1H30S")]
    [InlineData(-1L, "-PT0.0000001S")]
    [InlineData(-864000000000L, "-P1D")]
    [InlineData(long.MaxValue, "P10675199DT2H48M5.4775807S")]
    [InlineData(long.MinValue, "-P10675199DT2H48M5.4775808S")]
    public void A_duration_leaves_out_what_is_zero(long ticks, string expected)
        => Assert.Equal($"\"{expected}\"", Writing.Of(json => json.Duration(new TimeSpan(ticks))));
}
