using WriteGate.Intents;

namespace WriteGate.Tests.Gate;

public sealed class ApprovalTests : IAsyncLifetime
{
    private readonly GateHarness gate = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await gate.DisposeAsync();

    [Fact]
    public async Task R8_an_approved_write_is_executed_once()
    {
        GateResult.PendingApproval pending = await ProposeAsync();
        Assert.True((await ApproveAsync(pending)).IsTaken);

        Assert.IsType<GateResult.Applied>(await gate.Gate.ExecuteApprovedAsync("acme", pending.IntentId!));
        Assert.IsType<GateResult.Replayed>(await gate.Gate.ExecuteApprovedAsync("acme", pending.IntentId!));
        Assert.Single(gate.Crm.Effects);
        Assert.Equal(Stage.Won, gate.Crm.Find("D-1")!.Stage);
    }

    [Fact]
    public async Task R8_the_reason_names_the_fields_that_a_person_must_approve()
        => Assert.Equal("It changes stage, which a person must approve.", (await ProposeAsync()).Why);

    [Fact]
    public async Task R8_sixty_four_executions_at_once_write_once()
    {
        GateResult.PendingApproval pending = await ProposeAsync();
        await ApproveAsync(pending);
        await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => gate.Gate.ExecuteApprovedAsync("acme", pending.IntentId!))));
        Assert.Single(gate.Crm.Effects);
    }

    [Theory]
    [InlineData("scout")]
    [InlineData("SCOUT")]
    [InlineData("u7")]
    public async Task R8_the_proposing_agent_and_the_user_it_acts_for_cannot_approve(string approver)
    {
        GateResult.PendingApproval pending = await ProposeAsync();
        ApprovalAnswer answer = await ApproveAsync(pending, approver);

        Assert.False(answer.IsTaken);
        Assert.Equal(IntentState.AwaitingApproval, (await gate.IntentAsync(pending.IntentId!)).State);
        Assert.Contains("decision_refused", await gate.ActionsAsync());
    }

    [Fact]
    public async Task R8_a_decision_on_another_digest_is_refused()
    {
        GateResult.PendingApproval pending = await ProposeAsync();
        ApprovalAnswer answer = await gate.Gate.Approvals.ApproveAsync("acme", pending.IntentId!, new string('0', 64), "olga");
        Assert.False(answer.IsTaken);
        Assert.Contains("digest", answer.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R8_a_decision_is_taken_once()
    {
        GateResult.PendingApproval pending = await ProposeAsync();
        ApprovalAnswer[] answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => ApproveAsync(pending, "olga" + i))));
        Assert.Single(answers, answer => answer.IsTaken);
    }

    [Fact]
    public async Task R8_nothing_of_another_tenant_can_be_decided()
    {
        GateResult.PendingApproval pending = await ProposeAsync();
        Assert.False((await gate.Gate.Approvals.ApproveAsync("globex", pending.IntentId!, pending.Digest, "olga")).IsTaken);
    }

    [Fact]
    public async Task R8_a_decision_after_the_expiry_is_refused_and_the_proposal_is_expired_and_not_denied()
    {
        GateResult.PendingApproval pending = await ProposeAsync();
        gate.Time.Advance(gate.Options.ApprovalTimeout);
        Assert.False((await ApproveAsync(pending)).IsTaken);
        Assert.Equal(IntentState.Expired, (await gate.IntentAsync(pending.IntentId!)).State);
    }

    [Fact]
    public async Task R8_what_moved_since_it_was_shown_is_stale_and_not_written()
    {
        GateResult.PendingApproval pending = await ProposeAsync();
        await ApproveAsync(pending);
        gate.Crm.Put(gate.Crm.Find("D-1")! with { Stage = Stage.Qualified });

        Assert.IsType<GateResult.Stale>(await gate.Gate.ExecuteApprovedAsync("acme", pending.IntentId!));
        Assert.Empty(gate.Crm.Effects);
    }

    [Fact]
    public async Task R8_a_field_that_the_write_does_not_touch_may_move()
    {
        GateResult.PendingApproval pending = await ProposeAsync();
        await ApproveAsync(pending);
        gate.Crm.Put(gate.Crm.Find("D-1")! with { Owner = "Ann", Version = "v9" });
        Assert.IsType<GateResult.Applied>(await gate.Gate.ExecuteApprovedAsync("acme", pending.IntentId!));
    }

    [Fact]
    public async Task C6_the_tier_is_the_highest_of_the_fields_that_really_change()
    {
        // The stage is already Open: only the autonomous field changes.
        GateResult result = await gate.CallAsync("crm_update_deal", """{"dealId":"D-1","changes":{"nextStep":"Visit","stage":"Open"}}""");
        Assert.IsType<GateResult.Applied>(result);
        Assert.Equal("""{"nextStep":"Visit"}"""u8.ToArray(), result.After.ToArray());

        Assert.IsType<GateResult.PendingApproval>(await gate.CallAsync("crm_update_deal", """{"dealId":"D-3","changes":{"nextStep":"Visit","stage":"Won"}}"""));
        Assert.Null(gate.Crm.Find("D-3")!.NextStep);
    }

    [Fact]
    public async Task R8_a_proposal_survives_a_restart()
    {
        GateResult.PendingApproval pending = await ProposeAsync();
        await gate.RestartAsync();
        Assert.True((await ApproveAsync(pending)).IsTaken);
        Assert.IsType<GateResult.Applied>(await gate.Gate.ExecuteApprovedAsync("acme", pending.IntentId!));
    }

    [Fact]
    public async Task R8_what_was_not_approved_cannot_be_executed()
    {
        GateResult.PendingApproval pending = await ProposeAsync();
        Assert.IsType<GateResult.PendingApproval>(await gate.Gate.ExecuteApprovedAsync("acme", pending.IntentId!));
        await gate.Gate.Approvals.DenyAsync("acme", pending.IntentId!, pending.Digest, "olga");
        Assert.IsType<GateResult.Denied>(await gate.Gate.ExecuteApprovedAsync("acme", pending.IntentId!));
        Assert.Empty(gate.Crm.Effects);
    }

    private async Task<GateResult.PendingApproval> ProposeAsync()
        => Assert.IsType<GateResult.PendingApproval>(await gate.CallAsync("crm_update_deal", """{"dealId":"D-1","changes":{"stage":"Won"}}"""));

    private Task<ApprovalAnswer> ApproveAsync(GateResult.PendingApproval pending, string approver = "olga")
        => gate.Gate.Approvals.ApproveAsync("acme", pending.IntentId!, pending.Digest, approver);
}
