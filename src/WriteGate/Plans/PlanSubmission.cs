using System.Runtime.CompilerServices;

using Microsoft.Extensions.DependencyInjection;

using WriteGate.Intents;
using WriteGate.Policy;

namespace WriteGate;

/// <summary>
/// Ends the staging of a plan: thresholds see the whole. It is written at once where nobody has to approve it, or else waits for a
/// person under one digest.
/// </summary>
internal sealed class PlanSubmission(GateContext gate, CallRecords records, Claims claims, PlanExecution plans, ApprovedPath approved, BatchResolution batches)
{
    /// <summary>Submits the plan of a run, or says what became of it since.</summary>
    /// <returns>The result, and how many writes it speaks of.</returns>
    public async Task<(GateResult Result, int Writes)> SubmitAsync(Call call, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await gate.PlanOfAsync(call, cancellationToken).ConfigureAwait(false) is not { } plan)
            {
                return (new GateResult.NoChange(IsLeftOut: true), 0);
            }

            IReadOnlyList<Intent> writes = await gate.ItemsOfAsync(plan, cancellationToken).ConfigureAwait(false);
            GateResult? result = plan.State == IntentState.Staged
                ? await SubmitAsync(call, plan, writes, cancellationToken).ConfigureAwait(false)
                : await StandingAsync(call, plan, cancellationToken).ConfigureAwait(false);
            if (result is not null)
            {
                return (result, gate.RecordsOf(writes));
            }

            // The plan has moved meanwhile: another call was staged, or somebody else submitted it.
        }
    }

    /// <summary>Gives up the plan that a run did not submit; what is staged in it was never asked for.</summary>
    public async Task GiveUpAsync(Call call, CancellationToken cancellationToken)
    {
        while (await gate.PlanOfAsync(call, cancellationToken).ConfigureAwait(false) is { State: IntentState.Staged } plan)
        {
            Intent over = plan with { State = IntentState.Cancelled, Reason = "The run ended without submitting its plan." };
            if (await gate.EndAsync(new Move(plan, over, over.Entry("cancelled")), cancellationToken).ConfigureAwait(false) is not null)
            {
                return;
            }
        }
    }

    private async Task<GateResult?> SubmitAsync(Call call, Intent plan, IReadOnlyList<Intent> writes, CancellationToken cancellationToken)
    {
        if (plan.ExpiresAt <= gate.Time.GetUtcNow())
        {
            string late = $"The plan was not submitted until {plan.ExpiresAt:u}.";
            return await EndAsync(plan, IntentState.Expired, late, new GateResult.Expired(late), cancellationToken).ConfigureAwait(false);
        }

        if (gate.ClosedLocks(plan.Apply && call.Run.MayWrite) is { } closed)
        {
            return await StaysAsync(call, plan, closed, cancellationToken).ConfigureAwait(false);
        }

        string? outdated = writes.Any(write => ApprovalDigest.Of(write) != write.Digest) ? "What is stored of it is not what was staged." : gate.WhyOutdated(writes, "staged");
        if (outdated is not null)
        {
            return await StaleAsync(plan, outdated, cancellationToken).ConfigureAwait(false);
        }

        AsyncServiceScope scope = gate.NewScope();
        await using ConfiguredAsyncDisposable ended = scope.ConfigureAwait(false);
        PlanSighting seen = await plans.LookAsync(writes, scope.ServiceProvider, cancellationToken).ConfigureAwait(false);
        return seen.Hindrance is { } hindrance ? await StaysAsync(call, plan, hindrance, cancellationToken).ConfigureAwait(false)
            : seen.Moved is { } moved ? await StaleAsync(plan, moved, cancellationToken).ConfigureAwait(false)
            : await DecideAsync(call, plan, writes, seen, cancellationToken).ConfigureAwait(false);
    }

    private async Task<GateResult?> DecideAsync(Call call, Intent plan, IReadOnlyList<Intent> writes, PlanSighting seen, CancellationToken cancellationToken)
    {
        List<string> reasons = [.. writes.Select(write => write.Reason).OfType<string>().Distinct(StringComparer.Ordinal)];
        reasons.AddRange(writes.Select(write => gate.Breakers.WhyOpen(write.Resource)).OfType<string>().Distinct(StringComparer.Ordinal));
        string whole = $"{seen.Writes} {(seen.Writes == 1 ? "write" : "writes")} as a whole.";
        bool isDecidedHere = reasons.Count == 0;
        // What a person decides on is his as a whole: limits do not hold it, its records are counted when it is carried out, and it uses no budget.
        RecordLimit[] limits = isDecidedHere ? seen.Limits(contract => gate.Policies.Of(contract).RequireApprovalOver) : [];
        Claimed counted = await claims.CountAsync(call, limits, isDecidedHere ? seen.Writes : 0, whole, cancellationToken).ConfigureAwait(false);
        if (counted.Over is Budget budget)
        {
            GateResult.Denied stopped = new($"{counted.Why} The plan stays staged and can be submitted again then.") { IntentId = plan.Id };
            await claims.StopAsync(call, null, null, budget, stopped, cancellationToken).ConfigureAwait(false);
            return stopped;
        }

        if (isDecidedHere && counted.Over is null)
        {
            return await plans.ExecuteAsync(Frozen(plan, writes, whole), seen, isDecided: false, cancellationToken).ConfigureAwait(false);
        }

        reasons.AddRange(counted.Why is { } over ? [over] : []);
        if (writes.LastOrDefault(gate.IsIrreversible) is { } irreversible)
        {
            reasons.Add($"{Plan.NameOf(irreversible)} ({irreversible.Tool}) cannot be taken back and is written last.");
        }

        return await ProposeAsync(Frozen(plan, writes, $"{whole} {string.Join(" ", reasons)}"), plan, writes, cancellationToken).ConfigureAwait(false);
    }

    // What a person is shown, and what the journal says of it as a whole.
    private Intent Frozen(Intent plan, IReadOnlyList<Intent> writes, string reason) => plan with
    {
        Tier = writes.Max(write => write.Tier),
        Before = Plan.Image(gate, writes, write => write.Before),
        After = Plan.Image(gate, writes, write => write.After ?? write.Body),
        IsSensitive = writes.Any(write => write.IsSensitive),
        Reason = reason,
    };

    private async Task<GateResult?> ProposeAsync(Intent frozen, Intent plan, IReadOnlyList<Intent> writes, CancellationToken cancellationToken)
    {
        Intent card = frozen with { State = IntentState.AwaitingApproval, Fence = plan.Fence + 1 };
        card = card with { Digest = ApprovalDigest.Of(card, writes) };
        return await gate.Store.MoveAsync(new Move(plan, card, card.Entry(Outcomes.Of(OutcomeKind.PendingApproval).Word)), cancellationToken).ConfigureAwait(false) is { } waiting
            ? KnownAnswers.Pending(waiting)
            : null;
    }

    private async Task<GateResult?> StandingAsync(Call call, Intent plan, CancellationToken cancellationToken)
    {
        bool isInterrupted = plan.State == IntentState.Unknown || (plan.State == IntentState.Claimed && await gate.HasLeaseEndedAsync(plan, cancellationToken).ConfigureAwait(false));
        if (!isInterrupted)
        {
            return plan.State != IntentState.Approved ? ApprovedPath.NotApproved(plan)
                : call.Run.MayWrite ? await approved.ExecuteAsync(plan.Tenant, plan.Id, cancellationToken).ConfigureAwait(false)
                : KnownAnswers.Pending(plan);
        }

        AsyncServiceScope scope = gate.NewScope();
        await using ConfiguredAsyncDisposable ended = scope.ConfigureAwait(false);
        return await batches.ResolveAsync(plan, tool => tool.ToolsFrom(scope.ServiceProvider), plan.Apply && call.Run.MayWrite, cancellationToken).ConfigureAwait(false)
            ?? new GateResult.InProgress(TimeSpan.FromSeconds(1)) { IntentId = plan.Id };
    }

    private async Task<GateResult> StaysAsync(Call call, Intent plan, string why, CancellationToken cancellationToken)
        => await records.RecordAsync(call, new GateResult.Failed($"{why} The plan stays staged.", MayRetry: true) { IntentId = plan.Id }, cancellationToken).ConfigureAwait(false);

    private Task<GateResult?> StaleAsync(Intent plan, string why, CancellationToken cancellationToken)
        => EndAsync(plan, IntentState.Stale, why, new GateResult.Stale(why), cancellationToken);

    private async Task<GateResult?> EndAsync(Intent plan, IntentState state, string why, GateResult result, CancellationToken cancellationToken)
    {
        Intent over = plan with { State = state, Reason = why };
        return await gate.EndAsync(new Move(plan, over, over.Entry(result.Outcome.Word)), cancellationToken).ConfigureAwait(false) is null
            ? null
            : result with { IntentId = plan.Id };
    }
}
