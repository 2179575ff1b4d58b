using WriteGate.Intents;

namespace WriteGate.Tools;

/// <summary>
/// One proposed write: a tool's typed arguments behind an untyped face, so that the way of a call is written once.
/// It remembers what <see cref="LookAsync"/> read; the tools instance is that of the current execution.
/// </summary>
internal abstract class Proposal
{
    private byte[]? body;

    public abstract ToolContract Contract { get; }

    /// <summary>The record that the arguments name, if they do.</summary>
    public abstract string? RecordId { get; }

    /// <summary>Every record that the arguments name and that is read before the write, which proves that it exists.</summary>
    public virtual IEnumerable<string> RecordIds => Contract.HasBefore && RecordId is { } id ? [id] : [];

    /// <summary>The arguments as canonical JSON.</summary>
    public byte[] Body => body ??= WriteBody();

    /// <summary>What <see cref="LookAsync"/> saw last.</summary>
    public Sighting? Seen { get; private protected set; }

    /// <summary>What of its resource is in shadow: left out of what is written, and recorded instead.</summary>
    public ShadowSet Shadow { get; set; } = ShadowSet.Nothing;

    /// <summary>The single writes of a batch, in the order they are carried out; empty for all others.</summary>
    public virtual IReadOnlyList<Proposal> Items => [];

    /// <summary>What is left out whatever is seen, as <see cref="Intent.Skipped"/> has it.</summary>
    public virtual byte[]? KeptOut => null;

    /// <summary>Has what was left out when this was proposed stay out, whatever is seen now.</summary>
    /// <param name="skipped">As <see cref="Intent.Skipped"/> has it.</param>
    public virtual void KeepOut(byte[]? skipped)
    {
    }

    /// <summary>Leaves the values out whose citation does not hold.</summary>
    /// <param name="sources">What may be cited.</param>
    public virtual void LeaveUncited(IReadOnlyDictionary<string, UntrustedText> sources)
    {
    }

    /// <summary>Leaves the values out of an edit whose citation held nowhere: nobody has the sources of the call any more.</summary>
    /// <param name="original">What was proposed, of the same tool.</param>
    public virtual void LeaveUncited(Proposal original)
    {
    }

    /// <summary>The idempotency key.</summary>
    public string KeyFor(string tenant)
    {
        using KeyWriter key = new(tenant, Contract.Name);
        WriteKey(key);
        return key.ToString();
    }

    /// <summary>The idempotency key, and the one that the same call has when it is held because of its text.</summary>
    public (string Key, string Held) KeysFor(string tenant, string bodyHash)
    {
        using KeyWriter key = new(tenant, Contract.Name);
        WriteKey(key);
        return (key.ToString(), key.Held(bodyHash));
    }

    public abstract void WriteKey(KeyWriter key);

    /// <summary>Reads the record and works out what is left to write.</summary>
    public abstract ValueTask<Sighting> LookAsync(object tools, CancellationToken cancellationToken);

    /// <summary>Whether what <see cref="LookAsync"/> read still is the stored before-image.</summary>
    /// <returns>The fields that moved; empty when none did.</returns>
    public abstract IReadOnlyList<string> MovedSince(ReadOnlySpan<byte> before);

    /// <summary>Why a write as it was proposed is not what it would be now.</summary>
    /// <param name="proposed">It, with the before-image and the change that were shown.</param>
    /// <param name="now">What <see cref="LookAsync"/> saw just now.</param>
    /// <returns>Null when it would be the same.</returns>
    public string? WhyMoved(Intent proposed, Sighting now)
        => now.NotFound
            ?? (now.IsShadow ? ShadowWords.Call(now) : null)
            ?? (proposed.Before is { } before && MovedSince(before) is { Count: > 0 } fields ? $"{string.Join(", ", fields)} moved since it was proposed."
                : now.Skipped is { } left && !left.AsSpan().SequenceEqual(proposed.Skipped) ? SkippedField.Tell(SkippedField.ListOf(left))
                // A field that already was as asked, and therefore was not shown, may have moved away.
                : !now.LeadsTo(proposed.After) ? "It would write more than what was approved, because the record moved."
                : null);

    /// <summary>Fields that an applied write touched and that hold something else in what <see cref="LookAsync"/> read.</summary>
    public virtual IReadOnlyList<string> ChangedSince(Intent applied) => [];

    /// <summary>The one call of the raw write.</summary>
    public abstract ValueTask<WriteReport> WriteAsync(object tools, WritePermit permit, CancellationToken cancellationToken);

    /// <summary>Checks a write that was sent, where its post-condition or the policy asks for it.</summary>
    /// <param name="tools">The instance.</param>
    /// <param name="report">What the write left behind, as far as it said.</param>
    /// <param name="readBack">Whether the policy asks for a patch to be read back.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What it left behind, as it was read.</returns>
    /// <exception cref="UnconfirmedException">It is not as it was to become.</exception>
    public abstract ValueTask<WriteReport> ConfirmAsync(object tools, WriteReport report, bool readBack, CancellationToken cancellationToken);

    /// <summary>Reads back whether a write with an unknown outcome happened.</summary>
    public abstract ValueTask<Resolution> ResolveAsync(object tools, Intent intent, CancellationToken cancellationToken);

    /// <summary>Works out what taking an applied write back would do.</summary>
    /// <param name="tools">The instance.</param>
    /// <param name="applied">The write.</param>
    /// <param name="fields">The only fields to take back, whatever they hold now; null for all, none of which may have moved.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public abstract ValueTask<ReversalPlan> PlanReversalAsync(
        object tools, Intent applied, IReadOnlyCollection<string>? fields, CancellationToken cancellationToken);

    /// <summary>Takes the write back as planned.</summary>
    /// <returns>What was read back; a report without an after-image when it could not be confirmed.</returns>
    public abstract ValueTask<WriteReport> ReverseAsync(object tools, Intent applied, WritePermit permit, CancellationToken cancellationToken);

    /// <summary>Works out what taking the suggestions of an applied patch over would do.</summary>
    /// <param name="tools">The instance.</param>
    /// <param name="suggested">The write.</param>
    /// <param name="fields">The only suggestions to take over; null for all.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public virtual ValueTask<ReversalPlan> PlanPromotionAsync(
        object tools, Intent suggested, IReadOnlyCollection<string>? fields, CancellationToken cancellationToken)
        => throw new InvalidOperationException("Only a patch of one record suggests anything.");

    /// <summary>Takes the suggestions over as planned.</summary>
    /// <returns>What was read back; a report without an after-image when it could not be confirmed.</returns>
    public virtual ValueTask<WriteReport> PromoteAsync(object tools, Intent claimed, WritePermit permit, CancellationToken cancellationToken)
        => throw new InvalidOperationException("Only a patch of one record suggests anything.");

    /// <summary>Holds a change that was proposed in shadow against the record as it is now.</summary>
    /// <param name="tools">The instance.</param>
    /// <param name="shadowed">The change.</param>
    /// <param name="written">What this gate wrote last to the same record since, as an image that has the field; null where it wrote nothing to it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public virtual ValueTask<ShadowFinding> CompareAsync(object tools, Intent shadowed, byte[]? written, CancellationToken cancellationToken)
        => new(new ShadowFinding(ShadowVerdict.NotComparable, null));

    private protected abstract byte[] WriteBody();
}
