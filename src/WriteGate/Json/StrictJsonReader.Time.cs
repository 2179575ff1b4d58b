using System.Text.Json;

namespace WriteGate.Json;

public ref partial struct StrictJsonReader
{
    /// <summary>Reads an RFC 3339 date-time; the offset is required and kept. Leap seconds and more than 7 digits of a fraction are refused.</summary>
    public DateTimeOffset ReadDateTimeOffset()
    {
        string? why = null;
        if (json.TokenType == JsonTokenType.String && TryGetText(out ReadOnlySpan<byte> text)
            && (why = Rfc3339.ReadDateTime(text, out DateTimeOffset value)) is null)
        {
            return value;
        }

        RefuseText("must be an RFC 3339 date-time such as \"2026-03-01T09:30:00Z\" or \"2026-03-01T09:30:00+02:00\"", why);
        return default;
    }

    /// <summary>Reads an RFC 3339 date-time, offset required, and converts it to UTC.</summary>
    public DateTime ReadDateTime() => ReadDateTimeOffset().UtcDateTime;

    /// <summary>Reads a date, <c>yyyy-MM-dd</c>.</summary>
    public DateOnly ReadDateOnly()
    {
        string? why = null;
        if (json.TokenType == JsonTokenType.String && TryGetText(out ReadOnlySpan<byte> text)
            && (why = Rfc3339.ReadDate(text, out DateOnly value)) is null)
        {
            return value;
        }

        RefuseText("must be a date such as \"2026-03-01\"", why);
        return default;
    }

    /// <summary>Reads a time of day, <c>HH:mm:ss</c> with an optional fraction and no offset.</summary>
    public TimeOnly ReadTimeOnly()
    {
        string? why = null;
        if (json.TokenType == JsonTokenType.String && TryGetText(out ReadOnlySpan<byte> text)
            && (why = Rfc3339.ReadTime(text, out TimeOnly value)) is null)
        {
            return value;
        }

        RefuseText("must be a time of day such as \"09:30:00\"", why);
        return default;
    }

    /// <summary>Reads an ISO 8601 duration in days, hours, minutes and seconds, or in weeks alone; years and months, which have no fixed length, are refused.</summary>
    public TimeSpan ReadDuration()
    {
        string? why = null;
        if (json.TokenType == JsonTokenType.String && TryGetText(out ReadOnlySpan<byte> text)
            && (why = Iso8601Duration.Read(text, out TimeSpan value)) is null)
        {
            return value;
        }

        RefuseText("must be an ISO 8601 duration such as \"P1DT2H30M\" or \"PT90S\"", why);
        return default;
    }
}
