using WriteGate.Intents;
using WriteGate.Json;
using WriteGate.Records;

namespace WriteGate.Tools;

/// <summary>A proposed patch of one record.</summary>
internal sealed partial class PatchProposal<TTools, TArguments, TRecord>(PatchTool<TTools, TArguments, TRecord> tool, TArguments arguments) : Proposal
    where TTools : class
    where TRecord : class, ISystemRecord<TRecord>
{
    private TRecord? record;
    private byte[]? keptOut;
    private PatchValues<TRecord>? minimal;
    private PatchValues<TRecord>? inverse;

    public override ToolContract Contract => tool.Contract;

    public override string? RecordId => tool.RecordIdFrom(arguments);

    public TArguments Arguments => arguments;

    public PatchValues<TRecord> Minimal => minimal ?? throw new InvalidOperationException("The record was not read yet.");

    public TRecord Record => record ?? throw new InvalidOperationException("The record was not read yet.");

    public override void WriteKey(KeyWriter key) => tool.KeyOf(arguments, key);

    public override byte[]? KeptOut => keptOut;

    public override void KeepOut(byte[]? skipped) => keptOut = skipped;

    public override void LeaveUncited(IReadOnlyDictionary<string, UntrustedText> sources)
    {
        SkippedFields<TRecord> skipped = new();
        skipped.LeaveUncited(Asked, sources);
        keptOut = skipped.Image();
    }

    public override void LeaveUncited(Proposal original)
    {
        PatchProposal<TTools, TArguments, TRecord> proposed = (PatchProposal<TTools, TArguments, TRecord>)original;
        SkippedFields<TRecord> skipped = new();
        skipped.LeaveUncited(Asked, proposed.Asked, new(proposed.keptOut));
        keptOut = skipped.Image();
    }

    public override async ValueTask<Sighting> LookAsync(object tools, CancellationToken cancellationToken)
    {
        record = await tool.ReadAsync(tools, arguments, cancellationToken).ConfigureAwait(false);
        if (record is null)
        {
            return new() { NotFound = $"There is no {Contract.Resource}{Named(RecordId)}; look the identifier up first." };
        }

        string id = TRecord.IdOf(record);
        if (RecordId is { } asked && asked != id)
        {
            return new() { NotFound = $"{Contract.Resource} {Excerpt.Quoted(asked)} was asked for, but {Excerpt.Quoted(id)} was read; the reader does not select by identifier." };
        }

        SkippedFields<TRecord> skipped = new(keptOut);
        minimal = Difference(record, skipped);
        skipped.LeaveToPeople(minimal, record);
        FieldSet fields = minimal.Touched;
        WriteTier fieldTier = TRecord.RecordType.TierOf(fields);
        return Seen = new()
        {
            RecordId = id,
            Version = TRecord.VersionOf(record),
            Tier = fieldTier > Contract.Tier ? fieldTier : Contract.Tier,
            Before = RecordImage.Write(RecordImage.Of(record, fields), fields),
            After = RecordImage.Write(minimal, fields),
            Skipped = skipped.Image(),
            NothingToDo = fields.IsEmpty,
            Fields = fields.Count,
            Reviewed = TRecord.RecordType.NamesOf(fields, WriteTier.Reviewed),
            Touched = fields,
            Seen = [id],
        };
    }

    public override IReadOnlyList<string> MovedSince(ReadOnlySpan<byte> before)
        => MovedFrom(RecordImage.Read<TRecord>(before));

    public override IReadOnlyList<string> ChangedSince(Intent applied)
        => applied.After is { } after && record is not null ? MovedFrom(RecordImage.Read<TRecord>(after)) : [];

    public override async ValueTask<WriteReport> WriteAsync(object tools, WritePermit permit, CancellationToken cancellationToken)
    {
        TRecord? written = await tool.WriteAsync(tools, arguments, Frozen(Minimal), permit, cancellationToken).ConfigureAwait(false);
        FieldSet fields = Minimal.Touched;
        return written is null
            ? new(null, RecordImage.Write(Minimal, fields), AfterImageSource.Assumed)
            : new(null, RecordImage.Write(RecordImage.Of(written, fields), fields), AfterImageSource.Returned);
    }

    public override async ValueTask<WriteReport> ConfirmAsync(object tools, WriteReport report, bool readBack, CancellationToken cancellationToken)
    {
        if (!readBack && !Contract.IsEnsured)
        {
            return report;
        }

        string id = TRecord.IdOf(Record);
        TRecord? now = await tool.ReadAsync(tools, arguments, cancellationToken).ConfigureAwait(false);
        if (now is null || TRecord.IdOf(now) != id)
        {
            throw new UnconfirmedException("the record could not be read back: there is no such record.");
        }

        record = now;
        if (MovedFrom(Minimal) is { Count: > 0 } others)
        {
            throw new UnconfirmedException($"{string.Join(", ", others)} read back other than written.");
        }

        if (await tool.EnsureAsync(tools, arguments, cancellationToken).ConfigureAwait(false) is { } wrong)
        {
            throw new UnconfirmedException(wrong);
        }

        FieldSet fields = Minimal.Touched;
        return report with { After = RecordImage.Write(RecordImage.Of(now, fields), fields), Source = AfterImageSource.ReadBack };
    }

    public override async ValueTask<Resolution> ResolveAsync(object tools, Intent intent, CancellationToken cancellationToken)
    {
        record = await ReadAsync(tools, intent, cancellationToken).ConfigureAwait(false);
        if (record is null || intent.Before is null || intent.After is null)
        {
            return new(null, false, $"{intent.Resource}{Named(intent.RecordId)} could not be read back: there is no such record.");
        }

        PatchValues<TRecord> after = minimal = RecordImage.Read<TRecord>(intent.After);
        if (MovedFrom(after).Count == 0)
        {
            return new(new(null, intent.After, AfterImageSource.ReadBack), false, "The record was read back and is as the write was to leave it.");
        }

        IReadOnlyList<string> moved = MovedFrom(RecordImage.Read<TRecord>(intent.Before));
        if (moved.Count > 0)
        {
            return new(null, false, $"The record was read back, and is neither as it was before nor as it was to become: {string.Join(", ", moved)}.");
        }

        if (new SkippedFields<TRecord>().LeaveToPeople(after, record))
        {
            return new(null, false, "The record was read back and is as it was before the write, but a person has filled a field meanwhile that it was to make a suggestion for.");
        }

        return new(null, true, "The record was read back and is as it was before the write.") { Touched = after.Touched };
    }

    public override async ValueTask<ReversalPlan> PlanReversalAsync(
        object tools, Intent applied, IReadOnlyCollection<string>? fields, CancellationToken cancellationToken)
    {
        record = await ReadAsync(tools, applied, cancellationToken).ConfigureAwait(false);
        if (record is null || applied.Before is null || applied.After is null)
        {
            return new() { Objection = record is null ? "The record no longer exists." : "Its before-image was already forgotten." };
        }

        PatchValues<TRecord> before = RecordImage.Read<TRecord>(applied.Before);
        FieldSet chosen = Chosen(before.Touched, fields, out string? unknown);
        PatchValues<TRecord> now = RecordImage.Of(record, chosen);
        inverse = Subset(before, now, chosen);
        // What already is as before has not moved away: a rollback that was interrupted may have happened.
        IReadOnlyList<string> moved = fields is null && !inverse.Touched.IsEmpty ? MovedFrom(RecordImage.Read<TRecord>(applied.After)) : [];
        if (unknown is not null || moved.Count > 0)
        {
            return new()
            {
                Moved = moved.Count > 0,
                Objection = unknown ?? $"{string.Join(", ", moved)} changed since the write; name the fields to take back if that is wanted.",
            };
        }

        return new()
        {
            NothingToDo = inverse.Touched.IsEmpty,
            RecordId = TRecord.IdOf(record),
            Version = TRecord.VersionOf(record),
            Before = RecordImage.Write(now, inverse.Touched),
            After = RecordImage.Write(inverse, inverse.Touched),
            Touched = inverse.Touched,
        };
    }

    public override async ValueTask<WriteReport> ReverseAsync(object tools, Intent applied, WritePermit permit, CancellationToken cancellationToken)
    {
        PatchValues<TRecord> back = inverse ?? throw new InvalidOperationException("The reversal was not planned yet.");
        await tool.WriteAsync(tools, arguments, Frozen(back), permit, cancellationToken).ConfigureAwait(false);
        return await ReadBackAsync(tools, applied, back, cancellationToken).ConfigureAwait(false);
    }

    private protected override byte[] WriteBody() => tool.BodyOf(arguments);

    // After a merge a system may answer with another record than the one that was written.
    private async ValueTask<TRecord?> ReadAsync(object tools, Intent written, CancellationToken cancellationToken)
        => await tool.ReadAsync(tools, arguments, cancellationToken).ConfigureAwait(false) is { } read && TRecord.IdOf(read) == written.RecordId
            ? read
            : null;

    private async ValueTask<WriteReport> ReadBackAsync(object tools, Intent written, PatchValues<TRecord> sent, CancellationToken cancellationToken)
    {
        try
        {
            record = await ReadAsync(tools, written, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // It was sent, whatever kept it from being read back: nothing thrown here may pass for a write that never began.
            record = null;
        }

        bool confirmed = record is not null && MovedFrom(sent).Count == 0;
        return new(null, confirmed ? RecordImage.Write(sent, sent.Touched) : null, AfterImageSource.ReadBack);
    }

    private static Patch<TRecord> Frozen(PatchValues<TRecord> values) => new() { Values = values, IsFrozen = true };

    private static string Named(string? id) => id is null ? "" : $" {Excerpt.Quoted(id)}";

    private PatchValues<TRecord> Asked => tool.PatchIn(arguments).Values ?? TRecord.NewValues();

    private IReadOnlyList<string> MovedFrom(PatchValues<TRecord> image)
        => RecordImage.Differences(image, RecordImage.Of(Record, image.Touched), image.Touched);

    // What the patch asks for, less what was left out of it and what the record already holds.
    private PatchValues<TRecord> Difference(TRecord current, SkippedFields<TRecord> skipped)
    {
        PatchValues<TRecord> asked = Asked;
        FieldSet among = default;
        foreach (int field in asked.Touched)
        {
            if (!skipped.Contains(field))
            {
                among.Add(field);
            }
        }

        return Subset(asked, RecordImage.Of(current, among), among);
    }

    private static PatchValues<TRecord> Subset(PatchValues<TRecord> wanted, PatchValues<TRecord> current, FieldSet among)
    {
        PatchValues<TRecord> different = TRecord.NewValues();
        foreach (int field in among)
        {
            if (wanted.SameField(field, current))
            {
                continue;
            }

            bool isSet = wanted.SetFields.Contains(field);
            if (isSet)
            {
                different.CopySlot(field, wanted);
            }

            different.Mark(field, isSet ? ChangeKind.Set : ChangeKind.Clear);
        }

        return different;
    }

    private static FieldSet Chosen(FieldSet touched, IReadOnlyCollection<string>? names, out string? unknown)
    {
        unknown = null;
        if (names is null)
        {
            return touched;
        }

        FieldSet chosen = default;
        unknown = names.Count == 0 ? "Name at least one field." : null;
        foreach (string name in names)
        {
            int field = Enumerable.Range(0, TRecord.RecordType.SlotCount)
                .FirstOrDefault(index => TRecord.RecordType.Fields[index].Name == name, -1);
            if (field < 0 || !touched.Contains(field))
            {
                unknown = $"The write did not touch a field \"{name}\".";
                return default;
            }

            chosen.Add(field);
        }

        return chosen;
    }
}
