using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace WriteGate.Json;

/// <summary>
/// Writes canonical JSON (RFC 8785): one text for each value, so that texts can be hashed and compared. The caller writes
/// members in the order of their names' UTF-16 code units, which generated code knows since it was built; nothing is sorted here.
/// </summary>
/// <remarks>
/// Two deviations from RFC 8785, which knows doubles only: integers and decimals are written with all their digits. Not
/// thread-safe; the pool behind <see cref="Rent"/> is. What this writes, <see cref="StrictJsonReader"/> reads back to an equal value.
/// </remarks>
[SuppressMessage("Naming", "CA1720", Justification = "Each method is named after the type it writes, which is what generated code knows.")]
public sealed partial class CanonicalJsonWriter : IDisposable
{
    private const int FirstCapacity = 512;
    private const int LargestPooled = 64 * 1024;

    // One for each thread, and a few for those that write while they write.
    private const int Spares = 8;
    private static readonly CanonicalJsonWriter?[] Pool = new CanonicalJsonWriter?[Spares];

    [ThreadStatic]
    private static CanonicalJsonWriter? own;

    private byte[] buffer = new byte[FirstCapacity];
    private int length;
    private bool isRented;

    /// <summary>What was written, until the next change.</summary>
    public ReadOnlySpan<byte> WrittenSpan => buffer.AsSpan(0, length);

    /// <summary>Takes an empty writer from a pool; <see cref="Dispose"/> returns it.</summary>
    public static CanonicalJsonWriter Rent()
    {
        CanonicalJsonWriter? writer = own;
        own = null;
        for (int i = 0; writer is null && i < Spares; i++)
        {
            writer = Interlocked.Exchange(ref Pool[i], null);
        }

        writer ??= new CanonicalJsonWriter();
        writer.isRented = true;
        return writer;
    }

    /// <summary>Returns the writer to the pool it was rented from; it must not be used any more.</summary>
    public void Dispose()
    {
        // Returned twice, it would be handed to two callers at once.
        if (!isRented)
        {
            return;
        }

        isRented = false;
        RefusesNull = false;
        Reset();
        if (buffer.Length > LargestPooled)
        {
            return;
        }

        if (own is null)
        {
            own = this;
            return;
        }

        for (int i = 0; i < Spares && Interlocked.CompareExchange(ref Pool[i], this, null) is not null; i++)
        {
        }
    }

    /// <summary>Forgets what was written.</summary>
    public void Reset()
    {
        // What was written may be sensitive, and buffers live long.
        buffer.AsSpan(0, length).Clear();
        length = 0;
    }

    /// <summary>A copy of what was written.</summary>
    public byte[] ToArray() => WrittenSpan.ToArray();

    /// <summary>The SHA-256 of what was written.</summary>
    public byte[] Sha256() => SHA256.HashData(WrittenSpan);

    /// <summary>Begins an object.</summary>
    public void BeginObject() => Open((byte)'{');

    /// <summary>Ends an object.</summary>
    public void EndObject() => Close((byte)'}');

    /// <summary>Begins a list.</summary>
    public void BeginList() => Open((byte)'[');

    /// <summary>Ends a list.</summary>
    public void EndList() => Close((byte)']');

    /// <summary>Begins a member; its value follows.</summary>
    /// <param name="escapedName">The name as RFC 8785 writes it, without quotes.</param>
    public void Member(ReadOnlySpan<byte> escapedName)
    {
        Span<byte> text = Begin(escapedName.Length + 3);
        text[0] = (byte)'"';
        escapedName.CopyTo(text[1..]);
        text[escapedName.Length + 1] = (byte)'"';
        text[escapedName.Length + 2] = (byte)':';
        length += escapedName.Length + 3;
    }

    /// <summary>Begins a member whose name was not known at build, such as a dictionary's key; the caller keeps the order.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="ArgumentException">It holds half a surrogate pair.</exception>
    public void DynamicMember(string name)
    {
        String(name);
        Append((byte)':');
    }

    /// <summary>Writes null.</summary>
    public void Null() => Raw("null"u8);

    /// <summary>Writes true or false.</summary>
    public void Boolean(bool value) => Raw(value ? "true"u8 : "false"u8);

    /// <summary>Writes a value that is canonical JSON already.</summary>
    /// <param name="json">The value.</param>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public void Raw(ReadOnlySpan<byte> json)
    {
        if (json.IsEmpty)
        {
            throw new ArgumentException("Nothing is no JSON value.", nameof(json));
        }

        json.CopyTo(Begin(json.Length));
        length += json.Length;
    }

    private void Open(byte bracket)
    {
        Begin(1)[0] = bracket;
        length++;
    }

    private void Close(byte bracket) => Append(bracket);

    private void Append(byte b)
    {
        Room(1)[0] = b;
        length++;
    }

    // A comma stands before everything but what a bracket or a colon opens. No value ends in one of these: texts end in a quote.
    private Span<byte> Begin(int capacity)
    {
        if (length > 0 && buffer[length - 1] is not ((byte)'{' or (byte)'[' or (byte)':'))
        {
            Append((byte)',');
        }

        return Room(capacity);
    }

    private Span<byte> Room(int capacity)
    {
        if (buffer.Length - length < capacity)
        {
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, checked(length + capacity)));
        }

        return buffer.AsSpan(length);
    }
}
