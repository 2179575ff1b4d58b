using System.Collections.ObjectModel;

using WriteGate.Intents;
using WriteGate.Json;
using WriteGate.Records;

namespace WriteGate.Tools;

/// <summary>A proposed list of patches: one parent, one item a record, always in the order of their identifiers.</summary>
internal sealed class BatchProposal<TTools, TArguments, TRecord> : Proposal
    where TTools : class
    where TRecord : class, ISystemRecord<TRecord>
{
    private readonly BatchTool<TTools, TArguments, TRecord> tool;
    private readonly PatchProposal<TTools, TArguments, TRecord>[] all;
    private PatchProposal<TTools, TArguments, TRecord>[] changing;

    public BatchProposal(BatchTool<TTools, TArguments, TRecord> tool, IReadOnlyList<TArguments> items)
    {
        this.tool = tool;
        all = [.. items
            .Select(item => new PatchProposal<TTools, TArguments, TRecord>(tool, item))
            .OrderBy(item => item.RecordId, StringComparer.Ordinal)];
        changing = all;
    }

    public override ToolContract Contract => tool.Contract;

    public override string? RecordId => null;

    public override IEnumerable<string> RecordIds => all.SelectMany(item => item.RecordIds);

    public override IReadOnlyList<Proposal> Items => changing;

    public override void WriteKey(KeyWriter key)
    {
        CanonicalJsonWriter part = key.BeginPart();
        part.BeginList();
        foreach (PatchProposal<TTools, TArguments, TRecord> item in all)
        {
            part.String(item.KeyFor(""));
        }

        part.EndList();
        key.EndPart();
    }

    public override byte[]? KeptOut => Skipped(all.Select(item => (item.RecordId, item.KeptOut)));

    public override void LeaveUncited(IReadOnlyDictionary<string, UntrustedText> sources)
    {
        foreach (PatchProposal<TTools, TArguments, TRecord> item in all)
        {
            item.LeaveUncited(sources);
        }
    }

    public override void LeaveUncited(Proposal original)
    {
        ILookup<string?, PatchProposal<TTools, TArguments, TRecord>> proposed =
            ((BatchProposal<TTools, TArguments, TRecord>)original).all.ToLookup(item => item.RecordId, StringComparer.Ordinal);
        foreach (PatchProposal<TTools, TArguments, TRecord> item in all)
        {
            if (proposed[item.RecordId].FirstOrDefault() is { } same)
            {
                item.LeaveUncited(same);
            }
            else
            {
                item.LeaveUncited(ReadOnlyDictionary<string, UntrustedText>.Empty);
            }
        }
    }

    public override void KeepOut(byte[]? skipped)
    {
        Dictionary<string, byte[]> images = SkippedField.ImagesIn(skipped).ToDictionary(record => record.Name, record => record.Image);
        foreach (PatchProposal<TTools, TArguments, TRecord> item in all)
        {
            item.KeepOut(item.RecordId is { } id ? images.GetValueOrDefault(id) : null);
        }
    }

    public override async ValueTask<Sighting> LookAsync(object tools, CancellationToken cancellationToken)
    {
        List<(PatchProposal<TTools, TArguments, TRecord> Item, Sighting Sighting)> seen = new(all.Length);
        foreach (PatchProposal<TTools, TArguments, TRecord> item in all)
        {
            item.Shadow = Shadow;
            Sighting sighting = await item.LookAsync(tools, cancellationToken).ConfigureAwait(false);
            if (sighting.NotFound is not null)
            {
                return sighting with { NotFoundAt = "/items" };
            }

            seen.Add((item, sighting));
        }

        changing = [.. seen.Where(pair => pair.Sighting is { NothingToDo: false, IsShadow: false }).Select(pair => pair.Item)];
        bool isShadow = changing.Length == 0 && seen.Any(pair => pair.Sighting.IsShadow);
        (PatchProposal<TTools, TArguments, TRecord> Item, Sighting Sighting)[] proposed = [.. seen.Where(pair => !pair.Sighting.NothingToDo && pair.Sighting.IsShadow == isShadow)];
        return Seen = new()
        {
            Tier = proposed.Select(pair => pair.Sighting.Tier).DefaultIfEmpty(Contract.Tier).Max(),
            Before = Image(proposed.Select(pair => (pair.Sighting.RecordId!, pair.Sighting.Before!))),
            After = Image(proposed.Select(pair => (pair.Sighting.RecordId!, pair.Sighting.After!))),
            IsShadow = isShadow,
            Shadowed = [.. seen.SelectMany(pair => pair.Sighting.Shadowed)],
            Skipped = Skipped(seen.Select(pair => (pair.Sighting.RecordId, pair.Sighting.Skipped))),
            NothingToDo = proposed.Length == 0,
            Fields = proposed.Select(pair => pair.Sighting.Fields).DefaultIfEmpty().Max(),
            Reviewed = [.. proposed.SelectMany(pair => pair.Sighting.Reviewed).Distinct(StringComparer.Ordinal)],
            Touched = proposed.Aggregate(default(FieldSet), (all, pair) => all.Union(pair.Sighting.Touched)),
            Seen = [.. seen.Select(pair => pair.Sighting.RecordId!)],
        };
    }

    public override IReadOnlyList<string> MovedSince(ReadOnlySpan<byte> before)
        => before.SequenceEqual(Seen!.Before) ? [] : ["the records of the batch"];

    public override ValueTask<WriteReport> WriteAsync(object tools, WritePermit permit, CancellationToken cancellationToken)
        => throw new InvalidOperationException("A batch is written item by item.");

    public override ValueTask<WriteReport> ConfirmAsync(object tools, WriteReport report, bool readBack, CancellationToken cancellationToken)
        => throw new InvalidOperationException("A batch is written item by item.");

    public override ValueTask<Resolution> ResolveAsync(object tools, Intent intent, CancellationToken cancellationToken)
        => throw new InvalidOperationException("A batch is resolved item by item.");

    public override ValueTask<ReversalPlan> PlanReversalAsync(
        object tools, Intent applied, IReadOnlyCollection<string>? fields, CancellationToken cancellationToken)
        => throw new InvalidOperationException("A batch is taken back item by item.");

    public override ValueTask<WriteReport> ReverseAsync(object tools, Intent applied, WritePermit permit, CancellationToken cancellationToken)
        => throw new InvalidOperationException("A batch is taken back item by item.");

    private protected override byte[] WriteBody() => tool.BodyOf([.. all.Select(item => item.Arguments)]);

    private static byte[]? Skipped(IEnumerable<(string? RecordId, byte[]? Image)> items)
    {
        (string, byte[])[] partly = [.. items.Where(item => item is { RecordId: not null, Image: not null }).Select(item => (item.RecordId!, item.Image!))];
        return partly.Length == 0 ? null : Image(partly);
    }

    private static byte[] Image(IEnumerable<(string RecordId, byte[] Image)> items)
    {
        using CanonicalJsonWriter json = CanonicalJsonWriter.Rent();
        json.BeginObject();
        foreach ((string recordId, byte[] image) in items)
        {
            json.DynamicMember(recordId);
            json.Raw(image);
        }

        json.EndObject();
        return json.ToArray();
    }
}
