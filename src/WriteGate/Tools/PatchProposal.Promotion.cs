using WriteGate.Intents;
using WriteGate.Records;

namespace WriteGate.Tools;

/// <summary>Takes what it suggested over into the fields of people.</summary>
internal sealed partial class PatchProposal<TTools, TArguments, TRecord>
{
    private PatchValues<TRecord>? promoted;

    public override async ValueTask<ReversalPlan> PlanPromotionAsync(
        object tools, Intent suggested, IReadOnlyCollection<string>? fields, CancellationToken cancellationToken)
    {
        record = await ReadAsync(tools, suggested, cancellationToken).ConfigureAwait(false);
        if (record is null || suggested.After is null)
        {
            return new() { Objection = record is null ? "The record no longer exists." : "What it wrote was already forgotten." };
        }

        RecordType type = TRecord.RecordType;
        PatchValues<TRecord> left = RecordImage.Read<TRecord>(suggested.After);
        FieldSet named = Chosen(left.Touched, fields, out string? unknown);
        FieldSet chosen = default;
        foreach (int field in named)
        {
            if (left.SetFields.Contains(field) && type.HumanFieldOf(field) >= 0)
            {
                chosen.Add(field);
            }
        }

        if (unknown is not null || chosen.IsEmpty || (fields is not null && chosen != named))
        {
            return new() { Objection = unknown ?? "Not all of that is a suggestion that the write made." };
        }

        IReadOnlyList<string> moved = RecordImage.Differences(left, RecordImage.Of(record, chosen), chosen);
        string[] filled = [.. Humans(chosen).Where(human => !TRecord.IsEmpty(record, human)).Select(human => type.Fields[human].Name)];
        if (moved.Count > 0 || filled.Length > 0)
        {
            return new()
            {
                Moved = true,
                Objection = moved.Count > 0 ? $"{string.Join(", ", moved)} changed since it was suggested." : $"A person has filled {string.Join(", ", filled)} meanwhile.",
            };
        }

        promoted = RecordImage.ForPeople(left, chosen);
        return new()
        {
            RecordId = TRecord.IdOf(record),
            Version = TRecord.VersionOf(record),
            Before = RecordImage.Write(RecordImage.Of(record, promoted.Touched), promoted.Touched),
            After = RecordImage.Write(promoted, promoted.Touched),
            Touched = promoted.Touched,
        };
    }

    public override async ValueTask<WriteReport> PromoteAsync(object tools, Intent claimed, WritePermit permit, CancellationToken cancellationToken)
    {
        PatchValues<TRecord> taken = promoted ?? throw new InvalidOperationException("The promotion was not planned yet.");
        if (claimed.RecordVersion is null)
        {
            record = await ReadAsync(tools, claimed, cancellationToken).ConfigureAwait(false);
            if (record is null || MovedFrom(RecordImage.Read<TRecord>(claimed.Before)).Count > 0)
            {
                throw new StaleRecordException($"{claimed.Resource} \"{claimed.RecordId}\" moved since it was read.");
            }
        }

        await tool.WriteAsync(tools, arguments, Frozen(taken), permit, cancellationToken).ConfigureAwait(false);
        return await ReadBackAsync(tools, claimed, taken, cancellationToken).ConfigureAwait(false);
    }

    private static List<int> Humans(FieldSet suggestions)
    {
        List<int> humans = [];
        foreach (int field in suggestions)
        {
            humans.Add(TRecord.RecordType.HumanFieldOf(field));
        }

        return humans;
    }
}
