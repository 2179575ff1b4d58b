using System.Text;
using System.Text.Json;

using WriteGate.Intents;
using WriteGate.Journal;
using WriteGate.Tests.Gate;

namespace WriteGate.Tests.Plans;

/// <summary>Calls of a run that plans first are checked as ever, and staged.</summary>
public sealed class StagingTests : IAsyncLifetime
{
    private readonly PlanGate gate = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await gate.DisposeAsync();

    [Fact]
    public async Task R19_nothing_is_written_before_the_plan_is_submitted()
    {
        GateResult.PendingApproval staged = await PlanGate.StagedAsync(gate.StepAsync("D-1"));
        await PlanGate.StagedAsync(gate.StepAsync("D-2"));

        Assert.Empty(gate.Crm.Effects);
        Assert.StartsWith("Staged, not written: it is part of this run's plan, which is written as a whole or not at all, once the run has submitted it.", staged.Message, StringComparison.Ordinal);
        Assert.Equal("""{"nextStep":"Visit"}""", Encoding.UTF8.GetString(staged.After.Span));
        Assert.Equal([IntentState.Staged, IntentState.Staged], (await gate.Gate.Store.ListAsync(new IntentQuery { ParentId = staged.PlanId }, default)).Select(item => item.State));
        Assert.Equal(["staged", "staged"], await gate.Harness.ActionsAsync());
        Assert.True((await JournalVerifier.VerifyAsync(gate.Gate.Store, new())).IsIntact);
    }

    [Fact]
    public async Task R19_a_read_shows_the_record_as_it_is_and_the_model_is_told_so()
    {
        GateResult staged = await gate.StepAsync("D-1");
        GateResult read = await gate.CallAsync("crm_get_deal", """{"dealId":"D-1"}""");
        using JsonDocument deal = JsonDocument.Parse(read.Value);
        Assert.Equal("Call", deal.RootElement.GetProperty("nextStep").GetString());
        Assert.Contains("reads show the records without it", staged.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R19_the_same_call_twice_is_one_stage()
    {
        GateResult first = await gate.StepAsync("D-1");
        GateResult.PendingApproval again = await PlanGate.StagedAsync(gate.StepAsync("D-1"));
        Assert.Equal(first.IntentId, again.IntentId);
        Assert.Equal(1, gate.Run.Summarize().Staged);
        Assert.IsType<GateResult.Applied>(await gate.Run.SubmitPlanAsync());
        Assert.Equal(["patch D-1"], gate.Crm.Effects);
    }

    [Fact]
    public async Task R19_a_staged_key_with_another_body_is_a_conflict()
    {
        await gate.StepAsync("D-1");
        Assert.IsType<GateResult.Conflict>(await gate.StepAsync("D-1", "Other"));
        Assert.IsType<GateResult.Applied>(await gate.Run.SubmitPlanAsync());
        Assert.Equal("Visit", gate.NextStep("D-1"));
    }

    [Fact]
    public async Task R19_a_plan_changes_a_record_in_one_call_and_the_refusal_names_the_staged_write()
    {
        GateResult first = await gate.StepAsync("D-1");
        foreach (string again in new[]
        {
            """{"items":[{"dealId":"D-2","changes":{"nextStep":"b"}},{"dealId":"D-1","changes":{"due":"2026-05-01"}}]}""",
            """{"items":[{"dealId":"D-1","changes":{"nextStep":"b"}}]}""",
        })
        {
            GateResult.Denied second = Assert.IsType<GateResult.Denied>(await gate.CallAsync("crm_update_deals", again));
            Assert.Contains($"Fields of crm.deal \"D-1\" are changed in the plan already, by crm_update_deal ({first.IntentId})", second.Message, StringComparison.Ordinal);
        }

        Assert.IsType<GateResult.Applied>(await gate.Run.SubmitPlanAsync());
        Assert.Equal(["patch D-1"], gate.Crm.Effects);
    }

    [Fact]
    public async Task R19_a_record_of_a_staged_batch_is_not_staged_again()
    {
        await PlanGate.StagedAsync(gate.CallAsync("crm_update_deals", """{"items":[{"dealId":"D-2","changes":{"nextStep":"b"}},{"dealId":"D-1","changes":{"nextStep":"b"}}]}"""));
        Assert.IsType<GateResult.Denied>(await gate.StepAsync("D-2"));
    }

    [Fact]
    public async Task R19_an_action_on_a_record_may_stand_beside_a_change_of_its_fields()
    {
        await PlanGate.StagedAsync(gate.StepAsync("D-1"));
        await PlanGate.StagedAsync(gate.CallAsync("crm_send", """{"channelId":"D-1","text":"Hello"}"""));
        await PlanGate.StagedAsync(gate.CallAsync("crm_create_note", """{"text":"Hello"}"""));
        await PlanGate.StagedAsync(gate.CallAsync("crm_create_note", """{"text":"Hello again"}"""));
        Assert.IsType<GateResult.Applied>(await gate.Run.SubmitPlanAsync());
        Assert.Equal(["patch D-1", "send D-1 Hello", "note Hello", "note Hello again"], gate.Crm.Effects);
    }

    [Fact]
    public async Task R19_calls_at_once_are_all_staged_and_one_record_once()
    {
        for (int i = 0; i < 32; i++)
        {
            gate.Crm.Put(new Deal { Id = $"E-{i}", Version = "v1" });
        }

        GateResult[] results = await Task.WhenAll(Enumerable.Range(0, 32).SelectMany(i => new[]
        {
            Task.Run(() => gate.StepAsync($"E-{i}")),
            Task.Run(() => gate.CallAsync("crm_update_deals", $$$"""{"items":[{"dealId":"E-{{{i}}}","changes":{"nextStep":"Batch"}}]}""")),
        }));

        Assert.Equal(32, results.Count(result => result is GateResult.PendingApproval));
        Assert.Equal(32, results.Count(result => result is GateResult.Denied));
        Assert.IsType<GateResult.Applied>(await gate.Run.SubmitPlanAsync());
        Assert.Equal(Enumerable.Range(0, 32).Select(i => $"patch E-{i}").Order(), gate.Crm.Effects.Order());
    }

    [Fact]
    public async Task R19_what_is_refused_invalid_or_set_aside_is_no_part_of_the_plan()
    {
        Assert.IsType<GateResult.InvalidArguments>(await gate.StepAsync("D-9"));
        Assert.IsType<GateResult.Quarantined>(await gate.StepAsync("D-2", "Dear {{name}}"));
        Assert.IsType<GateResult.NoChange>(await gate.StepAsync("D-1", "Call"));
        Assert.IsType<GateResult.Denied>(await gate.CallAsync("crm_close_books", """{"monthId":"2026-03"}"""));
        await PlanGate.StagedAsync(gate.StepAsync("D-3"));
        Assert.IsType<GateResult.Applied>(await gate.Run.SubmitPlanAsync());
        Assert.Equal(["patch D-3"], gate.Crm.Effects);
    }

    [Fact]
    public async Task R19_a_rehearsal_stages_nothing()
    {
        gate.Open(apply: false);
        Assert.IsType<GateResult.Rehearsed>(await gate.StepAsync("D-1"));
        Assert.IsType<GateResult.NoChange>(await gate.Run.SubmitPlanAsync());
        Assert.Empty(await gate.Gate.Store.ListAsync(new IntentQuery(), default));
    }

    [Fact]
    public async Task R19_a_plan_takes_in_a_thousand_writes_and_refuses_what_goes_over_it()
    {
        for (int i = 0; i <= GateRun.MostStaged; i++)
        {
            gate.Crm.Put(new Deal { Id = $"E-{i:D4}", Version = "v1" });
        }

        gate.Harness.Set("Defaults:RequireApprovalOver", "1000");
        foreach (int[] ids in Enumerable.Range(0, GateRun.MostStaged).Chunk(50))
        {
            await PlanGate.StagedAsync(gate.CallAsync("crm_update_deals", $"{{\"items\":[{string.Join(",", ids.Select(Item))}]}}"));
        }

        GateResult.Denied over = Assert.IsType<GateResult.Denied>(await gate.StepAsync("E-1000"));
        Assert.Contains("The plan would have 1001 writes, and 1000 is the most.", over.Message, StringComparison.Ordinal);
        Assert.IsType<GateResult.Applied>(await gate.Run.SubmitPlanAsync());
        Assert.Equal(GateRun.MostStaged, gate.Crm.Effects.Count);
        Assert.Equal(GateRun.MostStaged, gate.Run.Summarize().Of(OutcomeKind.Applied));

        static string Item(int i) => $$$"""{"dealId":"E-{{{i:D4}}}","changes":{"nextStep":"Visit"}}""";
    }

    [Fact]
    public async Task R19_a_submitted_plan_takes_nothing_in()
    {
        await gate.StepAsync("D-1");
        await gate.Run.SubmitPlanAsync();
        GateResult.Denied late = Assert.IsType<GateResult.Denied>(await gate.StepAsync("D-2"));
        Assert.Contains("(it is Applied)", late.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R19_a_run_that_ends_without_submitting_gives_its_plan_up()
    {
        GateResult.PendingApproval staged = await PlanGate.StagedAsync(gate.StepAsync("D-1"));
        RunSummary summary = await gate.Run.CloseAsync();
        Assert.Equal((1, 0), (summary.Staged, summary.Of(OutcomeKind.Applied)));
        Assert.StartsWith("0 writes, 1 staged;", summary.ToString(), StringComparison.Ordinal);
        Assert.Equal(IntentState.Cancelled, (await gate.Harness.IntentAsync(staged.PlanId!)).State);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => gate.Run.SubmitPlanAsync());
        await gate.HoldsNothingAsync("D-1");
    }

    [Fact]
    public async Task R19_what_is_staged_expires_when_nobody_submits_it()
    {
        GateResult.PendingApproval staged = await PlanGate.StagedAsync(gate.StepAsync("D-1"));
        gate.Harness.Time.Advance(gate.Harness.Options.ApprovalTimeout);
        Assert.Equal(1, await gate.Gate.Approvals.ExpireAsync());
        Assert.Equal(IntentState.Expired, (await gate.Harness.IntentAsync(staged.IntentId!)).State);
        Assert.IsType<GateResult.Expired>(await gate.Run.SubmitPlanAsync());
        await gate.HoldsNothingAsync("D-1");
    }

    [Fact]
    public async Task R19_what_has_expired_is_not_written_and_holds_no_key_before_anybody_has_swept_it()
    {
        await gate.StepAsync("D-1");
        await gate.StepAsync("D-2");
        gate.Harness.Time.Advance(gate.Harness.Options.ApprovalTimeout);
        await gate.HoldsNothingAsync("D-1");
        gate.Crm.Effects.Clear();
        Assert.IsType<GateResult.Denied>(await gate.StepAsync("D-3"));
        Assert.IsType<GateResult.Expired>(await gate.Run.SubmitPlanAsync());
        Assert.Empty(gate.Crm.Effects);
    }

    [Fact]
    public async Task R19_a_run_that_was_interrupted_goes_on_with_its_plan()
    {
        string run = gate.Run.Id;
        await gate.StepAsync("D-1");
        await gate.RestartAsync();
        gate.Open(run);
        await PlanGate.StagedAsync(gate.StepAsync("D-1"));
        await PlanGate.StagedAsync(gate.StepAsync("D-2"));
        Assert.IsType<GateResult.Applied>(await gate.Run.SubmitPlanAsync());
        Assert.Equal(["patch D-1", "patch D-2"], gate.Crm.Effects);
    }

    [Fact]
    public async Task R19_what_another_run_has_staged_is_not_written_by_a_run_that_plans_nothing()
    {
        GateResult staged = await gate.StepAsync("D-1");
        GateResult.PendingApproval other = Assert.IsType<GateResult.PendingApproval>(await gate.Harness.UpdateAsync("Visit"));
        Assert.Equal(staged.IntentId, other.IntentId);
        Assert.Empty(gate.Crm.Effects);
    }

    [Fact]
    public async Task R19_only_a_run_that_plans_has_a_plan_to_submit()
        => await Assert.ThrowsAsync<InvalidOperationException>(() => gate.Harness.Run.SubmitPlanAsync());

    [Fact]
    public async Task R19_values_of_sensitive_fields_are_encrypted_on_the_card_as_well()
    {
        await PlanGate.StagedAsync(gate.CallAsync("crm_update_contact", """{"contactId":7,"changes":{"phone":"555-0199","mail":"a@example.org"}}"""));
        GateResult.PendingApproval card = await gate.ProposeAsync();
        Assert.Contains("555-0199", Encoding.UTF8.GetString(card.After.Span), StringComparison.Ordinal);
        await gate.Harness.Gate.Store.DisposeAsync();
        foreach (string file in Directory.GetFiles(Path.GetDirectoryName(gate.Harness.DatabasePath)!))
        {
            Assert.DoesNotContain("555-0199", Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file)), StringComparison.Ordinal);
        }
    }
}
