using System.Buffers.Text;

namespace WriteGate.Json;

public sealed partial class CanonicalJsonWriter
{
    /// <summary>Writes an RFC 3339 date-time. The offset is kept, <c>Z</c> for none; a fraction has no zeros at its end.</summary>
    public void DateTimeOffset(DateTimeOffset value)
    {
        Open((byte)'"');
        Date(System.DateOnly.FromDateTime(value.DateTime));
        Append((byte)'T');
        Time(value.TimeOfDay.Ticks);
        Offset((int)value.Offset.TotalMinutes);
        Append((byte)'"');
    }

    /// <summary>Writes an RFC 3339 date-time in UTC. A local time is converted, one of no kind is taken for UTC, so that no machine's zone decides.</summary>
    public void DateTime(DateTime value)
    {
        DateTime utc = value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : value;
        DateTimeOffset(new DateTimeOffset(utc.Ticks, TimeSpan.Zero));
    }

    /// <summary>Writes a date, <c>yyyy-MM-dd</c>.</summary>
    public void DateOnly(DateOnly value)
    {
        Open((byte)'"');
        Date(value);
        Append((byte)'"');
    }

    /// <summary>Writes a time of day, <c>HH:mm:ss</c> and a fraction where there is one.</summary>
    public void TimeOnly(TimeOnly value)
    {
        Open((byte)'"');
        Time(value.Ticks);
        Append((byte)'"');
    }

    /// <summary>Writes an ISO 8601 duration in days, hours, minutes and seconds, without parts that are zero: <c>P1DT2H</c>, <c>PT0S</c>.</summary>
    public void Duration(TimeSpan value)
    {
        Open((byte)'"');
        if (value < TimeSpan.Zero)
        {
            Append((byte)'-');
        }

        Append((byte)'P');
        Part(value.Days, (byte)'D');
        long rest = Math.Abs(value.Ticks % TimeSpan.TicksPerDay);
        if (rest != 0 || value == TimeSpan.Zero)
        {
            Append((byte)'T');
            Part(value.Hours, (byte)'H');
            Part(value.Minutes, (byte)'M');
            Seconds(rest % TimeSpan.TicksPerMinute, isAlone: value == TimeSpan.Zero);
        }

        Append((byte)'"');
    }

    private void Date(DateOnly value)
    {
        Digits(value.Year, 4);
        Append((byte)'-');
        Digits(value.Month, 2);
        Append((byte)'-');
        Digits(value.Day, 2);
    }

    private void Time(long ticks)
    {
        Digits((int)(ticks / TimeSpan.TicksPerHour), 2);
        Append((byte)':');
        Digits((int)(ticks / TimeSpan.TicksPerMinute % 60), 2);
        Append((byte)':');
        Digits((int)(ticks / TimeSpan.TicksPerSecond % 60), 2);
        Fraction((int)(ticks % TimeSpan.TicksPerSecond));
    }

    private void Offset(int minutes)
    {
        if (minutes == 0)
        {
            Append((byte)'Z');
            return;
        }

        Append(minutes < 0 ? (byte)'-' : (byte)'+');
        Digits(Math.Abs(minutes) / 60, 2);
        Append((byte)':');
        Digits(Math.Abs(minutes) % 60, 2);
    }

    private void Part(int value, byte letter)
    {
        if (value != 0)
        {
            // Days alone can have more than two digits.
            Utf8Formatter.TryFormat(Math.Abs(value), Room(12), out int written);
            length += written;
            Append(letter);
        }
    }

    private void Seconds(long ticks, bool isAlone)
    {
        if (ticks != 0 || isAlone)
        {
            Utf8Formatter.TryFormat(ticks / TimeSpan.TicksPerSecond, Room(12), out int written);
            length += written;
            Fraction((int)(ticks % TimeSpan.TicksPerSecond));
            Append((byte)'S');
        }
    }

    private void Fraction(int ticks)
    {
        if (ticks != 0)
        {
            Append((byte)'.');
            Digits(ticks, 7);
            length = buffer.AsSpan(0, length).TrimEnd((byte)'0').Length;
        }
    }

    private void Digits(int value, int count)
    {
        Span<byte> text = Room(count)[..count];
        for (int i = count - 1; i >= 0; i--)
        {
            text[i] = (byte)('0' + (value % 10));
            value /= 10;
        }

        length += count;
    }
}
