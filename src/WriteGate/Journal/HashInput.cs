using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace WriteGate.Journal;

/// <summary>
/// Gathers what is hashed and hashes it at once. Lengths go in before values, -1 for null, so that no two lists of
/// values give the same bytes.
/// </summary>
internal ref struct HashInput
{
    private byte[] buffer;
    private int length;

    public HashInput(int capacity) => buffer = ArrayPool<byte>.Shared.Rent(capacity);

    public void Number(long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(Room(sizeof(long)), value);
        length += sizeof(long);
    }

    public void Text(string? value)
    {
        if (value is null)
        {
            Number(-1);
            return;
        }

        int bytes = Encoding.UTF8.GetByteCount(value);
        Number(bytes);
        length += Encoding.UTF8.GetBytes(value, Room(bytes));
    }

    public void Bytes(byte[]? value)
    {
        Number(value?.Length ?? -1);
        Raw(value);
    }

    public void Raw(ReadOnlySpan<byte> value)
    {
        value.CopyTo(Room(value.Length));
        length += value.Length;
    }

    /// <summary>SHA-256 of what was gathered; the input cannot be used again.</summary>
    public byte[] Hash()
    {
        byte[] hash = SHA256.HashData(buffer.AsSpan(0, length));
        Return();
        return hash;
    }

    /// <summary>What was gathered; the input cannot be used again.</summary>
    public byte[] Take()
    {
        byte[] gathered = buffer.AsSpan(0, length).ToArray();
        Return();
        return gathered;
    }

    private Span<byte> Room(int more)
    {
        if (buffer.Length - length < more)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(buffer.Length * 2, length + more));
            buffer.AsSpan(0, length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
            buffer = larger;
        }

        return buffer.AsSpan(length);
    }

    private void Return()
    {
        // It may have held values that are erased elsewhere later.
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        buffer = [];
    }
}
