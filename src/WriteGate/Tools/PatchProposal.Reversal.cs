using WriteGate.Intents;
using WriteGate.Records;

namespace WriteGate.Tools;

/// <summary>Takes an applied patch back.</summary>
internal sealed partial class PatchProposal<TTools, TArguments, TRecord>
{
    private PatchValues<TRecord>? inverse;

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
