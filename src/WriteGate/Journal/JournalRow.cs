namespace WriteGate.Journal;

/// <summary>One row of the journal as it was written.</summary>
/// <param name="Sequence">Place in the whole journal, rising.</param>
/// <param name="RunSequence">Place in the run's chain, from 1 without a gap.</param>
/// <param name="At">When, by the store's clock, UTC.</param>
/// <param name="Entry">What happened; its values are null once forgotten.</param>
/// <param name="Salt">16 random bytes that keep values from being guessed from their digest; null once the values are forgotten.</param>
/// <param name="ValuesDigest">SHA-256 over salt, before, after and skipped.</param>
/// <param name="PreviousHash">The hash of the row before in the run; 32 zero bytes for the first.</param>
/// <param name="Hash">SHA-256 over everything above but the values.</param>
public sealed record JournalRow(
    long Sequence, long RunSequence, DateTimeOffset At, JournalEntry Entry, byte[]? Salt, byte[] ValuesDigest, byte[] PreviousHash, byte[] Hash);
