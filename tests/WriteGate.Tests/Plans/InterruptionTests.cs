using WriteGate.Intents;
using WriteGate.Journal;

namespace WriteGate.Tests.Plans;

/// <summary>Plans whose process, caller, system or switch goes away in the middle: nothing is written twice, nothing is lost, and what is not known is said.</summary>
public sealed class InterruptionTests : IAsyncLifetime
{
    private readonly PlanGate gate = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await gate.DisposeAsync();

    [Fact]
    public async Task R19_an_outcome_that_is_not_known_stops_the_plan_takes_nothing_back_and_is_never_called_rolled_back()
    {
        await gate.StageThreeAsync();
        FailAfter("patch D-2");
        GateResult.PartlyApplied result = Assert.IsType<GateResult.PartlyApplied>(await gate.Run.SubmitPlanAsync());
        Assert.Equal(["patch D-1", "patch D-2"], gate.Crm.Effects);
        Assert.Equal([IntentState.Applied, IntentState.Unknown, IntentState.Claimed], await gate.StatesAsync(result));
        Assert.Equal(IntentState.Unknown, (await gate.Harness.IntentAsync(result.IntentId!)).State);
    }

    [Fact]
    public async Task R19_what_was_not_known_is_read_back_and_the_rest_is_written()
    {
        await gate.StageThreeAsync();
        FailAfter("patch D-2");
        GateResult stopped = await gate.Run.SubmitPlanAsync();
        gate.Crm.AfterEffect = null;
        Assert.IsType<GateResult.Replayed>(Assert.Single(await gate.Gate.ResolveUnknownAsync("acme")));
        Assert.Equal(["patch D-1", "patch D-2", "patch D-3"], gate.Crm.Effects);
        Assert.Equal(IntentState.Applied, (await gate.Harness.IntentAsync(stopped.IntentId!)).State);
        Assert.IsType<GateResult.Replayed>(await gate.Run.SubmitPlanAsync());
    }

    [Fact]
    public async Task R19_an_item_that_somebody_took_back_meanwhile_says_nothing_of_those_behind_it_and_nothing_is_sent_any_more()
    {
        await gate.StageThreeAsync();
        FailAfter("patch D-2");
        GateResult stopped = await gate.Run.SubmitPlanAsync();
        gate.Crm.AfterEffect = null;
        await gate.Gate.Rollbacks.RunAsync("acme", gate.Run.Id, "olga");

        Assert.IsType<GateResult.PartlyApplied>(Assert.Single(await gate.Gate.ResolveUnknownAsync("acme")));

        Assert.Equal(["patch D-1", "patch D-2", "patch D-1"], gate.Crm.Effects);
        Assert.Equal([IntentState.RolledBack, IntentState.Applied, IntentState.Unknown], await gate.StatesAsync(stopped));
    }

    [Fact]
    public async Task R19_the_agents_retry_of_an_interrupted_item_does_not_write_it_out_of_its_turn()
    {
        await gate.StageThreeAsync();
        FailAfter("patch D-1");
        GateResult stopped = await gate.Run.SubmitPlanAsync();
        gate.Crm.AfterEffect = null;
        gate.Harness.Time.Advance(TimeSpan.FromHours(1));
        GateResult.Unknown third = Assert.IsType<GateResult.Unknown>(await gate.StepAsync("D-3"));
        Assert.Contains($"it is part of {stopped.IntentId}", third.Message, StringComparison.Ordinal);
        Assert.Equal(["patch D-1"], gate.Crm.Effects);
    }

    public static TheoryData<GateStep, string> Deaths => new()
    {
        { GateStep.Claimed, "D-1" }, { GateStep.Written, "D-1" }, { GateStep.Settled, "D-1" },
        { GateStep.Claimed, "D-2" }, { GateStep.Written, "D-2" }, { GateStep.Settled, "D-2" },
        { GateStep.Claimed, "D-3" }, { GateStep.Written, "D-3" }, { GateStep.Settled, "D-3" },
    };

    [Theory]
    [MemberData(nameof(Deaths))]
    public async Task R19_after_a_crash_at_any_point_the_plan_is_finished_and_nothing_is_written_twice_or_lost(GateStep step, string record)
    {
        await gate.StageThreeAsync();
        gate.DieAt(step, intent => intent.RecordId == record);
        await gate.RestartAfterSubmittingAsync();

        await gate.Gate.ResolveUnknownAsync("acme");

        Assert.Equal(["patch D-1", "patch D-2", "patch D-3"], gate.Crm.Effects);
        IReadOnlyList<Intent> all = await gate.Gate.Store.ListAsync(new IntentQuery(), CancellationToken.None);
        Assert.All(all, intent => Assert.Equal(IntentState.Applied, intent.State));
        Assert.Equal(4, all.Count);
        Assert.True((await JournalVerifier.VerifyAsync(gate.Gate.Store, new())).IsIntact);
    }

    [Fact]
    public async Task R19_a_plan_that_nobody_carries_on_is_in_progress_until_its_lease_has_ended_and_then_carried_on()
    {
        await gate.StageThreeAsync();
        gate.Harness.OnStep = (step, intent) => step == GateStep.Settled && intent!.RecordId == "D-1" ? throw new InvalidOperationException("lost") : default;
        await Assert.ThrowsAsync<InvalidOperationException>(() => gate.Run.SubmitPlanAsync());
        gate.Harness.OnStep = null;

        Assert.IsType<GateResult.InProgress>(await gate.Run.SubmitPlanAsync());
        Assert.Empty(await gate.Gate.ResolveUnknownAsync("acme"));
        Assert.Equal(["patch D-1"], gate.Crm.Effects);
        // Long enough to write each and to take each back.
        gate.Harness.Time.Advance(gate.Harness.Options.Lease + (6 * gate.Harness.Options.WriteTimeout));
        Assert.IsType<GateResult.Replayed>(await gate.Run.SubmitPlanAsync());
        Assert.Equal(["patch D-1", "patch D-2", "patch D-3"], gate.Crm.Effects);
    }

    [Fact]
    public async Task R19_after_a_crash_the_worker_carries_an_approved_plan_on()
    {
        await using PlanGate worked = new();
        await worked.StepAsync("D-1");
        await worked.WinAsync("D-2");
        GateResult.PendingApproval card = await worked.ApprovedAsync();
        await worked.RestartAsync();
        ApprovedWrites worker = new(worked.Gate, TimeSpan.FromSeconds(1), worked.Harness.Time, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        await worker.PassAsync(CancellationToken.None);
        await worker.PassAsync(CancellationToken.None);
        Assert.Equal(["patch D-1", "patch D-2"], worked.Crm.Effects);
        Assert.Equal(IntentState.Applied, (await worked.Harness.IntentAsync(card.IntentId!)).State);
    }

    [Fact]
    public async Task R19_a_crash_while_a_plan_is_taken_back_is_gone_on_with()
    {
        await gate.StageThreeAsync();
        gate.Crm.BeforeEffect = effect =>
        {
            if (effect == "patch D-3")
            {
                throw new WriteRefusedException("closed");
            }

            if (gate.Crm.Effects.Count == 3)
            {
                // D-2 was taken back, and the process ends before D-1 is.
                gate.Gate.Store.DisposeAsync().AsTask().GetAwaiter().GetResult();
                throw new WriteNotBegunException("dead");
            }
        };
        await gate.RestartAfterSubmittingAsync();
        GateResult resolved = Assert.Single(await gate.Gate.ResolveUnknownAsync("acme"));
        Assert.IsType<GateResult.RolledBack>(resolved);
        Assert.Equal(("Call", "Mail", null), (gate.NextStep("D-1"), gate.NextStep("D-2"), gate.NextStep("D-3")));
        Assert.Equal([IntentState.RolledBack, IntentState.RolledBack, IntentState.Failed], await gate.StatesAsync(resolved));
    }

    [Fact]
    public async Task R19_an_item_of_which_nothing_can_tell_waits_for_a_person_and_what_is_behind_it_was_never_begun()
    {
        await gate.StepAsync("D-1");
        await PlanGate.StagedAsync(gate.CallAsync("crm_post", """{"channelId":"C"}"""));
        await gate.StepAsync("D-2");
        FailAfter("post C");
        GateResult stopped = await gate.Run.SubmitPlanAsync();
        await gate.RestartAsync();
        Assert.IsType<GateResult.Quarantined>(Assert.Single(await gate.Gate.ResolveUnknownAsync("acme")));
        Assert.Equal(["patch D-1", "post C"], gate.Crm.Effects);
        Assert.Equal([IntentState.Applied, IntentState.Quarantined, IntentState.Failed], await gate.StatesAsync(stopped));
        Assert.Empty(await gate.Gate.ResolveUnknownAsync("acme"));
        Assert.Contains("take back what stands of it", (await gate.Gate.Quarantine.ReleaseAsync("acme", stopped.IntentId!, "olga", "again")).Why, StringComparison.Ordinal);
        QuarantinedWrite plan = Assert.Single(await gate.Gate.Quarantine.ListAsync("acme"), aside => aside.Intent.Id == stopped.IntentId);
        Assert.Equal("It is a batch or plan that was begun; take back what stands of it, or discard it.", plan.WhyNotReleasable);
    }

    [Fact]
    public async Task R19_a_caller_that_cancels_gets_its_exception_after_the_plan_was_taken_back()
    {
        await gate.StageThreeAsync();
        using CancellationTokenSource cancel = new();
        gate.Harness.OnStep = async (step, intent) =>
        {
            if (step == GateStep.Settled && intent!.RecordId == "D-1")
            {
                await cancel.CancelAsync();
            }
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gate.Run.SubmitPlanAsync(cancel.Token));
        gate.Harness.OnStep = null;
        Assert.Equal(("Call", "Mail"), (gate.NextStep("D-1"), gate.NextStep("D-2")));
        Assert.IsType<GateResult.RolledBack>(await gate.Run.SubmitPlanAsync());
    }

    [Fact]
    public async Task R19_a_caller_that_cancelled_before_has_submitted_nothing()
    {
        await gate.StageThreeAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gate.Run.SubmitPlanAsync(new CancellationToken(canceled: true)));
        Assert.Empty(gate.Crm.Effects);
        Assert.IsType<GateResult.Applied>(await gate.Run.SubmitPlanAsync());
    }

    [Fact]
    public async Task R19_a_switch_that_is_thrown_in_the_middle_stops_the_plan_and_says_what_stands()
    {
        await gate.StageThreeAsync();
        gate.Harness.OnStep = (step, intent) =>
        {
            if (step == GateStep.Settled && intent!.RecordId == "D-1")
            {
                gate.Gate.Stop("olga", "drill");
            }

            return default;
        };
        GateResult.PartlyApplied result = Assert.IsType<GateResult.PartlyApplied>(await gate.Run.SubmitPlanAsync());
        Assert.Contains("Not taken back: crm.deal \"D-1\"", result.Message, StringComparison.Ordinal);
        Assert.Equal(["patch D-1"], gate.Crm.Effects);
        gate.Gate.Resume("olga");
        Assert.IsType<GateResult.RolledBack>(await gate.Run.SubmitPlanAsync());
        Assert.Equal("Call", gate.NextStep("D-1"));
    }

    [Theory]
    [InlineData(GateStep.Claimed)]
    [InlineData(GateStep.Written)]
    [InlineData(GateStep.Settled)]
    public async Task R19_a_crash_within_a_batch_of_a_plan_is_gone_on_with(GateStep step)
    {
        await PlanGate.StagedAsync(gate.CallAsync("crm_update_deals", """{"items":[{"dealId":"D-3","changes":{"nextStep":"b"}},{"dealId":"D-1","changes":{"nextStep":"b"}}]}"""));
        await PlanGate.StagedAsync(gate.StepAsync("D-2"));
        gate.DieAt(step, intent => intent.RecordId == "D-1");
        await gate.RestartAfterSubmittingAsync();
        await gate.Gate.ResolveUnknownAsync("acme");
        Assert.Equal(["patch D-1", "patch D-3", "patch D-2"], gate.Crm.Effects);
        Assert.All(await gate.Gate.Store.ListAsync(new IntentQuery(), CancellationToken.None), intent => Assert.Equal(IntentState.Applied, intent.State));
    }

    [Fact]
    public async Task R19_a_run_takes_back_what_stands_of_a_plan_that_stopped_half_way()
    {
        await gate.StageThreeAsync();
        FailAfter("patch D-2");
        await gate.Run.SubmitPlanAsync();
        gate.Crm.AfterEffect = null;
        await gate.Gate.Rollbacks.RunAsync("acme", gate.Run.Id, "olga");
        Assert.Equal("Call", gate.NextStep("D-1"));
    }

    private void FailAfter(string failing) => gate.Crm.AfterEffect = effect =>
    {
        if (effect == failing)
        {
            throw new TimeoutException();
        }
    };
}
