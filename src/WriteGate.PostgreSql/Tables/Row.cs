using Npgsql;

namespace WriteGate.PostgreSql;

/// <summary>A row whose columns are taken one after the other.</summary>
internal struct Row(NpgsqlDataReader reader, int first = 0)
{
    private int next = first;

    public string Text() => StoredText.Decode(reader.GetString(next++));

    public string? TextOrNull() => reader.IsDBNull(next) ? Skip<string>() : Text();

    public byte[] Blob() => reader.GetFieldValue<byte[]>(next++);

    public byte[]? BlobOrNull() => reader.IsDBNull(next) ? Skip<byte[]>() : Blob();

    /// <summary>A smallint: an enumeration.</summary>
    public int Small() => reader.GetInt16(next++);

    public bool Flag() => Small() != 0;

    public int Integer() => reader.GetInt32(next++);

    public long Number() => reader.GetInt64(next++);

    public DateTimeOffset Time() => DateTimeOffset.FromUnixTimeMilliseconds(Number());

    public DateTimeOffset? TimeOrNull() => reader.IsDBNull(next) ? Skip<DateTimeOffset?>() : Time();

    private T? Skip<T>()
    {
        next++;
        return default;
    }
}
