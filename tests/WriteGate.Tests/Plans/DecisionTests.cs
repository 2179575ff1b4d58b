using WriteGate.Intents;
using WriteGate.Tests.Gate;

namespace WriteGate.Tests.Plans;

/// <summary>What a person decides on is the whole plan as it was shown, and nothing else.</summary>
public sealed class DecisionTests : IAsyncLifetime
{
    private readonly PlanGate gate = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await gate.DisposeAsync();

    [Fact]
    public async Task R19_a_record_that_moved_before_the_plan_was_submitted_makes_all_of_it_stale()
    {
        await gate.StageThreeAsync();
        Touch("D-3");
        GateResult.Stale stale = Assert.IsType<GateResult.Stale>(await gate.Run.SubmitPlanAsync());
        await EndsStaleAsync(stale.IntentId!);
        Assert.Contains("crm.deal \"D-3\": nextStep moved since it was proposed.", stale.Message, StringComparison.Ordinal);
        await gate.HoldsNothingAsync("D-1", "D-2");
    }

    [Fact]
    public async Task R19_the_last_record_of_an_approved_plan_moved_and_nothing_is_written()
    {
        await gate.StepAsync("D-1");
        await gate.StepAsync("D-2");
        await gate.WinAsync("D-3");
        GateResult.PendingApproval card = await gate.ApprovedAsync();
        gate.Crm.Put(gate.Crm.Find("D-3")! with { Stage = Stage.Qualified, Version = "v9" });
        Assert.IsType<GateResult.Stale>(await gate.ExecuteAsync(card));
        await EndsStaleAsync(card.IntentId!);
        await gate.HoldsNothingAsync("D-1", "D-2");
        Assert.Equal([IntentState.Cancelled, IntentState.Cancelled, IntentState.Cancelled], await gate.StatesAsync(card));
    }

    [Fact]
    public async Task R19_a_field_that_the_plan_does_not_touch_may_move()
    {
        await gate.WinAsync("D-1");
        GateResult.PendingApproval card = await gate.ApprovedAsync();
        gate.Crm.Put(gate.Crm.Find("D-1")! with { NextStep = "Somebody else", Version = "v9" });
        Assert.IsType<GateResult.Applied>(await gate.ExecuteAsync(card));
    }

    [Fact]
    public async Task R19_a_denied_plan_writes_nothing_and_each_of_its_writes_is_denied_for_the_same_reason_until_its_window_ends()
    {
        await gate.StepAsync("D-1");
        await gate.WinAsync("D-2");
        GateResult.PendingApproval card = await gate.ProposeAsync();
        Assert.True((await gate.Gate.Approvals.DenyAsync("acme", card.IntentId!, card.Digest, "olga", "not now")).IsTaken);
        Assert.Contains("not now", Assert.IsType<GateResult.Denied>(await gate.Run.SubmitPlanAsync()).Message, StringComparison.Ordinal);
        Assert.Equal([IntentState.Denied, IntentState.Denied], await gate.StatesAsync(card));
        Assert.Equal("not now", Assert.IsType<GateResult.Denied>(await gate.Harness.UpdateAsync("Visit")).Why);
        gate.Open();
        Assert.Equal("not now", Assert.IsType<GateResult.Denied>(await gate.StepAsync("D-1")).Why);
        Assert.Empty(gate.Crm.Effects);
        gate.Harness.Time.Advance(TimeSpan.FromSeconds(300));
        await gate.HoldsNothingAsync("D-1");
    }

    [Fact]
    public async Task R19_a_plan_that_nobody_decides_on_in_time_writes_nothing_and_frees_its_keys()
    {
        await gate.StepAsync("D-1");
        await gate.WinAsync("D-2");
        GateResult.PendingApproval card = await gate.ProposeAsync();
        gate.Harness.Time.Advance(gate.Harness.Options.ApprovalTimeout);
        Assert.False((await gate.ApproveAsync(card)).IsTaken);
        Assert.IsType<GateResult.Expired>(await gate.Run.SubmitPlanAsync());
        Assert.Equal([IntentState.Expired, IntentState.Expired], await gate.StatesAsync(card));
        await gate.HoldsNothingAsync("D-1");
    }

    [Fact]
    public async Task R19_an_approved_plan_that_nobody_carries_out_in_time_expires()
    {
        await gate.WinAsync("D-1");
        GateResult.PendingApproval card = await gate.ApprovedAsync();
        gate.Harness.Time.Advance(gate.Harness.Options.ApprovalTimeout);
        Assert.IsType<GateResult.Expired>(await gate.ExecuteAsync(card));
        await gate.HoldsNothingAsync("D-1");
    }

    public static TheoryData<string> Forgeries => ["another digest", "a digest of one item", "other arguments", "another diff", "an item more", "an item less", "by the agent", "by its user"];

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task R19_a_forged_approval_of_a_plan_writes_nothing(string forgery)
    {
        await gate.StepAsync("D-1");
        GateResult.PendingApproval item = await PlanGate.StagedAsync(gate.WinAsync("D-2"));
        GateResult.PendingApproval card = await gate.ProposeAsync();
        await ChangeAsync(forgery, card);

        ApprovalAnswer answer = await gate.Gate.Approvals.ApproveAsync(
            "acme",
            card.IntentId!,
            forgery switch { "another digest" => new string('0', 64), "a digest of one item" => item.Digest, _ => card.Digest },
            forgery switch { "by the agent" => "scout", "by its user" => "u7", _ => "olga" });

        Assert.False(answer.IsTaken);
        await gate.ExecuteAsync(card);
        Assert.Empty(gate.Crm.Effects);
        Assert.Contains("decision_refused", await gate.Harness.ActionsAsync());
    }

    [Theory]
    [InlineData("other arguments")]
    [InlineData("another diff")]
    [InlineData("an item more")]
    [InlineData("an item less")]
    public async Task R19_what_was_changed_in_the_store_after_the_approval_is_not_written(string forgery)
    {
        await gate.StepAsync("D-1");
        await gate.WinAsync("D-2");
        GateResult.PendingApproval card = await gate.ApprovedAsync();
        await ChangeAsync(forgery, card);
        Assert.Contains("not what was approved", Assert.IsType<GateResult.Stale>(await gate.ExecuteAsync(card)).Why, StringComparison.Ordinal);
        Assert.Empty(gate.Crm.Effects);
    }

    [Fact]
    public async Task R19_what_was_changed_in_the_store_before_it_was_submitted_is_not_written()
    {
        GateResult.PendingApproval staged = await PlanGate.StagedAsync(gate.StepAsync("D-1"));
        await ChangeAsync("other arguments", new GateResult.Applied { IntentId = staged.PlanId });
        Assert.Contains("not what was staged", Assert.IsType<GateResult.Stale>(await gate.Run.SubmitPlanAsync()).Why, StringComparison.Ordinal);
        Assert.Empty(gate.Crm.Effects);
    }

    [Fact]
    public async Task R19_what_is_stored_of_a_plan_and_no_longer_fits_its_tool_makes_it_stale()
    {
        GateResult.PendingApproval staged = await PlanGate.StagedAsync(gate.StepAsync("D-1"));
        gate.Tamper("UPDATE intents SET body = CAST('{}' AS BLOB) WHERE record_id = 'D-1'");
        // As after an update of the tool: the digest fits what is stored.
        string digest = ApprovalDigest.Of(await gate.Harness.IntentAsync(staged.IntentId!));
        gate.Tamper($"UPDATE intents SET digest = '{digest}' WHERE record_id = 'D-1'");
        GateResult.Stale stale = Assert.IsType<GateResult.Stale>(await gate.Run.SubmitPlanAsync());
        Assert.Contains("no longer fits crm_update_deal", stale.Why, StringComparison.Ordinal);
        await EndsStaleAsync(stale.IntentId!);
    }

    [Fact]
    public async Task R19_a_policy_that_changed_since_makes_a_plan_stale()
    {
        await gate.StepAsync("D-1");
        gate.Harness.Set("Resources:crm.deal:MaxFieldsChanged", "3");
        Assert.Contains("policy", Assert.IsType<GateResult.Stale>(await gate.Run.SubmitPlanAsync()).Why, StringComparison.Ordinal);
        Assert.Empty(gate.Crm.Effects);
    }

    [Fact]
    public async Task R19_a_policy_that_changed_since_the_approval_makes_a_plan_stale()
    {
        await gate.WinAsync("D-1");
        GateResult.PendingApproval card = await gate.ApprovedAsync();
        gate.Harness.Set("Resources:crm.deal:MaxFieldsChanged", "3");
        Assert.IsType<GateResult.Stale>(await gate.ExecuteAsync(card));
        await gate.HoldsNothingAsync("D-1");
    }

    [Fact]
    public async Task R19_a_policy_that_changed_before_the_approval_is_not_approved_under()
    {
        await gate.WinAsync("D-1");
        GateResult.PendingApproval card = await gate.ProposeAsync();
        gate.Harness.Set("Resources:crm.deal:MaxFieldsChanged", "3");
        ApprovalAnswer answer = await gate.ApproveAsync(card);
        Assert.Contains("a new run makes another one", answer.Why, StringComparison.Ordinal);
        Assert.False((await gate.Gate.Approvals.RenewAsync("acme", card.IntentId!, "olga", "again")).IsTaken);
        await EndsStaleAsync(card.IntentId!);
        await gate.HoldsNothingAsync("D-1");
    }

    [Fact]
    public async Task R19_a_plan_is_not_edited()
    {
        await gate.WinAsync("D-1");
        GateResult.PendingApproval card = await gate.ProposeAsync();
        ApprovalAnswer answer = await gate.Gate.Approvals.EditAsync("acme", card.IntentId!, card.Digest, "olga", "{}"u8.ToArray());
        Assert.Contains("neither edited nor proposed anew", answer.Why, StringComparison.Ordinal);
    }

    // What somebody with the file in hand could do; he cannot make the digest fit, because it binds to every item.
    private async Task ChangeAsync(string forgery, GateResult plan)
    {
        string sql = forgery switch
        {
            "other arguments" => "UPDATE intents SET body = CAST(replace(CAST(body AS TEXT), 'Visit', 'Forge') AS BLOB) WHERE record_id = 'D-1'",
            "another diff" => "UPDATE intents SET after = CAST(replace(CAST(after AS TEXT), 'Visit', 'Forge') AS BLOB) WHERE record_id = 'D-1'",
            "an item more" => $"UPDATE intents SET parent_id = '{plan.IntentId}' WHERE id = (SELECT id FROM intents WHERE tool = 'crm_post')",
            "an item less" => "UPDATE intents SET parent_id = NULL WHERE record_id = 'D-1'",
            _ => "",
        };
        if (forgery == "an item more")
        {
            await gate.Harness.OpenRun(planFirst: true).CallAsync("crm_post", """{"channelId":"C"}"""u8.ToArray());
        }

        if (sql.Length > 0)
        {
            gate.Tamper(sql);
        }
    }

    // Nobody can renew a plan, so none waits for it.
    private async Task EndsStaleAsync(string planId)
    {
        Assert.Equal(IntentState.Cancelled, (await gate.Harness.IntentAsync(planId)).State);
        Assert.Empty(await gate.Gate.Approvals.ListStaleAsync("acme"));
        Assert.IsType<GateResult.Stale>(await gate.Run.SubmitPlanAsync());
    }

    private void Touch(string dealId) => gate.Crm.Put(gate.Crm.Find(dealId)! with { NextStep = "Somebody else", Version = "v9" });
}
