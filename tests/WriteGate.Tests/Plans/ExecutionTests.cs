using System.Text;

using WriteGate.Intents;
using WriteGate.Journal;

namespace WriteGate.Tests.Plans;

/// <summary>A plan is written as a whole or taken back as a whole, also when something goes wrong in the middle.</summary>
public sealed class ExecutionTests : IAsyncLifetime
{
    private readonly PlanGate gate = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await gate.DisposeAsync();

    [Fact]
    public async Task R19_one_write_that_is_refused_takes_the_written_ones_back_newest_first()
    {
        await gate.StageThreeAsync();
        await PlanGate.StagedAsync(gate.CallAsync("crm_post", """{"channelId":"C"}"""));
        FailBefore("patch D-3");
        GateResult.RolledBack result = Assert.IsType<GateResult.RolledBack>(await gate.Run.SubmitPlanAsync());

        Assert.Contains("crm.deal \"D-3\": Not written: the system of record refused it", result.Message, StringComparison.Ordinal);
        Assert.Equal(["patch D-1", "patch D-2", "patch D-2", "patch D-1"], gate.Crm.Effects);
        Assert.Equal(("Call", "Mail", null), (gate.NextStep("D-1"), gate.NextStep("D-2"), gate.NextStep("D-3")));
        Assert.Equal([IntentState.RolledBack, IntentState.RolledBack, IntentState.Failed, IntentState.Failed], await gate.StatesAsync(result));
        Assert.Equal((0, 1), (gate.Run.Summarize().Of(OutcomeKind.Applied), gate.Run.Summarize().Of(OutcomeKind.RolledBack)));
        Assert.True((await JournalVerifier.VerifyAsync(gate.Gate.Store, new())).IsIntact);
        gate.Crm.BeforeEffect = null;
        Assert.IsType<GateResult.RolledBack>(await gate.Run.SubmitPlanAsync());
        Assert.Equal(4, gate.Crm.Effects.Count);
    }

    [Fact]
    public async Task R19_actions_and_creates_of_a_plan_are_taken_back_by_their_reversals()
    {
        await PlanGate.StagedAsync(gate.CallAsync("crm_create_note", """{"text":"Hello"}"""));
        await PlanGate.StagedAsync(gate.CallAsync("crm_post", """{"channelId":"C"}"""));
        await PlanGate.StagedAsync(gate.StepAsync("D-1"));
        FailBefore("patch D-1");
        Assert.IsType<GateResult.RolledBack>(await gate.Run.SubmitPlanAsync());
        Assert.Equal(["note Hello", "post C", "unpost C", "unnote N1"], gate.Crm.Effects);
        Assert.Empty(gate.Crm.Notes);
    }

    [Fact]
    public async Task R19_what_somebody_changed_since_is_not_taken_back_behind_his_back_and_waits_for_a_person()
    {
        await gate.StageThreeAsync();
        gate.Crm.BeforeEffect = effect =>
        {
            if (effect == "patch D-3")
            {
                gate.Crm.Put(gate.Crm.Find("D-1")! with { NextStep = "Somebody else", Version = "v9" });
                throw new WriteRefusedException("closed");
            }
        };
        GateResult.PartlyApplied result = Assert.IsType<GateResult.PartlyApplied>(await gate.Run.SubmitPlanAsync());
        Assert.Contains("Not taken back: crm.deal \"D-1\" (nextStep changed since the write", result.Message, StringComparison.Ordinal);
        gate.Crm.BeforeEffect = null;
        await gate.Gate.ResolveUnknownAsync("acme");
        await gate.Gate.ResolveUnknownAsync("acme");
        Assert.Equal(("Somebody else", "Mail"), (gate.NextStep("D-1"), gate.NextStep("D-2")));
        Assert.Equal(IntentState.Quarantined, (await gate.Harness.IntentAsync(result.IntentId!)).State);
        Assert.Empty(await gate.Gate.ResolveUnknownAsync("acme"));
    }

    [Fact]
    public async Task R19_a_batch_in_a_plan_is_written_item_by_item_and_taken_back_with_the_plan()
    {
        await PlanGate.StagedAsync(gate.CallAsync("crm_update_deals", """{"items":[{"dealId":"D-3","changes":{"nextStep":"b"}},{"dealId":"D-1","changes":{"nextStep":"b"}}]}"""));
        await PlanGate.StagedAsync(gate.StepAsync("D-2"));
        FailBefore("patch D-2");
        GateResult result = await gate.Run.SubmitPlanAsync();
        Assert.IsType<GateResult.RolledBack>(result);
        Assert.Equal(["patch D-1", "patch D-3", "patch D-3", "patch D-1"], gate.Crm.Effects);
        Assert.Equal([IntentState.RolledBack, IntentState.Failed], await gate.StatesAsync(result));
    }

    [Fact]
    public async Task R19_an_item_of_a_batch_that_fails_takes_the_batch_and_the_plan_back()
    {
        await PlanGate.StagedAsync(gate.StepAsync("D-2"));
        await PlanGate.StagedAsync(gate.CallAsync("crm_update_deals", """{"items":[{"dealId":"D-3","changes":{"nextStep":"b"}},{"dealId":"D-1","changes":{"nextStep":"b"}}]}"""));
        await PlanGate.StagedAsync(gate.CallAsync("crm_post", """{"channelId":"C"}"""));
        FailBefore("patch D-3");
        Assert.IsType<GateResult.RolledBack>(await gate.Run.SubmitPlanAsync());
        Assert.Equal(["patch D-2", "patch D-1", "patch D-1", "patch D-2"], gate.Crm.Effects);
        Assert.Empty(await gate.Gate.Store.ListAsync(new IntentQuery { States = [IntentState.Claimed, IntentState.Staged] }, CancellationToken.None));
    }

    [Fact]
    public async Task R19_what_cannot_be_taken_back_is_written_last_and_the_card_says_so()
    {
        await PlanGate.StagedAsync(gate.CallAsync("crm_call_lead", """{"leadId":"L-1"}"""));
        await PlanGate.StagedAsync(gate.StepAsync("D-1"));
        GateResult.PendingApproval card = await gate.ProposeAsync();
        Assert.Contains("crm.lead \"L-1\" (crm_call_lead) cannot be taken back and is written last.", card.Why, StringComparison.Ordinal);
        Assert.Equal("""{"0001 crm_update_deal D-1":{"nextStep":"Visit"},"0002 crm_call_lead L-1 (irreversible)":{"leadId":"L-1"}}""", Encoding.UTF8.GetString(card.After.Span));
        await gate.ApproveAsync(card);
        Assert.IsType<GateResult.Applied>(await gate.ExecuteAsync(card));
        Assert.Equal(["patch D-1", "call L-1"], gate.Crm.Effects);
    }

    [Fact]
    public async Task R19_what_cannot_be_taken_back_is_not_begun_when_a_write_before_it_fails_and_takes_them_back_when_it_fails()
    {
        await gate.CallAsync("crm_call_lead", """{"leadId":"L-1"}""");
        await gate.StepAsync("D-1");
        GateResult.PendingApproval card = await gate.ApprovedAsync();
        FailBefore("call L-1");
        Assert.IsType<GateResult.RolledBack>(await gate.ExecuteAsync(card));
        Assert.Equal(["patch D-1", "patch D-1"], gate.Crm.Effects);
        Assert.Equal("Call", gate.NextStep("D-1"));
    }

    [Fact]
    public async Task R19_a_plan_takes_one_write_that_cannot_be_taken_back()
    {
        GateResult first = await gate.CallAsync("crm_call_lead", """{"leadId":"L-1"}""");
        GateResult.Denied second = Assert.IsType<GateResult.Denied>(await gate.CallAsync("crm_call_lead", """{"leadId":"L-2"}"""));
        Assert.Contains($"the plan has such a write already: crm_call_lead ({first.IntentId})", second.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R19_the_plan_or_its_run_is_taken_back_as_a_whole()
    {
        foreach (bool byRun in new[] { true, false })
        {
            gate.Open();
            gate.Crm.Effects.Clear();
            string step = byRun ? "run" : "plan";
            await PlanGate.StagedAsync(gate.CallAsync("crm_update_deals", $$$"""{"items":[{"dealId":"D-3","changes":{"nextStep":"{{{step}}}"}},{"dealId":"D-1","changes":{"nextStep":"{{{step}}}"}}]}"""));
            await PlanGate.StagedAsync(gate.CallAsync("crm_update_deals", $$$"""{"items":[{"dealId":"D-2","changes":{"nextStep":"{{{step}}}"}}]}"""));
            GateResult applied = await gate.Run.SubmitPlanAsync();
            Assert.IsType<GateResult.Applied>(applied);

            RollbackReport report = byRun
                ? Assert.Single(await gate.Gate.Rollbacks.RunAsync("acme", gate.Run.Id, "olga"))
                : await gate.Gate.Rollbacks.WriteAsync("acme", applied.IntentId!, "olga");

            Assert.Equal((applied.IntentId, RollbackOutcome.RolledBack), (report.IntentId, report.Outcome));
            Assert.Equal(["patch D-1", "patch D-3", "patch D-2", "patch D-2", "patch D-3", "patch D-1"], gate.Crm.Effects);
            Assert.Equal(IntentState.RolledBack, (await gate.Harness.IntentAsync(applied.IntentId!)).State);
            Assert.Equal(("Call", "Mail", null), (gate.NextStep("D-1"), gate.NextStep("D-2"), gate.NextStep("D-3")));
        }
    }

    private void FailBefore(string failing) => gate.Crm.BeforeEffect = effect =>
    {
        if (effect == failing)
        {
            throw new WriteRefusedException("closed");
        }
    };
}
