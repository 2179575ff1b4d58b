using System.Security.Cryptography;

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

    /// <summary>The hash that a row must have: SHA-256 over place in the run, time, <see cref="ContentOf"/> and the hash before, numbers as 8 bytes big-endian.</summary>
    public static byte[] HashOf(JournalRow row)
    {
        HashInput input = new(capacity: 1024);
        input.Number(row.RunSequence);
        input.Number(row.At.ToUnixTimeMilliseconds());
        AddContent(ref input, row.Entry, row.ValuesDigest);
        input.Raw(row.PreviousHash);
        return input.Hash();
    }

    /// <summary>What is hashed of a row that does not hang on its place and time, for a store that assigns those itself.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="valuesDigest">The digest of its values, <see cref="DigestOf"/>.</param>
    public static byte[] ContentOf(JournalEntry entry, byte[] valuesDigest)
    {
        HashInput input = new(capacity: 1024);
        AddContent(ref input, entry, valuesDigest);
        return input.Take();
    }

    /// <summary>The digest that a row's values must have, while they are there.</summary>
    public static byte[] DigestOf(byte[] salt, JournalEntry entry)
    {
        HashInput input = new(capacity: 1024);
        input.Raw(salt);
        input.Bytes(entry.Before);
        input.Bytes(entry.After);
        // Only where there is one, so that rows from before there was any keep their digest.
        if (entry.Skipped is { } skipped)
        {
            input.Bytes(skipped);
        }

        return input.Hash();
    }

    private static void AddContent(ref HashInput input, JournalEntry entry, byte[] valuesDigest)
    {
        input.Number(entry.IsRehearsal ? 1 : 0);
        input.Number(entry.IsSensitive ? 1 : 0);
        input.Text(entry.Tenant);
        input.Text(entry.RunId);
        input.Text(entry.Action);
        input.Text(entry.IntentId);
        input.Text(entry.ExecutionId);
        input.Text(entry.Workflow);
        input.Text(entry.Actor);
        input.Text(entry.OnBehalfOf);
        input.Text(entry.Model);
        input.Text(entry.Tool);
        input.Text(entry.CallId);
        input.Text(entry.RetryOf);
        input.Text(entry.Resource);
        input.Text(entry.RecordId);
        input.Text(entry.Reason);
        input.Raw(valuesDigest);
    }
}
