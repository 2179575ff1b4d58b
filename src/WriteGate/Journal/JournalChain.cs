using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace WriteGate.Journal;

/// <summary>
/// Links journal rows by hash, one chain a run. The chain runs over a salted digest of the values instead of the values,
/// so that values can be erased and every edit of what is left still shows.
/// </summary>
public static class JournalChain
{
    /// <summary>What the first row of a run names as the hash before it.</summary>
    public static byte[] Origin { get; } = new byte[SHA256.HashSizeInBytes];

    /// <summary>Seals an entry as the next row of its run.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="sequence">Place in the whole journal; not part of the hash, because a store may assign it late.</param>
    /// <param name="runSequence">Place in the run.</param>
    /// <param name="at">The store's clock; kept to the millisecond.</param>
    /// <param name="previousHash">Hash of the run's last row.</param>
    public static JournalRow Seal(JournalEntry entry, long sequence, long runSequence, DateTimeOffset at, byte[] previousHash)
    {
        byte[] salt = RandomNumberGenerator.GetBytes(16);
        DateTimeOffset stamp = DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());
        byte[] digest = DigestOf(salt, entry);
        JournalRow row = new(sequence, runSequence, stamp, entry, salt, digest, previousHash, []);
        return row with { Hash = HashOf(row) };
    }

    /// <summary>The hash that a row must have.</summary>
    public static byte[] HashOf(JournalRow row)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        JournalEntry entry = row.Entry;
        Number(hash, row.RunSequence);
        Number(hash, row.At.ToUnixTimeMilliseconds());
        Number(hash, entry.IsRehearsal ? 1 : 0);
        Text(hash, entry.Tenant);
        Text(hash, entry.RunId);
        Text(hash, entry.Action);
        Text(hash, entry.IntentId);
        Text(hash, entry.ExecutionId);
        Text(hash, entry.Workflow);
        Text(hash, entry.Actor);
        Text(hash, entry.OnBehalfOf);
        Text(hash, entry.Model);
        Text(hash, entry.Tool);
        Text(hash, entry.CallId);
        Text(hash, entry.RetryOf);
        Text(hash, entry.Resource);
        Text(hash, entry.RecordId);
        Text(hash, entry.Reason);
        hash.AppendData(row.ValuesDigest);
        hash.AppendData(row.PreviousHash);
        return hash.GetHashAndReset();
    }

    /// <summary>The digest that a row's values must have, while they are there.</summary>
    public static byte[] DigestOf(byte[] salt, JournalEntry entry)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(salt);
        Bytes(hash, entry.Before);
        Bytes(hash, entry.After);
        return hash.GetHashAndReset();
    }

    private static void Text(IncrementalHash hash, string? value) => Bytes(hash, value is null ? null : Encoding.UTF8.GetBytes(value));

    // Lengths go in first, -1 for null, so that no two lists of values give the same bytes.
    private static void Bytes(IncrementalHash hash, byte[]? value)
    {
        Number(hash, value?.Length ?? -1);
        hash.AppendData(value ?? []);
    }

    private static void Number(IncrementalHash hash, long value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        hash.AppendData(bytes);
    }
}
