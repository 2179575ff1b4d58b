namespace WriteGate.Json;

/// <summary>Dates and times by RFC 3339, read from UTF-8 without a culture. Each reader returns null, or why the text is none.</summary>
internal static class Rfc3339
{
    private const string NotDate = "the date does not exist in the calendar or is not written yyyy-MM-dd";
    private const string NotTime = "the time is not written HH:mm:ss with an optional fraction";
    private const string LeapSecond = "a leap second (:60) cannot be kept; use :59";
    private const string TooFine = "no more than 7 digits of a fraction can be kept";
    private const string NoOffset = "the offset is missing; end it with Z or with one such as +02:00";
    private const string NotOffset = "the offset is not Z and not between -14:00 and +14:00";

    public static string? ReadDate(ReadOnlySpan<byte> text, out DateOnly date)
    {
        date = default;
        if (text.Length != 10 || text[4] != '-' || text[7] != '-'
            || !TryDigits(text[..4], out int year) || !TryDigits(text[5..7], out int month) || !TryDigits(text[8..], out int day)
            || year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month))
        {
            return NotDate;
        }

        date = new DateOnly(year, month, day);
        return null;
    }

    public static string? ReadTime(ReadOnlySpan<byte> text, out TimeOnly time)
    {
        string? fault = ReadTime(text, out long ticks, out int length);
        time = new TimeOnly(ticks);
        return fault ?? (length == text.Length ? null : "a time of day has no offset and nothing else behind it");
    }

    public static string? ReadDateTime(ReadOnlySpan<byte> text, out DateTimeOffset value)
    {
        value = default;
        if (text.Length < 11 || (text[10] | 0x20) != 't')
        {
            return "date and time are not both there, with T between them";
        }

        string? fault = ReadTime(text[11..], out long ticks, out int length);
        fault = ReadDate(text[..10], out DateOnly date) ?? fault;
        if (fault is not null)
        {
            return fault;
        }

        ReadOnlySpan<byte> rest = text[(11 + length)..];
        if (rest.IsEmpty)
        {
            return NoOffset;
        }

        if (!TryOffset(rest, out int minutes))
        {
            return NotOffset;
        }

        long local = (date.DayNumber * TimeSpan.TicksPerDay) + ticks;
        long utc = local - (minutes * TimeSpan.TicksPerMinute);
        if (utc < DateTime.MinValue.Ticks || utc > DateTime.MaxValue.Ticks)
        {
            return "the instant lies outside the years 1 to 9999";
        }

        value = new DateTimeOffset(local, TimeSpan.FromMinutes(minutes));
        return null;
    }

    private static string? ReadTime(ReadOnlySpan<byte> text, out long ticks, out int length)
    {
        ticks = 0;
        length = 8;
        if (text.Length < 8 || text[2] != ':' || text[5] != ':'
            || !TryDigits(text[..2], out int hour) || !TryDigits(text[3..5], out int minute) || !TryDigits(text[6..8], out int second)
            || hour > 23 || minute > 59 || second > 60)
        {
            return NotTime;
        }

        if (second == 60)
        {
            return LeapSecond;
        }

        ticks = (((hour * 60L) + minute) * 60 + second) * TimeSpan.TicksPerSecond;
        if (text.Length == 8 || text[8] != '.')
        {
            return null;
        }

        string? fault = ReadFraction(text[9..], out long fraction, out int digits);
        ticks += fraction;
        length += 1 + digits;
        return fault;
    }

    /// <param name="text">What follows the point.</param>
    /// <param name="ticks">The fraction of a second.</param>
    /// <param name="length">How many digits there were.</param>
    public static string? ReadFraction(ReadOnlySpan<byte> text, out long ticks, out int length)
    {
        ticks = 0;
        length = 0;
        long unit = TimeSpan.TicksPerSecond;
        while (length < text.Length && char.IsAsciiDigit((char)text[length]))
        {
            int digit = text[length++] - '0';
            unit /= 10;
            if (unit == 0 && digit != 0)
            {
                return TooFine;
            }

            ticks += digit * unit;
        }

        return length == 0 ? NotTime : null;
    }

    private static bool TryOffset(ReadOnlySpan<byte> text, out int minutes)
    {
        minutes = 0;
        if (text.Length == 1)
        {
            return (text[0] | 0x20) == 'z';
        }

        if (text.Length != 6 || text[0] is not ((byte)'+' or (byte)'-') || text[3] != ':'
            || !TryDigits(text[1..3], out int hour) || !TryDigits(text[4..], out int minute) || minute > 59)
        {
            return false;
        }

        minutes = (hour * 60) + minute;
        bool fits = minutes <= 14 * 60;
        minutes = text[0] == '-' ? -minutes : minutes;
        return fits;
    }

    private static bool TryDigits(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        foreach (byte b in text)
        {
            if (b is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            value = (value * 10) + (b - '0');
        }

        return true;
    }
}
