using System.Text;

using WriteGate.Intents;
using WriteGate.Journal;

namespace WriteGate.Tests.Plans;

/// <summary>Thresholds see a plan as a whole; it is written as a whole or waits as a whole.</summary>
public sealed class SubmissionTests : IAsyncLifetime
{
    private readonly PlanGate gate = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await gate.DisposeAsync();

    [Fact]
    public async Task R19_a_plan_within_every_limit_is_written_at_once_in_its_order_each_write_under_its_own_key()
    {
        await PlanGate.StagedAsync(gate.StepAsync("D-2"));
        await PlanGate.StagedAsync(gate.StepAsync("D-1"));
        GateResult result = await gate.Run.SubmitPlanAsync();

        Assert.IsType<GateResult.Applied>(result);
        Assert.Equal(["patch D-2", "patch D-1"], gate.Crm.Effects);
        Assert.Equal(["acme/crm_update_deal/D-2", "acme/crm_update_deal/D-1"], gate.Crm.Keys);
        Assert.Equal("""{"0001 crm_update_deal D-2":{"nextStep":"Visit"},"0002 crm_update_deal D-1":{"nextStep":"Visit"}}""", Encoding.UTF8.GetString(result.After.Span));
        RunSummary summary = gate.Run.Summarize();
        Assert.Equal((2, 0, 2), (summary.Of(OutcomeKind.Applied), summary.Of(OutcomeKind.PendingApproval), summary.Staged));
        Assert.IsType<GateResult.Replayed>(await gate.StepAsync("D-1"));
        Assert.True((await JournalVerifier.VerifyAsync(gate.Gate.Store, new())).IsIntact);
    }

    [Fact]
    public async Task R19_a_plan_over_the_limit_writes_nothing_waits_as_one_card_and_is_written_by_one_approval()
    {
        gate.Harness.Set("Resources:crm.deal:RequireApprovalOver", "2");
        await gate.StageThreeAsync();
        GateResult.PendingApproval card = await gate.ProposeAsync();

        Assert.Empty(gate.Crm.Effects);
        Assert.Contains("It is about 3 records of crm.deal, and 2 is the most without a person (RequireApprovalOver) in one run.", card.Why, StringComparison.Ordinal);
        Assert.Equal(card.IntentId, Assert.Single(await gate.Gate.Approvals.ListAsync("acme")).Id);
        Assert.Equal("""{"0001 crm_update_deal D-1":{"nextStep":"Call"},"0002 crm_update_deal D-2":{"nextStep":"Mail"},"0003 crm_update_deal D-3":{"nextStep":null}}""", Encoding.UTF8.GetString(card.Before.Span));
        Assert.True((await gate.ApproveAsync(card)).IsTaken);
        Assert.IsType<GateResult.Applied>(await gate.ExecuteAsync(card));
        Assert.Equal(["patch D-1", "patch D-2", "patch D-3"], gate.Crm.Effects);
        Assert.IsType<GateResult.Replayed>(await gate.ExecuteAsync(card));
        Assert.Equal(3, gate.Crm.Effects.Count);
    }

    [Fact]
    public async Task R19_the_limit_sees_what_several_tools_write_to_one_resource()
    {
        gate.Harness.Set("Resources:crm.deal:RequireApprovalOver", "2");
        await PlanGate.StagedAsync(gate.StepAsync("D-1"));
        await PlanGate.StagedAsync(gate.CallAsync("crm_update_deals", """{"items":[{"dealId":"D-2","changes":{"nextStep":"b"}},{"dealId":"D-3","changes":{"nextStep":"b"}}]}"""));
        await gate.ProposeAsync();
        Assert.Empty(gate.Crm.Effects);
    }

    [Fact]
    public async Task R19_one_write_that_needs_a_person_makes_the_whole_plan_wait()
    {
        await PlanGate.StagedAsync(gate.StepAsync("D-1"));
        GateResult.PendingApproval reviewed = await PlanGate.StagedAsync(gate.WinAsync("D-2"));
        Assert.Contains("and a person has approved it: It changes stage", reviewed.Message, StringComparison.Ordinal);

        GateResult.PendingApproval card = await gate.ProposeAsync();
        Assert.Empty(gate.Crm.Effects);
        ApprovalAnswer alone = await gate.Gate.Approvals.ApproveAsync("acme", reviewed.IntentId!, reviewed.Digest, "olga");
        Assert.Equal($"It is part of the plan {card.IntentId}; decide on that.", alone.Why);
        Assert.IsType<GateResult.Denied>(await gate.Gate.ExecuteApprovedAsync("acme", reviewed.IntentId!));
        Assert.True((await gate.ApproveAsync(card)).IsTaken);
        Assert.IsType<GateResult.Applied>(await gate.Run.SubmitPlanAsync());
        Assert.Equal(["patch D-1", "patch D-2"], gate.Crm.Effects);
    }

    [Fact]
    public async Task R19_a_second_person_is_asked_by_the_records_of_the_whole_plan()
    {
        gate.Harness.Set("Resources:crm.deal:SecondApproverOver", "1");
        await gate.WinAsync("D-1");
        await gate.WinAsync("D-2");
        GateResult.PendingApproval card = await gate.ProposeAsync();
        Assert.Equal("olga", (await gate.ApproveAsync(card)).Proposal!.FirstApprover);
        Assert.False((await gate.ApproveAsync(card)).IsTaken);
        Assert.IsType<GateResult.PendingApproval>(await gate.ExecuteAsync(card));
        Assert.Empty(gate.Crm.Effects);
        Assert.True((await gate.ApproveAsync(card, "ann")).IsTaken);
        Assert.IsType<GateResult.Applied>(await gate.ExecuteAsync(card));
    }

    [Fact]
    public async Task R19_a_budget_sees_the_whole_plan_and_the_plan_stays_staged()
    {
        gate.Harness.Set("Agents:scout:WritesPerMinute", "2");
        gate.Harness.Set("Agents:scout:StopAt", "1");
        await gate.StageThreeAsync();
        GateResult.Denied stopped = Assert.IsType<GateResult.Denied>(await gate.Run.SubmitPlanAsync());
        Assert.Contains("This alone is 3 writes a minute, and \"scout\" is stopped at 2 of 2", stopped.Message, StringComparison.Ordinal);
        Assert.Contains("Waiting does not help", stopped.Message, StringComparison.Ordinal);
        Assert.Contains("The plan stays staged", stopped.Message, StringComparison.Ordinal);
        Assert.Empty(gate.Crm.Effects);
        gate.Harness.Set("Agents:scout:WritesPerMinute", "3");
        Assert.IsType<GateResult.Applied>(await gate.Run.SubmitPlanAsync());
    }

    [Fact]
    public async Task R19_a_plan_that_a_person_decides_on_uses_no_budget()
    {
        gate.Harness.Set("Agents:scout:WritesPerMinute", "1");
        gate.Harness.Set("Agents:scout:StopAt", "1");
        await gate.StepAsync("D-1");
        await gate.WinAsync("D-2");
        Assert.IsType<GateResult.Applied>(await gate.ExecuteAsync(await gate.ApprovedAsync()));
        gate.Open();
        await gate.StepAsync("D-3");
        Assert.IsType<GateResult.Applied>(await gate.Run.SubmitPlanAsync());
    }

    [Fact]
    public async Task R19_an_empty_plan_is_nothing_to_write()
    {
        Assert.IsType<GateResult.NoChange>(await gate.Run.SubmitPlanAsync());
        await PlanGate.StagedAsync(gate.StepAsync("D-1"));
        Assert.IsType<GateResult.Applied>(await gate.Run.SubmitPlanAsync());
    }

    [Fact]
    public async Task R19_a_plan_that_is_submitted_twice_is_written_once()
    {
        await gate.StageThreeAsync();
        Assert.IsType<GateResult.Applied>(await gate.Run.SubmitPlanAsync());
        Assert.IsType<GateResult.Replayed>(await gate.Run.SubmitPlanAsync());
        Assert.Equal(3, gate.Crm.Effects.Count);
        Assert.Equal(3, gate.Run.Summarize().Of(OutcomeKind.Applied));
    }

    [Fact]
    public async Task R19_a_run_may_end_while_its_plan_waits()
    {
        await gate.StepAsync("D-1");
        await gate.WinAsync("D-2");
        GateResult.PendingApproval card = await gate.ApprovedAsync();
        Assert.Equal((2, 1), ((await gate.Run.CloseAsync()).Staged, gate.Run.Summarize().Of(OutcomeKind.PendingApproval)));
        Assert.IsType<GateResult.Applied>(await gate.ExecuteAsync(card));
        Assert.Equal(["patch D-1", "patch D-2"], gate.Crm.Effects);
    }

    [Fact]
    public async Task R19_a_waiting_plan_that_is_submitted_twice_is_one_card()
    {
        await gate.WinAsync("D-1");
        GateResult.PendingApproval card = await gate.ProposeAsync();
        Assert.Equal((card.IntentId, card.Digest), ((await gate.ProposeAsync()).IntentId, card.Digest));
        Assert.Single(await gate.Gate.Approvals.ListAsync("acme"));
    }

    [Fact]
    public async Task R19_a_plan_that_is_submitted_many_times_at_once_is_written_once()
    {
        await gate.StageThreeAsync();
        // Two runs of one name, so that nothing in the process keeps them apart.
        GateRun other = gate.Harness.OpenRun(runId: gate.Run.Id, planFirst: true);
        GateResult[] results = await Task.WhenAll(Enumerable.Range(0, 16).SelectMany(_ => new[] { Task.Run(() => gate.Run.SubmitPlanAsync()), Task.Run(() => other.SubmitPlanAsync()) }));
        Assert.Single(results, result => result is GateResult.Applied);
        Assert.All(results, result => Assert.True(result is GateResult.Applied or GateResult.Replayed or GateResult.InProgress));
        Assert.Equal(["patch D-1", "patch D-2", "patch D-3"], gate.Crm.Effects);
    }

    [Fact]
    public async Task R19_an_approved_plan_is_written_once_by_however_many_who_come_at_once()
    {
        await gate.WinAsync("D-1");
        await gate.StepAsync("D-2");
        GateResult.PendingApproval card = await gate.ApprovedAsync();
        await Task.WhenAll(Enumerable.Range(0, 16).SelectMany(_ => new[] { Task.Run(() => gate.ExecuteAsync(card)), Task.Run(() => gate.Run.SubmitPlanAsync()) }));
        Assert.Equal(["patch D-1", "patch D-2"], gate.Crm.Effects);
    }

    [Fact]
    public async Task R19_the_kill_switch_leaves_a_plan_staged()
    {
        await gate.StageThreeAsync();
        gate.Gate.Stop("olga", "drill");
        GateResult.Failed stopped = Assert.IsType<GateResult.Failed>(await gate.Run.SubmitPlanAsync());
        Assert.True(stopped.MayRetry);
        Assert.Contains("All writing was stopped by olga: drill The plan stays staged.", stopped.Message, StringComparison.Ordinal);
        Assert.Empty(gate.Crm.Effects);
        gate.Gate.Resume("olga");
        Assert.IsType<GateResult.Applied>(await gate.Run.SubmitPlanAsync());
    }

    [Fact]
    public async Task R19_both_locks_are_looked_at_again_when_an_approved_plan_is_carried_out()
    {
        await gate.WinAsync("D-1");
        GateResult.PendingApproval card = await gate.ApprovedAsync();
        gate.Harness.Options.LiveWrites = false;
        GateResult.PendingApproval closed = Assert.IsType<GateResult.PendingApproval>(await gate.ExecuteAsync(card));
        Assert.Contains("LiveWrites is closed", closed.Message, StringComparison.Ordinal);
        gate.Gate.Stop("olga", "drill");
        Assert.IsType<GateResult.PendingApproval>(await gate.ExecuteAsync(card));
        Assert.Empty(gate.Crm.Effects);
        gate.Harness.Options.LiveWrites = true;
        gate.Gate.Resume("olga");
        Assert.IsType<GateResult.Applied>(await gate.ExecuteAsync(card));
    }

    [Fact]
    public async Task R19_a_run_that_asks_for_no_live_writing_submits_and_carries_out_nothing()
    {
        await gate.WinAsync("D-1");
        string id = gate.Run.Id;
        GateRun rehearsal = gate.Open(id, apply: false);
        Assert.IsType<GateResult.Failed>(await rehearsal.SubmitPlanAsync());
        gate.Open(id);
        GateResult.PendingApproval card = await gate.ApprovedAsync();
        Assert.IsType<GateResult.PendingApproval>(await rehearsal.SubmitPlanAsync());
        Assert.Empty(gate.Crm.Effects);
        Assert.IsType<GateResult.Applied>(await gate.ExecuteAsync(card));
    }

    [Fact]
    public async Task R19_another_agent_has_another_plan_also_in_a_run_of_the_same_name()
    {
        await gate.StepAsync("D-1");
        GateRun other = gate.Gate.OpenRun(gate.Run.Options with { Agent = "olga", RunId = gate.Run.Id });
        Assert.IsType<GateResult.NoChange>(await other.SubmitPlanAsync());
        Assert.Empty(gate.Crm.Effects);
    }

    [Fact]
    public async Task R19_a_system_that_cannot_be_read_leaves_a_plan_as_it_is()
    {
        await gate.StageThreeAsync();
        gate.Crm.BeforeRead = () => throw new IOException("down");
        Assert.True(Assert.IsType<GateResult.Failed>(await gate.Run.SubmitPlanAsync()).MayRetry);
        gate.Crm.BeforeRead = null;
        Assert.IsType<GateResult.Applied>(await gate.Run.SubmitPlanAsync());
    }

    [Fact]
    public async Task R19_a_store_that_cannot_be_used_writes_nothing()
    {
        await gate.StageThreeAsync();
        await gate.Gate.Store.DisposeAsync();
        Assert.NotNull(await Record.ExceptionAsync(() => gate.Run.SubmitPlanAsync()));
        await gate.Run.DisposeAsync();
        Assert.Empty(gate.Crm.Effects);
    }

    [Fact]
    public async Task R19_sampled_writes_of_an_autonomous_plan_are_looked_at_afterwards_and_approved_ones_are_not()
    {
        gate.Harness.Set("Resources:crm.deal:SampleForReview", "1");
        await gate.StepAsync("D-1");
        await gate.Run.SubmitPlanAsync();
        Assert.Single(await gate.Gate.Reviews.ListAsync("acme"));
        gate.Open();
        await gate.WinAsync("D-2");
        await gate.ExecuteAsync(await gate.ApprovedAsync());
        Assert.Single(await gate.Gate.Reviews.ListAsync("acme"));
    }
}
