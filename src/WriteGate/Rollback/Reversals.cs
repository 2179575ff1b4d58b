using System.Runtime.CompilerServices;

using Microsoft.Extensions.DependencyInjection;

using WriteGate.Intents;
using WriteGate.Tools;

namespace WriteGate;

/// <summary>Takes one write back by a compensating write, exactly once: an intent of its own under <c>rollback/{intent}/{attempt}</c>.</summary>
internal sealed class Reversals(GateContext gate, Execution execution)
{
    public async Task<RollbackReport> TakeBackAsync(
        string tenant, string intentId, string @operator, IReadOnlyCollection<string>? fields, object? tools, CancellationToken cancellationToken)
    {
        Intent? intent = await gate.Store.FindAsync(tenant, intentId, cancellationToken).ConfigureAwait(false);
        if (intent is null)
        {
            return new(intentId, RollbackOutcome.NotReversible, $"There is no write {intentId}.");
        }

        if (Objection(intent) is { } objection)
        {
            return Report(intent, intent.State == IntentState.RolledBack ? RollbackOutcome.NothingToDo : RollbackOutcome.NotReversible, objection);
        }

        IReadOnlyList<Intent> earlier = await gate.Store.ListAsync(
            new IntentQuery { Tenant = tenant, RollbackOf = intent.Id }, cancellationToken).ConfigureAwait(false);
        if (earlier.FirstOrDefault(other => other.State is not IntentState.Failed) is { } other)
        {
            return other.State == IntentState.Applied
                ? Report(intent, RollbackOutcome.NothingToDo, "Its follow-ups were already stopped.")
                : Report(intent, RollbackOutcome.Unknown, $"Rollback {other.Id} was begun and its outcome is not known; look at the record.");
        }

        if (!gate.Options.LiveWrites)
        {
            return Report(intent, RollbackOutcome.Locked, "The standing switch WriteGate:LiveWrites is closed.");
        }

        GatedTool tool = gate.Registry.Find(intent.Tool)!;
        AsyncServiceScope scope = gate.NewScope();
        await using ConfiguredAsyncDisposable ended = scope.ConfigureAwait(false);
        return await TakeBackAsync(intent, tool, tools ?? tool.ToolsFrom(scope.ServiceProvider), @operator, fields, earlier.Count + 1, cancellationToken)
            .ConfigureAwait(false);
    }

    private async Task<RollbackReport> TakeBackAsync(
        Intent applied, GatedTool tool, object tools, string @operator, IReadOnlyCollection<string>? fields, int attempt, CancellationToken cancellationToken)
    {
        Proposal proposal = Stored.Proposal(tool, applied);
        ReversalPlan plan = await proposal.PlanReversalAsync(tools, applied, fields, cancellationToken).ConfigureAwait(false);
        if (plan.Objection is { } objection)
        {
            await gate.Store.RecordAsync([applied.Entry("rollback_refused", objection, @operator)], cancellationToken).ConfigureAwait(false);
            return Report(applied, plan.Moved ? RollbackOutcome.Moved : RollbackOutcome.NotReversible, objection);
        }

        bool mitigates = applied.Before is null && tool.Contract.IrreversibleBecause is not null;
        Intent undone = applied with { State = IntentState.RolledBack, Reason = $"Taken back by {@operator}." };
        if (plan.NothingToDo)
        {
            Move same = new(applied, undone, undone.Entry("rolled_back", "The record already was as before.", @operator));
            await gate.Store.MoveAsync(same, cancellationToken).ConfigureAwait(false);
            return Report(applied, RollbackOutcome.NothingToDo, "The record already is as it was before the write.");
        }

        Intent rollback = Rollback(applied, plan, @operator, attempt);
        ClaimAnswer answer = await gate.Store.ClaimAsync(
            new Claim { Intents = [new(rollback, null)], Lease = gate.Options.Lease, Entries = [rollback.Entry("rollback_claimed", null, @operator)] }, cancellationToken)
            .ConfigureAwait(false);
        if (answer.Won.Count == 0)
        {
            return Report(applied, RollbackOutcome.Unknown, "Somebody else is taking it back right now.");
        }

        return await WriteAsync(applied, undone, answer.Won[0], tool.Contract, proposal, tools, mitigates, @operator, cancellationToken).ConfigureAwait(false);
    }

    private async Task<RollbackReport> WriteAsync(
        Intent applied, Intent undone, Intent claimed, ToolContract contract, Proposal proposal, object tools, bool mitigates, string @operator, CancellationToken cancellationToken)
    {
        int begun = 0;
        WriteReport written;
        try
        {
            written = await execution.AttemptAsync(
                claimed, contract, () => begun++, (permit, token) => proposal.ReverseAsync(tools, applied, permit, token), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            GateResult failed = await execution.FailAsync(claimed, contract, exception, begun).ConfigureAwait(false);
            return Report(applied, failed is GateResult.Unknown ? RollbackOutcome.Unknown : RollbackOutcome.Failed, failed.Message);
        }

        if (written.After is null)
        {
            const string Unconfirmed = "The record was read back and is not as it was before the write.";
            Intent unknown = claimed with { State = IntentState.Unknown, Reason = Unconfirmed };
            await gate.Store.MoveAsync(new Move(claimed, unknown, unknown.Entry("unknown", null, @operator)), CancellationToken.None).ConfigureAwait(false);
            return Report(applied, RollbackOutcome.Unknown, Unconfirmed);
        }

        Intent done = claimed with { State = IntentState.Applied, Attempts = begun, AfterSource = written.Source };
        Move settle = new(claimed, done, done.Entry(mitigates ? "mitigated" : "rollback_applied", null, @operator))
        {
            With = mitigates ? [] : [new Move(applied, undone, undone.Entry("rolled_back", null, @operator))],
        };
        bool settled = await gate.Store.MoveAsync(settle, CancellationToken.None).ConfigureAwait(false) is not null;
        return !settled
            ? Report(applied, RollbackOutcome.Unknown, "It was taken back, but that could not be recorded.")
            : Report(applied, mitigates ? RollbackOutcome.Mitigated : RollbackOutcome.RolledBack, mitigates ? "It cannot be undone; its follow-ups were stopped." : "Taken back.") with
            {
                Before = done.Before,
                After = done.After,
            };
    }

    // An operator's request is its own approval, and the run's flag for this one write.
    private Intent Rollback(Intent applied, ReversalPlan plan, string @operator, int attempt)
    {
        string key = $"{applied.Tenant}/rollback/{applied.Id}/{attempt}";
        return new Intent
        {
            Id = Call.NewId(gate.Time),
            Tenant = applied.Tenant,
            Tool = applied.Tool,
            Key = key,
            BodyHash = applied.BodyHash,
            SchemaHash = applied.SchemaHash,
            State = IntentState.Claimed,
            RollbackOf = applied.Id,
            RunId = applied.RunId,
            Workflow = applied.Workflow,
            Agent = @operator,
            Apply = true,
            Resource = applied.Resource,
            RecordId = plan.RecordId ?? applied.RecordId,
            RecordVersion = plan.Version,
            Tier = applied.Tier,
            Before = plan.Before,
            After = plan.After,
            Window = applied.Window,
            IsSensitive = applied.IsSensitive,
        };
    }

    private string? Objection(Intent intent)
        => intent.State == IntentState.RolledBack ? "It was already taken back."
            : intent.State != IntentState.Applied ? $"It is {intent.State}, not applied."
            : intent.RollbackOf is not null ? "It is a rollback itself; propose the write again instead."
            : intent.Body is null ? "Its arguments and before-image were already forgotten."
            : gate.Registry.Find(intent.Tool) is null ? $"The tool {intent.Tool} is not registered."
            : null;

    private static RollbackReport Report(Intent intent, RollbackOutcome outcome, string why)
        => new(intent.Id, outcome, why) { Resource = intent.Resource, RecordId = intent.RecordId };
}
