using WriteGate.Intents;
using WriteGate.Records;

namespace WriteGate.Tools;

/// <summary>What of a patch is in shadow, and what became of it.</summary>
internal sealed partial class PatchProposal<TTools, TArguments, TRecord>
{
    public override async ValueTask<ShadowFinding> CompareAsync(object tools, Intent shadowed, byte[]? written, CancellationToken cancellationToken)
    {
        PatchValues<TRecord> proposed, before;
        PatchValues<TRecord>? last;
        try
        {
            proposed = RecordImage.Read<TRecord>(shadowed.After);
            before = RecordImage.Read<TRecord>(shadowed.Before);
            last = written is null ? null : RecordImage.Read<TRecord>(written);
        }
        catch (InvalidOperationException)
        {
            // The record type changed since; reading again will not help.
            return new(ShadowVerdict.NotComparable, null);
        }

        record = await ReadAsync(tools, shadowed, cancellationToken).ConfigureAwait(false);
        if (record is null)
        {
            return new(ShadowVerdict.Gone, null);
        }

        if (InTheirField(proposed) is { } theirs)
        {
            (proposed, last) = (theirs, null);
        }

        FieldSet field = proposed.Touched;
        ShadowVerdict verdict = last is not null && Holds(last, field) ? ShadowVerdict.WrittenByTheGate
            : Holds(proposed, field) ? ShadowVerdict.AppliedByAHuman
            : Holds(before, field) ? ShadowVerdict.Unchanged
            : ShadowVerdict.Different;
        return new(verdict, RecordImage.Write(RecordImage.Of(record, field), field));
    }

    // People answer a suggestion in a field of their own, which was empty when it was made.
    private PatchValues<TRecord>? InTheirField(PatchValues<TRecord> proposed)
    {
        foreach (int field in proposed.SetFields)
        {
            int human = TRecord.RecordType.HumanFieldOf(field);
            return human >= 0 && !TRecord.IsEmpty(Record, human) ? RecordImage.ForPeople(proposed, proposed.SetFields) : null;
        }

        return null;
    }

    // As the record compares its fields; and what was to be empty is, whatever its system keeps for empty.
    private bool Holds(PatchValues<TRecord> image, FieldSet fields)
    {
        PatchValues<TRecord> now = RecordImage.Of(Record, fields);
        foreach (int field in fields)
        {
            if (!image.SameField(field, now) && !(image.ClearedFields.Contains(field) && TRecord.IsEmpty(Record, field)))
            {
                return false;
            }
        }

        return true;
    }

    private List<ShadowedChange> ChangesIn(PatchValues<TRecord> shadowed)
    {
        List<ShadowedChange> changes = new(shadowed.Touched.Count);
        foreach (int field in shadowed.Touched)
        {
            FieldSet one = default;
            one.Add(field);
            changes.Add(new(Body, TRecord.RecordType.Fields[field].Tier)
            {
                RecordId = TRecord.IdOf(Record),
                Version = TRecord.VersionOf(Record),
                Field = TRecord.RecordType.Fields[field].Name,
                Before = RecordImage.Write(RecordImage.Of(Record, one), one),
                After = RecordImage.Write(shadowed, one),
            });
        }

        return changes;
    }
}
