using WriteGate.Intents;

namespace WriteGate;

/// <summary>
/// The leave to write one record once. Only the gate makes one; the raw write and the client below it ask for it, and
/// <see cref="WritePermits.Demand"/> checks that it is worth something. It ends when the raw write returns.
/// </summary>
public sealed class WritePermit
{
    private readonly TimeProvider time;
    private volatile bool ended;

    internal WritePermit(Intent intent, string? recordId, DateTimeOffset expiresAt, TimeProvider time)
    {
        this.time = time;
        Key = intent.Key;
        IntentId = intent.Id;
        ExecutionId = $"{intent.Id}.{intent.Fence}";
        RecordName = intent.Resource;
        RecordId = recordId;
        RecordVersion = intent.RecordVersion;
        Before = intent.Before ?? ReadOnlyMemory<byte>.Empty;
        After = intent.After ?? ReadOnlyMemory<byte>.Empty;
        ExpiresAt = expiresAt;
    }

    /// <summary>The idempotency key; the same for every attempt of this write. Pass it on as <c>Idempotency-Key</c>.</summary>
    public string Key { get; }

    /// <summary>The intent.</summary>
    public string IntentId { get; }

    /// <summary>The intent and which claim of it this is.</summary>
    public string ExecutionId { get; }

    /// <summary>The resource that may be written.</summary>
    public string RecordName { get; }

    /// <summary>The record that may be written; null where the call names none, such as a create.</summary>
    public string? RecordId { get; }

    /// <summary>The version that was read; pass it on as the write's precondition.</summary>
    public string? RecordVersion { get; }

    /// <summary>The touched fields as they were read, a JSON object.</summary>
    public ReadOnlyMemory<byte> Before { get; }

    /// <summary>The touched fields as they are to become: what was decided or approved.</summary>
    public ReadOnlyMemory<byte> After { get; }

    /// <summary>When the lease ends.</summary>
    public DateTimeOffset ExpiresAt { get; }

    /// <summary>
    /// Says that something was written under it. Clients that demand a permit call it when the system behind has accepted: a
    /// failure later in the same raw write then no longer proves that nothing was written.
    /// </summary>
    public void Written() => HasWritten = true;

    internal bool HasWritten { get; private set; }

    /// <summary>Why it no longer holds; null while it does.</summary>
    internal string? Ending
        => ended ? "it was already used"
            : time.GetUtcNow() >= ExpiresAt ? $"its lease ended at {ExpiresAt:O}"
            : null;

    internal string? Objection(string recordName, string? recordId)
        => Ending
            ?? (recordName != RecordName ? $"it is for {RecordName}, not for {recordName}"
            : RecordId is not null && recordId != RecordId ? $"it is for {RecordName} \"{RecordId}\", not for \"{recordId}\""
            : null);

    internal void End() => ended = true;
}
