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
        PatchValues<TRecord> shadowed = skipped.LeaveInShadow(minimal, Shadow);
        bool isShadow = minimal.Touched.IsEmpty && !shadowed.Touched.IsEmpty;
        PatchValues<TRecord> proposed = isShadow ? shadowed : minimal;
        FieldSet fields = proposed.Touched;
        WriteTier fieldTier = TRecord.RecordType.TierOf(fields);
        return Seen = new()
        {
            RecordId = id,
            Version = TRecord.VersionOf(record),
            Tier = fieldTier > Contract.Tier ? fieldTier : Contract.Tier,
            Before = RecordImage.Write(RecordImage.Of(record, fields), fields),
            After = RecordImage.Write(proposed, fields),
            IsShadow = isShadow,
            Shadowed = ChangesIn(shadowed),
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

    private protected override byte[] WriteBody() => tool.BodyOf(arguments);

    // After a merge a system may answer with another record than the one that was written.
    private async ValueTask<TRecord?> ReadAsync(object tools, Intent written, CancellationToken cancellationToken)
        => await tool.ReadAsync(tools, arguments, cancellationToken).ConfigureAwait(false) is { } read && TRecord.IdOf(read) == written.RecordId
            ? read
            : null;

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
}
