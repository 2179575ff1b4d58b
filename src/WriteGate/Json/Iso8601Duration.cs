namespace WriteGate.Json;

/// <summary>Durations of fixed length by ISO 8601: <c>P1DT2H3M4.5S</c>, <c>PT0S</c>, <c>P2W</c>, <c>-PT5M</c>.</summary>
internal static class Iso8601Duration
{
    private const string NotDuration = "it is not written P…DT…H…M…S with at least one part";
    private const string NoFixedLength = "years and months have no fixed length; use days, hours, minutes and seconds, or weeks alone";
    private const string TooLong = "it is longer than 10675199 days";

    /// <returns>Null, or why the text is none.</returns>
    public static string? Read(ReadOnlySpan<byte> text, out TimeSpan value)
    {
        value = default;
        bool isNegative = text.StartsWith("-"u8);
        text = isNegative ? text[1..] : text;
        if (text.Length < 3 || text[0] != 'P' || text[^1] == 'T')
        {
            return NotDuration;
        }

        if (ReadParts(text[1..], out Int128 ticks) is { } fault)
        {
            return fault;
        }

        ticks = isNegative ? -ticks : ticks;
        if (ticks < TimeSpan.MinValue.Ticks || ticks > TimeSpan.MaxValue.Ticks)
        {
            return TooLong;
        }

        value = new TimeSpan((long)ticks);
        return null;
    }

    private static string? ReadParts(ReadOnlySpan<byte> text, out Int128 ticks)
    {
        ticks = 0;
        int last = 0;
        bool isTime = false;
        bool hasWeeks = false;
        while (!text.IsEmpty)
        {
            if (text[0] == 'T' && !isTime)
            {
                isTime = true;
                text = text[1..];
                continue;
            }

            if (!TryCount(ref text, out long count))
            {
                return NotDuration;
            }

            long fraction = 0;
            bool hasFraction = text.StartsWith("."u8);
            if (hasFraction)
            {
                if (Rfc3339.ReadFraction(text[1..], out fraction, out int digits) is { } fault)
                {
                    return digits == 0 ? NotDuration : fault;
                }

                text = text[(1 + digits)..];
            }

            if (text.IsEmpty)
            {
                return NotDuration;
            }

            (int rank, long unit) = Unit(text[0], isTime);
            if (unit == 0)
            {
                return text[0] is (byte)'Y' or (byte)'M' ? NoFixedLength : NotDuration;
            }

            hasWeeks |= text[0] == 'W';
            text = text[1..];

            // Only seconds may be broken, parts come from large to small, and weeks stand alone.
            if (rank <= last || hasFraction && unit != TimeSpan.TicksPerSecond || hasWeeks && !text.IsEmpty)
            {
                return NotDuration;
            }

            last = rank;
            ticks += ((Int128)count * unit) + fraction;
        }

        return null;
    }

    private static (int Rank, long Unit) Unit(byte letter, bool isTime) => (letter, isTime) switch
    {
        ((byte)'W', false) => (1, 7 * TimeSpan.TicksPerDay),
        ((byte)'D', false) => (2, TimeSpan.TicksPerDay),
        ((byte)'H', true) => (3, TimeSpan.TicksPerHour),
        ((byte)'M', true) => (4, TimeSpan.TicksPerMinute),
        ((byte)'S', true) => (5, TimeSpan.TicksPerSecond),
        _ => default,
    };

    private static bool TryCount(ref ReadOnlySpan<byte> text, out long count)
    {
        // More than any duration of .NET has, yet far from an overflow once multiplied as Int128.
        const long Beyond = long.MaxValue / 16;
        count = 0;
        int length = 0;
        while (length < text.Length && char.IsAsciiDigit((char)text[length]))
        {
            count = Math.Min((count * 10) + (text[length++] - '0'), Beyond);
        }

        text = text[length..];
        return length > 0;
    }
}
