using System.Runtime.CompilerServices;

using Microsoft.Extensions.DependencyInjection;

using WriteGate.Intents;
using WriteGate.Policy;
using WriteGate.Telemetry;
using WriteGate.Tools;

namespace WriteGate;

/// <summary>Executes what was approved: once, behind both locks, and only if the touched fields are still as they were shown.</summary>
internal sealed class ApprovedPath(GateContext gate, Execution execution, BatchPath batches, PlanExecution plans)
{
    public async Task<GateResult> ExecuteAsync(string tenant, string intentId, CancellationToken cancellationToken)
    {
        Intent? intent = await gate.Store.FindAsync(tenant, intentId, cancellationToken).ConfigureAwait(false);
        if (intent is null)
        {
            return new GateResult.Denied($"There is no intent {intentId}.");
        }

        if (intent.State != IntentState.Approved)
        {
            return await NotApprovedAsync(intent, cancellationToken).ConfigureAwait(false);
        }

        if (intent.ExpiresAt <= gate.Time.GetUtcNow())
        {
            return await EndAsync(intent, IntentState.Expired, "It was approved but not executed in time.", new GateResult.Expired("It was approved but not executed in time.") { IntentId = intent.Id }, cancellationToken).ConfigureAwait(false);
        }

        IReadOnlyList<Intent> writes = await gate.WritesOfAsync(intent, cancellationToken).ConfigureAwait(false);
        if (writes.FirstOrDefault(write => gate.Registry.Find(write.Tool) is null) is { } strange)
        {
            return new GateResult.Denied($"The tool {strange.Tool} is not registered.");
        }

        if (ApprovalDigest.Of(intent, writes) != intent.Digest)
        {
            const string Forged = "What is stored of it is not what was approved.";
            return await StaleAsync(intent, Forged, cancellationToken).ConfigureAwait(false);
        }

        if (gate.WhyHindered(intent, writes) is { } hindrance)
        {
            return KnownAnswers.Pending(intent, $"It is approved and stays so, but is not executed. {hindrance}");
        }

        if (gate.WhyOutdated(writes, "approved") is { } outdated)
        {
            return await StaleAsync(intent, outdated, cancellationToken).ConfigureAwait(false);
        }

        if (intent.FirstApprover is null && Approvals.NeedsTwo(gate, writes))
        {
            const string Alone = "Two people have to approve it, and one did.";
            return await StaleAsync(intent, Alone, cancellationToken).ConfigureAwait(false);
        }

        AsyncServiceScope scope = gate.NewScope();
        await using ConfiguredAsyncDisposable ended = scope.ConfigureAwait(false);
        if (Plan.Is(intent))
        {
            return await ExecutePlanAsync(intent, writes, scope.ServiceProvider, cancellationToken).ConfigureAwait(false);
        }

        GatedTool tool = gate.Registry.Find(intent.Tool)!;
        using GateScope.Stay within = GateScope.Enter(intent);
        return await ExecuteAsync(intent, tool, tool.ToolsFrom(scope.ServiceProvider), cancellationToken).ConfigureAwait(false);
    }

    private async Task<GateResult> ExecutePlanAsync(Intent approved, IReadOnlyList<Intent> writes, IServiceProvider services, CancellationToken cancellationToken)
    {
        PlanSighting seen = await plans.LookAsync(writes, services, cancellationToken).ConfigureAwait(false);
        return seen.Hindrance is { } hindrance ? KnownAnswers.Pending(approved, $"It is approved and stays so, but is not executed. {hindrance}")
            : seen.Moved is { } moved ? await StaleAsync(approved, moved, cancellationToken).ConfigureAwait(false)
            : await plans.ExecuteAsync(approved, seen, isDecided: true, cancellationToken).ConfigureAwait(false) ?? Lost(approved);
    }

    private async Task<GateResult> ExecuteAsync(Intent approved, GatedTool tool, object tools, CancellationToken cancellationToken)
    {
        if (Stored.ProposalOrNull(tool, approved) is not { } proposal)
        {
            return await StaleAsync(approved, $"What is stored of it no longer fits {approved.Tool}.", cancellationToken).ConfigureAwait(false);
        }

        Sighting sighting;
        try
        {
            sighting = await gate.LookAsync(approved.Tenant, proposal, tools, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            gate.Logger.ReadFailed(approved.Tool, exception, approved.IsSensitive);
            return KnownAnswers.Pending(approved, "It is approved and stays so: the record cannot be read right now.");
        }

        if (sighting.Drift is { } drift)
        {
            return KnownAnswers.Pending(approved, $"It is approved and stays so, but is not executed. {drift}");
        }

        if (proposal.WhyMoved(approved, sighting) is { } moved)
        {
            Intent seen = approved with { Skipped = sighting.Skipped ?? approved.Skipped };
            return await StaleAsync(seen, moved, cancellationToken).ConfigureAwait(false);
        }

        Intent claimed = approved with { State = IntentState.Claimed, RecordVersion = sighting.Version };
        if (proposal.Items.Count > 0)
        {
            return await batches.ClaimApprovedAsync(approved, claimed, proposal, tools, cancellationToken).ConfigureAwait(false) ?? Lost(approved);
        }

        Intent? won = await gate.Store.MoveAsync(
            new Move(approved, claimed, claimed.Entry("claimed"))
            {
                Lease = gate.Options.Lease,
                Counts = [RecordLimit.Of(tool.Contract, claimed, [claimed], most: null).Counting],
            },
            cancellationToken).ConfigureAwait(false);
        return won is null ? Lost(approved) : await execution.RunAsync(won, proposal, tools, cancellationToken).ConfigureAwait(false);
    }

    // Somebody wants something executed that nobody approved. That it was executed, or is being, is no such thing: two came at once.
    private async Task<GateResult> NotApprovedAsync(Intent intent, CancellationToken cancellationToken)
    {
        GateResult result = NotApproved(intent);
        if (result is not (GateResult.Replayed or GateResult.InProgress))
        {
            await gate.Store.RecordAsync([intent.Entry("execution_refused", result.Message)], cancellationToken).ConfigureAwait(false);
        }

        return result;
    }

    /// <summary>What an intent that is not approved is answered with.</summary>
    public static GateResult NotApproved(Intent intent) => intent.State switch
    {
        IntentState.Applied => KnownAnswers.Replayed(intent, null),
        IntentState.AwaitingApproval => KnownAnswers.Pending(intent),
        IntentState.Claimed => Lost(intent),
        IntentState.Expired => new GateResult.Expired(intent.Reason ?? "Nobody decided in time.") { IntentId = intent.Id },
        IntentState.Stale or IntentState.Cancelled => new GateResult.Stale(intent.Reason ?? "The record moved.") { IntentId = intent.Id },
        IntentState.Unknown => new GateResult.Unknown(intent.Reason ?? "it was interrupted.") { IntentId = intent.Id },
        IntentState.Quarantined => new GateResult.Quarantined(intent.Reason ?? "It needs a person.") { IntentId = intent.Id },
        IntentState.Failed when Plan.Is(intent) => new GateResult.RolledBack(intent.Reason ?? "A write of it failed.") { IntentId = intent.Id },
        IntentState.Failed => new GateResult.Failed(intent.Reason ?? "It failed.", MayRetry: false) { IntentId = intent.Id },
        IntentState.Denied => new GateResult.Denied(intent.Reason ?? "A person said no.") { IntentId = intent.Id },
        _ => new GateResult.Denied($"The intent is {intent.State}, not approved.") { IntentId = intent.Id },
    };

    private static GateResult.InProgress Lost(Intent intent) => new(TimeSpan.FromSeconds(1)) { IntentId = intent.Id };

    private Task<GateResult> StaleAsync(Intent intent, string why, CancellationToken cancellationToken)
        => EndAsync(intent, IntentState.Stale, why, new GateResult.Stale(why) { IntentId = intent.Id }, cancellationToken);

    private async Task<GateResult> EndAsync(Intent intent, IntentState state, string reason, GateResult result, CancellationToken cancellationToken)
    {
        Intent ended = intent with { State = state, Reason = reason };
        Intent? moved = await gate.EndAsync(new Move(intent, ended, ended.Entry(result.Outcome.Word)), cancellationToken).ConfigureAwait(false);
        return moved is null ? Lost(intent) : result;
    }
}
