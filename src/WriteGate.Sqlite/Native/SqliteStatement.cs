using System.Buffers;
using System.Text;

using SQLitePCL;

namespace WriteGate.Sqlite;

/// <summary>
/// A prepared statement. Parameters are bound and columns read in their order, each call taking the next one.
/// Text is bound and read with its length, so that it may hold any character.
/// </summary>
internal sealed class SqliteStatement(SqliteDatabase database, sqlite3_stmt handle) : IDisposable
{
    private const int OnStack = 512;

    private int parameter;
    private int column;

    /// <summary>Makes it ready to be bound, whatever became of it before.</summary>
    public SqliteStatement Begin()
    {
        parameter = 0;
        return this;
    }

    public SqliteStatement Add(string? value)
    {
        if (value is null)
        {
            return AddNull();
        }

        int most = Encoding.UTF8.GetMaxByteCount(value.Length);
        if (most <= OnStack)
        {
            Span<byte> buffer = stackalloc byte[OnStack];
            return AddText(buffer[..Encoding.UTF8.GetBytes(value, buffer)]);
        }

        byte[] rented = ArrayPool<byte>.Shared.Rent(most);
        try
        {
            return AddText(rented.AsSpan(0, Encoding.UTF8.GetBytes(value, rented)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    public SqliteStatement Add(byte[]? value)
    {
        if (value is null)
        {
            return AddNull();
        }

        // An empty span has no address, which SQLite takes for null.
        database.Check(value.Length == 0
            ? raw.sqlite3_bind_zeroblob(handle, ++parameter, 0)
            : raw.sqlite3_bind_blob(handle, ++parameter, value.AsSpan()));
        return this;
    }

    public SqliteStatement Add(long value)
    {
        database.Check(raw.sqlite3_bind_int64(handle, ++parameter, value));
        return this;
    }

    public SqliteStatement Add(bool value) => Add(value ? 1L : 0L);

    public SqliteStatement Add(TimeSpan value) => Add((long)value.TotalMilliseconds);

    public SqliteStatement Add(DateTimeOffset value) => Add(value.ToUnixTimeMilliseconds());

    public SqliteStatement Add(DateTimeOffset? value) => value is { } time ? Add(time) : AddNull();

    /// <summary>Runs a statement that answers nothing.</summary>
    /// <returns>Whether it changed a row.</returns>
    public bool Run()
    {
        int before = database.TotalChanges;
        try
        {
            database.Check(raw.sqlite3_step(handle));
        }
        finally
        {
            Reset();
        }

        return database.TotalChanges != before;
    }

    /// <summary>Goes to the next row.</summary>
    /// <returns>False when there is none; whoever began to read resets the statement.</returns>
    public bool Step()
    {
        column = 0;
        int code = raw.sqlite3_step(handle);
        database.Check(code);
        return code == raw.SQLITE_ROW;
    }

    /// <summary>Ends a read, and with it the read transaction if there is no other.</summary>
    public void Reset() => _ = raw.sqlite3_reset(handle); // Repeats the code of the step, which was checked.

    public string Text() => Encoding.UTF8.GetString(raw.sqlite3_column_blob(handle, column++));

    // Only where there are no bytes it has to be asked whether that means null.
    public string? TextOrNull()
    {
        ReadOnlySpan<byte> utf8 = raw.sqlite3_column_blob(handle, column);
        return utf8.IsEmpty && IsNull() ? null : Encoding.UTF8.GetString(Take(utf8));
    }

    public byte[] Blob() => raw.sqlite3_column_blob(handle, column++).ToArray();

    public byte[]? BlobOrNull()
    {
        ReadOnlySpan<byte> bytes = raw.sqlite3_column_blob(handle, column);
        return bytes.IsEmpty && IsNull() ? null : Take(bytes).ToArray();
    }

    public long Number() => raw.sqlite3_column_int64(handle, column++);

    public bool Flag() => Number() != 0;

    public DateTimeOffset Time() => DateTimeOffset.FromUnixTimeMilliseconds(Number());

    public DateTimeOffset? TimeOrNull() => IsNull() ? null : Time();

    public void Dispose() => handle.Dispose();

    private bool IsNull()
    {
        if (raw.sqlite3_column_type(handle, column) != raw.SQLITE_NULL)
        {
            return false;
        }

        column++;
        return true;
    }

    private ReadOnlySpan<byte> Take(ReadOnlySpan<byte> value)
    {
        column++;
        return value;
    }

    private SqliteStatement AddNull()
    {
        database.Check(raw.sqlite3_bind_null(handle, ++parameter));
        return this;
    }

    private SqliteStatement AddText(ReadOnlySpan<byte> utf8)
    {
        database.Check(utf8.IsEmpty
            ? raw.sqlite3_bind_text(handle, ++parameter, string.Empty)
            : raw.sqlite3_bind_text(handle, ++parameter, utf8));
        return this;
    }
}
