using WriteGate.Intents;

namespace WriteGate.Tests.Gate;

public sealed class RollbackTests : IAsyncLifetime
{
    private readonly GateHarness gate = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await gate.DisposeAsync();

    [Fact]
    public async Task R14_a_patch_is_taken_back_to_what_was_there_before()
    {
        GateResult applied = await gate.CallAsync("crm_update_deal", """{"dealId":"D-2","changes":{"nextStep":"Visit","due":null,"clear":["due"]}}""");
        RollbackReport report = await gate.Gate.Rollbacks.WriteAsync("acme", applied.IntentId!, "olga");

        Assert.Equal(RollbackOutcome.RolledBack, report.Outcome);
        Deal deal = gate.Crm.Find("D-2")!;
        Assert.Equal(("Mail", new DateOnly(2026, 4, 1)), (deal.NextStep, deal.Due!.Value));
        Assert.Equal(IntentState.RolledBack, (await gate.IntentAsync(applied.IntentId!)).State);
    }

    [Fact]
    public async Task R14_it_is_taken_back_exactly_once()
    {
        GateResult applied = await gate.UpdateAsync("Visit");
        RollbackReport[] reports = await Task.WhenAll(Enumerable.Range(0, 16).Select(
            _ => Task.Run(() => gate.Gate.Rollbacks.WriteAsync("acme", applied.IntentId!, "olga"))));
        Assert.Single(reports, report => report.Outcome == RollbackOutcome.RolledBack);
        Assert.Equal(2, gate.Crm.Effects.Count);
    }

    [Fact]
    public async Task R14_when_a_touched_field_moved_nothing_is_taken_back_unless_the_operator_names_the_fields()
    {
        GateResult applied = await gate.CallAsync("crm_update_deal", """{"dealId":"D-2","changes":{"nextStep":"Visit","due":"2026-05-01"}}""");
        gate.Crm.Put(gate.Crm.Find("D-2")! with { NextStep = "A person wrote this" });

        RollbackReport refused = await gate.Gate.Rollbacks.WriteAsync("acme", applied.IntentId!, "olga");
        Assert.Equal(RollbackOutcome.Moved, refused.Outcome);
        Assert.Equal("A person wrote this", gate.Crm.Find("D-2")!.NextStep);

        RollbackReport named = await gate.Gate.Rollbacks.WriteAsync("acme", applied.IntentId!, "olga", ["due"]);
        Assert.Equal(RollbackOutcome.RolledBack, named.Outcome);
        Assert.Equal(new DateOnly(2026, 4, 1), gate.Crm.Find("D-2")!.Due);
        Assert.Equal("A person wrote this", gate.Crm.Find("D-2")!.NextStep);
    }

    [Fact]
    public async Task R14_what_a_person_wrote_is_restored_although_no_agent_could_have_written_it()
    {
        string longer = new('5', 40);
        gate.Crm.Put(new Contact { Id = 7, Phone = longer });
        GateResult applied = await gate.CallAsync("crm_update_contact", """{"contactId":7,"changes":{"phone":"1"}}""");
        Assert.Equal(RollbackOutcome.RolledBack, (await gate.Gate.Rollbacks.WriteAsync("acme", applied.IntentId!, "olga")).Outcome);
        Assert.Equal(longer, gate.Crm.FindContact(7)!.Phone);
    }

    [Fact]
    public async Task R14_a_create_is_taken_back_by_its_reversal_with_the_new_identifier()
    {
        GateResult applied = await gate.CallAsync("crm_create_note", """{"text":"hello"}""");
        RollbackReport report = await gate.Gate.Rollbacks.WriteAsync("acme", applied.IntentId!, "olga");
        Assert.Equal(RollbackOutcome.RolledBack, report.Outcome);
        Assert.Empty(gate.Crm.Notes);
    }

    [Fact]
    public async Task C8_an_irreversible_write_is_mitigated_once_and_stays_applied()
    {
        GateResult.PendingApproval pending = Assert.IsType<GateResult.PendingApproval>(await gate.CallAsync("crm_call_lead", """{"leadId":"L-1"}"""));
        await gate.Gate.Approvals.ApproveAsync("acme", pending.IntentId!, pending.Digest, "olga");
        await gate.Gate.ExecuteApprovedAsync("acme", pending.IntentId!);

        Assert.Equal(RollbackOutcome.Mitigated, (await gate.Gate.Rollbacks.WriteAsync("acme", pending.IntentId!, "olga")).Outcome);
        Assert.Equal(RollbackOutcome.NothingToDo, (await gate.Gate.Rollbacks.WriteAsync("acme", pending.IntentId!, "olga")).Outcome);
        Assert.Equal(["L-1"], gate.Crm.StoppedFollowUps);
        Assert.Equal(IntentState.Applied, (await gate.IntentAsync(pending.IntentId!)).State);
    }

    [Fact]
    public async Task R14_a_run_is_taken_back_newest_first()
    {
        await gate.UpdateAsync("Visit", "D-1");
        await gate.CallAsync("crm_create_note", """{"text":"hello"}""");
        await gate.UpdateAsync("Visit", "D-3");
        IReadOnlyList<RollbackReport> reports = await gate.Gate.Rollbacks.RunAsync("acme", gate.Run.Id, "olga");

        Assert.Equal(["D-3", "N1", "D-1"], reports.Select(report => report.RecordId));
        Assert.All(reports, report => Assert.Equal(RollbackOutcome.RolledBack, report.Outcome));
        Assert.Equal(("Call", null), (gate.Crm.Find("D-1")!.NextStep, gate.Crm.Find("D-3")!.NextStep));
    }

    [Fact]
    public async Task R14_a_rollback_that_definitely_failed_may_be_tried_again()
    {
        GateResult applied = await gate.UpdateAsync("Visit");
        gate.Crm.BeforeEffect = _ => throw new WriteRefusedException("closed");
        Assert.Equal(RollbackOutcome.Failed, (await gate.Gate.Rollbacks.WriteAsync("acme", applied.IntentId!, "olga")).Outcome);
        gate.Crm.BeforeEffect = null;
        Assert.Equal(RollbackOutcome.RolledBack, (await gate.Gate.Rollbacks.WriteAsync("acme", applied.IntentId!, "olga")).Outcome);
        Assert.Equal(3, (await gate.Gate.Store.ListAsync(new IntentQuery(), CancellationToken.None)).Count);
    }

    [Fact]
    public async Task R10_a_closed_standing_switch_stops_a_rollback_too()
    {
        GateResult applied = await gate.UpdateAsync("Visit");
        gate.Options.LiveWrites = false;
        Assert.Equal(RollbackOutcome.Locked, (await gate.Gate.Rollbacks.WriteAsync("acme", applied.IntentId!, "olga")).Outcome);
    }

    [Fact]
    public async Task R14_past_its_retention_a_write_cannot_be_taken_back()
    {
        GateResult applied = await gate.UpdateAsync("Visit");
        gate.Time.Advance(TimeSpan.FromDays(1));
        await gate.Gate.Store.ForgetAsync(new() { Values = TimeSpan.Zero }, CancellationToken.None);
        Assert.Equal(RollbackOutcome.NotReversible, (await gate.Gate.Rollbacks.WriteAsync("acme", applied.IntentId!, "olga")).Outcome);
    }

    [Fact]
    public async Task R14_what_was_taken_back_is_not_done_again_because_the_agent_repeats_itself()
    {
        GateResult applied = await gate.UpdateAsync("Visit");
        await gate.Gate.Rollbacks.WriteAsync("acme", applied.IntentId!, "olga");
        Assert.IsType<GateResult.Denied>(await gate.UpdateAsync("Visit"));
        Assert.Equal("Call", gate.Crm.Find("D-1")!.NextStep);
    }
}
