using WriteGate.Intents;
using WriteGate.Json;

namespace WriteGate.Tools;

/// <summary>A proposed action or create.</summary>
internal sealed class ActionProposal<TTools, TArguments, TResult>(ActionTool<TTools, TArguments, TResult> tool, TArguments arguments) : Proposal
    where TTools : class
{
    public override ToolContract Contract => tool.Contract;

    public override string? RecordId => tool.RecordIdFrom(arguments);

    public override void WriteKey(KeyWriter key) => tool.KeyOf(arguments, key);

    public override async ValueTask<Sighting> LookAsync(object tools, CancellationToken cancellationToken)
    {
        bool exists = await tool.ExistsAsync(tools, arguments, cancellationToken).ConfigureAwait(false);
        bool isShadow = Shadow.HoldsCalls;
        return Seen = new()
        {
            IsShadow = isShadow,
            Shadowed = isShadow ? [new(Body, Contract.Tier) { RecordId = RecordId }] : [],
            NotFound = exists ? null : $"There is no {Contract.Resource} {Excerpt.Quoted(RecordId ?? "")}; look the identifier up first.",
            RecordId = RecordId,
            Tier = Contract.Tier,
            Seen = exists && Contract.HasBefore && RecordId is { } id ? [id] : [],
        };
    }

    public override IReadOnlyList<string> MovedSince(ReadOnlySpan<byte> before) => [];

    public override async ValueTask<WriteReport> WriteAsync(object tools, WritePermit permit, CancellationToken cancellationToken)
        => Report(await tool.WriteAsync(tools, arguments, permit, cancellationToken).ConfigureAwait(false), AfterImageSource.Returned);

    public override async ValueTask<WriteReport> ConfirmAsync(object tools, WriteReport report, bool readBack, CancellationToken cancellationToken)
    {
        if (!Contract.IsEnsured)
        {
            return report;
        }

        TResult result = tool.ResultFrom(report.Response ?? "null"u8.ToArray())!;
        return await tool.EnsureAsync(tools, arguments, result, cancellationToken).ConfigureAwait(false) is { } wrong
            ? throw new UnconfirmedException(wrong)
            : report;
    }

    public override async ValueTask<Resolution> ResolveAsync(object tools, Intent intent, CancellationToken cancellationToken)
    {
        if (!Contract.HasFinder)
        {
            return new(null, false, $"{Contract.Name} names no look-up with [FoundBy], so nothing can tell whether it happened.");
        }

        Found<TResult> found = await tool.FindAsync(tools, arguments, cancellationToken).ConfigureAwait(false);
        return found.Exists
            ? new(Report(found.Value!, AfterImageSource.ReadBack), false, "The look-up by natural key found it.")
            : new(null, true, "The look-up by natural key did not find it.");
    }

    public override ValueTask<ReversalPlan> PlanReversalAsync(
        object tools, Intent applied, IReadOnlyCollection<string>? fields, CancellationToken cancellationToken)
    {
        bool reversible = Contract.IrreversibleBecause is null || Contract.IsMitigated;
        string? objection = !reversible ? $"It is irreversible: {Contract.IrreversibleBecause}"
            : fields is not null ? "Only the fields of a patch can be named."
            : applied.Body is null ? "Its arguments were already forgotten."
            : null;
        return new(new ReversalPlan { Objection = objection, RecordId = applied.Response is null ? applied.RecordId : NewId(applied.Response) ?? applied.RecordId });
    }

    public override async ValueTask<WriteReport> ReverseAsync(object tools, Intent applied, WritePermit permit, CancellationToken cancellationToken)
    {
        await tool.ReverseAsync(tools, arguments, applied.Response ?? "null"u8.ToArray(), permit, cancellationToken).ConfigureAwait(false);
        return new(null, "{}"u8.ToArray(), AfterImageSource.Assumed);
    }

    private protected override byte[] WriteBody() => tool.BodyOf(arguments);

    private string? NewId(ReadOnlySpan<byte> response) => tool.ResultFrom(response) is { } result ? tool.NewIdFrom(result) : null;

    private WriteReport Report(TResult result, AfterImageSource source) => new(tool.JsonOf(result), null, source, tool.NewIdFrom(result));
}
