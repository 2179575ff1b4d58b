using System.Globalization;
using System.Runtime.CompilerServices;

using Microsoft.Extensions.DependencyInjection;

using WriteGate.Intents;
using WriteGate.Telemetry;
using WriteGate.Tools;

namespace WriteGate;

/// <summary>Takes one write back by a compensating write, exactly once: an intent of its own under <c>rollback/{intent}/{attempt}</c>.</summary>
internal sealed class Reversals(GateContext gate, Execution execution)
{
    public async Task<RollbackReport> TakeBackAsync(
        string tenant, string intentId, string @operator, IReadOnlyCollection<string>? fields, CancellationToken cancellationToken)
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
        Intent? begun = earlier.FirstOrDefault(other => other.State is not IntentState.Failed);
        if (begun is { State: IntentState.Applied })
        {
            return Report(intent, RollbackOutcome.NothingToDo, "Its follow-ups were already stopped.");
        }

        if (begun is { State: IntentState.Claimed } && !await gate.HasLeaseEndedAsync(begun, cancellationToken).ConfigureAwait(false))
        {
            return Report(intent, RollbackOutcome.Unknown, "Somebody else is taking it back right now.");
        }

        // An operator's request is the run's flag for this one write.
        if (gate.ClosedLocks(apply: true) is { } closed)
        {
            return Report(intent, RollbackOutcome.Locked, closed);
        }

        GatedTool tool = gate.Registry.Find(intent.Tool)!;
        using GateScope.Stay within = GateScope.Enter(intent);
        AsyncServiceScope scope = gate.NewScope();
        await using ConfiguredAsyncDisposable ended = scope.ConfigureAwait(false);
        object tools = tool.ToolsFrom(scope.ServiceProvider);
        Proposal proposal;
        ReversalPlan plan;
        try
        {
            proposal = Stored.Proposal(tool, intent);
            plan = await proposal.PlanReversalAsync(tools, intent, fields, cancellationToken).ConfigureAwait(false);
            plan = plan with { Objection = plan.Objection ?? await gate.WhyDriftedAsync(tenant, intent.Tool, plan.Touched, cancellationToken).ConfigureAwait(false) };
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            gate.Logger.ReadFailed(intent.Tool, exception, intent.IsSensitive);
            return Report(intent, RollbackOutcome.Failed, $"What it wrote cannot be read right now ({exception.GetType().Name}).");
        }

        Reversal reversal = new(intent, plan, proposal, tools, @operator);
        return begun is null
            ? await TakeBackAsync(reversal, earlier.Count + 1, cancellationToken).ConfigureAwait(false)
            : await ResumeAsync(reversal, begun, cancellationToken).ConfigureAwait(false);
    }

    private async Task<RollbackReport> TakeBackAsync(Reversal reversal, int attempt, CancellationToken cancellationToken)
    {
        Intent applied = reversal.Applied;
        if (reversal.Plan.Objection is { } objection)
        {
            await gate.Store.RecordAsync([applied.Entry("rollback_refused", objection, reversal.Operator)], cancellationToken).ConfigureAwait(false);
            return Report(applied, reversal.Plan.Moved ? RollbackOutcome.Moved : RollbackOutcome.NotReversible, objection);
        }

        if (reversal.Plan.NothingToDo)
        {
            const string Same = "The record already is as it was before the write.";
            await gate.Store.MoveAsync(reversal.Undo(Same), cancellationToken).ConfigureAwait(false);
            return Report(applied, RollbackOutcome.NothingToDo, Same);
        }

        Intent rollback = Rollback(applied, reversal.Plan, reversal.Operator, attempt);
        ClaimAnswer answer = await gate.Store.ClaimAsync(
            new Claim { Intents = [new(rollback, null)], Lease = gate.Options.Lease, Entries = [rollback.Entry("rollback_claimed")] }, cancellationToken)
            .ConfigureAwait(false);
        return answer.Won.Count == 0
            ? Report(applied, RollbackOutcome.Unknown, "Somebody else is taking it back right now.")
            : await WriteAsync(reversal, answer.Won[0], cancellationToken).ConfigureAwait(false);
    }

    // A rollback that was interrupted: the record tells whether it happened. It is sent again only behind a precondition.
    private async Task<RollbackReport> ResumeAsync(Reversal reversal, Intent begun, CancellationToken cancellationToken)
    {
        Intent applied = reversal.Applied;
        Intent unknown = begun with { State = IntentState.Unknown, Reason = "It was interrupted." };
        if (begun.State == IntentState.Claimed)
        {
            if (await gate.Store.MoveAsync(new Move(begun, unknown, unknown.Entry("unknown")), cancellationToken).ConfigureAwait(false) is not { } moved)
            {
                return Report(applied, RollbackOutcome.Unknown, "Somebody else is taking it back right now.");
            }

            unknown = moved;
        }
        else
        {
            unknown = begun;
        }

        if (reversal.Plan.NothingToDo)
        {
            return await SettleAsync(reversal, unknown, new WriteReport(null, unknown.After, AfterImageSource.ReadBack), unknown.Attempts).ConfigureAwait(false);
        }

        if (reversal.Plan.Objection is not null || reversal.Plan.Version is null || unknown.Reclaims > 0)
        {
            return Report(applied, RollbackOutcome.Unknown, $"Rollback {unknown.Id} was interrupted and nothing tells whether it happened; look at the record.");
        }

        Intent again = unknown with { State = IntentState.Claimed, Reclaims = 1, RecordVersion = reversal.Plan.Version };
        Intent? claimed = await gate.Store.MoveAsync(
            new Move(unknown, again, again.Entry("rollback_claimed")) { Lease = gate.Options.Lease }, cancellationToken).ConfigureAwait(false);
        return claimed is null
            ? Report(applied, RollbackOutcome.Unknown, "Somebody else is taking it back right now.")
            : await WriteAsync(reversal, claimed, cancellationToken).ConfigureAwait(false);
    }

    private async Task<RollbackReport> WriteAsync(Reversal reversal, Intent claimed, CancellationToken cancellationToken)
    {
        Attempts attempts = new(claimed);
        WriteReport written;
        try
        {
            written = await execution.AttemptAsync(
                claimed,
                reversal.Proposal.Contract,
                attempts,
                (permit, token) => reversal.Proposal.ReverseAsync(reversal.Tools, reversal.Applied, permit, token),
                cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            GateResult failed = await execution.FailAsync(claimed, reversal.Proposal.Contract, exception, attempts).ConfigureAwait(false);
            return Report(reversal.Applied, failed is GateResult.Unknown ? RollbackOutcome.Unknown : RollbackOutcome.Failed, failed.Message);
        }

        if (written.After is null)
        {
            const string Unconfirmed = "It was sent, but reading the record back did not show it as it was before the write.";
            Intent unknown = claimed with { State = IntentState.Unknown, Reason = Unconfirmed };
            await gate.Store.MoveAsync(new Move(claimed, unknown, unknown.Entry("unknown")), CancellationToken.None).ConfigureAwait(false);
            return Report(reversal.Applied, RollbackOutcome.Unknown, Unconfirmed);
        }

        return await SettleAsync(reversal, claimed, written, claimed.Attempts + attempts.Begun).ConfigureAwait(false);
    }

    // The rollback is settled and the write it takes back is marked in one commit; an irreversible write stays applied.
    private async Task<RollbackReport> SettleAsync(Reversal reversal, Intent claimed, WriteReport written, int attempts)
    {
        bool mitigates = reversal.Proposal.Contract.IrreversibleBecause is not null && reversal.Applied.Before is null;
        Intent done = claimed with { State = IntentState.Applied, Attempts = attempts, AfterSource = written.Source, Reason = null };
        Move settle = new(claimed, done, done.Entry(mitigates ? "mitigated" : "rollback_applied"))
        {
            With = mitigates ? [] : [reversal.Undo(null)],
        };
        if (await gate.Store.MoveAsync(settle, CancellationToken.None).ConfigureAwait(false) is null)
        {
            return Report(reversal.Applied, RollbackOutcome.Unknown, "It was taken back, but that could not be recorded.");
        }

        RollbackReport report = mitigates
            ? Report(reversal.Applied, RollbackOutcome.Mitigated, "It cannot be undone; its follow-ups were stopped.")
            : Report(reversal.Applied, RollbackOutcome.RolledBack, "Taken back.");
        return report with { Before = done.Before, After = done.After };
    }

    // An operator's request is its own approval, and the run's flag for this one write.
    private Intent Rollback(Intent applied, ReversalPlan plan, string @operator, int attempt)
    {
        string key = KeyWriter.Of(applied.Tenant, "rollback", applied.Id, attempt.ToString(CultureInfo.InvariantCulture));
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
            // What a create made may be of another resource than the call was about.
            Resource = gate.Registry.Find(applied.Tool)?.Contract.Creates ?? applied.Resource,
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
