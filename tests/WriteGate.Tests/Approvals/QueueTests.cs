using System.Text;

using WriteGate.Intents;
using WriteGate.Journal;
using WriteGate.Tests.Gate;

namespace WriteGate.Tests.Approvals;

public sealed class QueueTests : IAsyncLifetime
{
    private readonly GateHarness gate = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await gate.DisposeAsync();

    [Fact]
    public async Task R8_what_went_stale_is_renewed_with_a_new_before_image_and_a_new_digest()
    {
        GateResult.PendingApproval pending = await StaleAsync();
        Assert.Equal(pending.IntentId, Assert.Single(await gate.Gate.Approvals.ListStaleAsync("acme")).Id);
        ApprovalAnswer answer = await gate.Gate.Approvals.RenewAsync("acme", pending.IntentId!, "olga", "still wanted");
        Assert.Empty(await gate.Gate.Approvals.ListStaleAsync("acme"));

        Intent card = answer.Proposal!;
        Assert.Equal((IntentState.AwaitingApproval, """{"stage":"Qualified"}"""), (card.State, Encoding.UTF8.GetString(card.Before!)));
        Assert.NotEqual(pending.Digest, card.Digest);
        Assert.False((await gate.Gate.Approvals.ApproveAsync("acme", card.Id, pending.Digest, "olga")).IsTaken);
        Assert.True((await gate.Gate.Approvals.ApproveAsync("acme", card.Id, card.Digest!, "olga")).IsTaken);
        Assert.IsType<GateResult.Applied>(await gate.Gate.ExecuteApprovedAsync("acme", card.Id));
        Assert.Contains("renewed", await gate.ActionsAsync());
    }

    [Fact]
    public async Task R8_a_record_that_moved_and_came_back_is_another_proposal_all_the_same()
    {
        GateResult.PendingApproval pending = await StaleAsync();
        gate.Crm.Put(gate.Crm.Find("D-1")! with { Stage = Stage.Open });
        Intent card = (await gate.Gate.Approvals.RenewAsync("acme", pending.IntentId!, "olga", "still wanted")).Proposal!;
        Assert.False((await gate.Gate.Approvals.ApproveAsync("acme", card.Id, pending.Digest, "olga")).IsTaken);
    }

    [Fact]
    public async Task R8_what_went_stale_and_is_done_already_or_gone_is_cancelled_and_not_renewed()
    {
        GateResult.PendingApproval pending = await StaleAsync();
        gate.Crm.Put(gate.Crm.Find("D-1")! with { Stage = Stage.Won });
        Assert.Contains("already is as proposed", (await gate.Gate.Approvals.RenewAsync("acme", pending.IntentId!, "olga", "again")).Why, StringComparison.Ordinal);
        Assert.True((await gate.Gate.Approvals.CancelAsync("acme", pending.IntentId!, "olga", "done by hand")).IsTaken);
        Assert.Equal((IntentState.Cancelled, "done by hand"), ((await gate.IntentAsync(pending.IntentId!)).State, (await gate.IntentAsync(pending.IntentId!)).Reason));
    }

    [Theory]
    [InlineData("scout")]
    [InlineData("u7")]
    public async Task R8_the_proposer_neither_renews_nor_cancels(string person)
    {
        GateResult.PendingApproval pending = await StaleAsync();
        Assert.False((await gate.Gate.Approvals.RenewAsync("acme", pending.IntentId!, person, "please")).IsTaken);
        Assert.False((await gate.Gate.Approvals.CancelAsync("acme", pending.IntentId!, person, "please")).IsTaken);
        Assert.Equal(IntentState.Stale, (await gate.IntentAsync(pending.IntentId!)).State);
        Assert.Equal(2, (await gate.ActionsAsync()).Count(action => action is "renewal_refused" or "cancellation_refused"));
    }

    [Fact]
    public async Task R8_only_what_is_stale_is_renewed()
    {
        GateResult pending = await gate.CallAsync("crm_update_deal", """{"dealId":"D-1","changes":{"stage":"Won"}}""");
        Assert.Equal("The write is AwaitingApproval and not stale.", (await gate.Gate.Approvals.RenewAsync("acme", pending.IntentId!, "olga", "please")).Why);
    }

    [Fact]
    public async Task R8_what_was_tampered_with_is_not_renewed_under_a_digest_of_its_own()
    {
        GateResult.PendingApproval pending = await StaleAsync();
        Intent forged = await gate.IntentAsync(pending.IntentId!) with
        {
            Id = "forged",
            Key = "acme/crm_update_deal/forged",
            State = IntentState.AwaitingApproval,
            Body = """{"changes":{"stage":"Won"},"dealId":"D-2"}"""u8.ToArray(),
        };
        JournalEntry entry = new() { Tenant = "acme", RunId = "r", Action = "forged", Actor = "x" };
        await gate.Gate.Store.ClaimAsync(new Claim { Intents = [new(forged, null)], Lease = TimeSpan.Zero, Entries = [entry] }, CancellationToken.None);
        await gate.Gate.Store.MoveAsync(new Move(forged, forged with { State = IntentState.Stale }, entry), CancellationToken.None);
        Assert.Equal("What is stored of it is not what was proposed.", (await gate.Gate.Approvals.RenewAsync("acme", "forged", "olga", "please")).Why);
    }

    [Fact]
    public async Task R17_what_a_reviewer_has_read_again_is_read_in_the_scope_of_its_tool()
    {
        GateResult.PendingApproval pending = await StaleAsync();
        GateResult held = await gate.UpdateAsync("Dear {{name}}", "D-2");
        List<string?> scopes = [];
        gate.Crm.BeforeRead = () => scopes.Add($"{GateScope.Current?.Tenant} {GateScope.Current?.Tool}");

        Intent card = (await gate.Gate.Approvals.RenewAsync("acme", pending.IntentId!, "olga", "again")).Proposal!;
        Assert.True((await gate.Gate.Approvals.EditAsync("acme", card.Id, card.Digest!, "olga", """{"dealId":"D-1","changes":{"nextStep":"x"}}"""u8.ToArray())).IsTaken);
        Assert.True((await gate.Gate.Quarantine.ReleaseAsync("acme", held.IntentId!, "olga", "meant")).IsTaken);
        Assert.Equal(["acme crm_update_deal", "acme crm_update_deal", "acme crm_update_deal"], scopes);
    }

    [Fact]
    public async Task R8_proposals_that_nobody_decided_on_expire_by_themselves_and_say_so()
    {
        GateResult waiting = await gate.CallAsync("crm_call_lead", """{"leadId":"L-1"}""");
        GateResult.PendingApproval approved = Assert.IsType<GateResult.PendingApproval>(await gate.CallAsync("crm_call_lead", """{"leadId":"L-2"}"""));
        await gate.Gate.Approvals.ApproveAsync("acme", approved.IntentId!, approved.Digest, "olga");
        gate.Time.Advance(gate.Options.ApprovalTimeout - TimeSpan.FromSeconds(1));
        GateResult later = await gate.CallAsync("crm_call_lead", """{"leadId":"L-3"}""");
        Assert.Equal(0, await gate.Gate.Approvals.ExpireAsync());
        gate.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(0, await gate.Gate.Approvals.ExpireAsync("globex"));
        Assert.Equal(2, await gate.Gate.Approvals.ExpireAsync());
        Assert.Equal("Nobody decided in time.", (await gate.IntentAsync(waiting.IntentId!)).Reason);
        Assert.Equal("It was approved but not executed in time.", (await gate.IntentAsync(approved.IntentId!)).Reason);
        Assert.Equal(later.IntentId, Assert.Single(await gate.Gate.Approvals.ListAsync("acme")).Id);
    }

    [Fact]
    public async Task R18_the_reviewer_sees_what_the_run_tried_what_was_blocked_and_what_was_done()
    {
        await gate.UpdateAsync("Visit", "D-2");
        await gate.CallAsync("crm_update_deal", """{"dealId":"D-1","changes":{"amount":7}}""");
        await gate.CallAsync("crm_update_deal", """{"dealId":"D-1","changes":{"amount":7}}""");
        await gate.CallAsync("crm_close_books", """{"monthId":"M-1"}""");
        GateResult pending = await gate.CallAsync("crm_update_deal", """{"dealId":"D-1","changes":{"stage":"Won"}}""");
        await using GateRun other = gate.OpenRun(runId: "another-run");
        await other.CallAsync("crm_nothing", "{}"u8.ToArray());

        DecisionChain chain = (await gate.Gate.Approvals.ChainAsync("acme", pending.IntentId!))!;
        Assert.Equal(
            ["claimed crm_update_deal D-2 1", "applied crm_update_deal D-2 1", "invalid crm_update_deal  2", "denied crm_close_books M-1 1", "pending crm_update_deal D-1 1"],
            chain.Steps.Select(step => $"{step.Action} {step.Tool} {step.RecordId} {step.Times}"));
        Assert.Equal(2, chain.Counts["invalid"]);
        Assert.Null(await gate.Gate.Approvals.ChainAsync("acme", "none"));
        Assert.Null(await gate.Gate.Approvals.ChainAsync("globex", pending.IntentId!));
    }

    [Fact]
    public async Task R9_an_unsure_call_writes_nothing_and_becomes_a_task_for_a_person()
    {
        await using GateHarness careful = new(settings: [("Resources:crm.deal:MinConfidence", "0.7")]);
        GateResult.PendingApproval task = Assert.IsType<GateResult.PendingApproval>(await careful.UpdateAsync("Visit", options: new CallOptions { Confidence = 0.4 }));
        Assert.Contains("0.4", task.Why, StringComparison.Ordinal);
        Assert.Empty(careful.Crm.Effects);
        Assert.Equal(task.IntentId, Assert.Single(await careful.Gate.Approvals.ListAsync("acme")).Id);
        Assert.IsType<GateResult.Applied>(await careful.UpdateAsync("Visit", "D-2", new CallOptions { Confidence = 0.9 }));
    }

    private async Task<GateResult.PendingApproval> StaleAsync()
    {
        GateResult.PendingApproval pending = Assert.IsType<GateResult.PendingApproval>(
            await gate.CallAsync("crm_update_deal", """{"dealId":"D-1","changes":{"stage":"Won"}}"""));
        await gate.Gate.Approvals.ApproveAsync("acme", pending.IntentId!, pending.Digest, "olga");
        gate.Crm.Put(gate.Crm.Find("D-1")! with { Stage = Stage.Qualified });
        Assert.IsType<GateResult.Stale>(await gate.Gate.ExecuteApprovedAsync("acme", pending.IntentId!));
        return pending;
    }
}
