using WriteGate.Intents;
using WriteGate.Tests.Gate;

namespace WriteGate.Tests.Approvals;

public sealed class SecondApproverTests : IAsyncLifetime
{
    private const string Two = """{"items":[{"dealId":"D-1","changes":{"stage":"Won"}},{"dealId":"D-2","changes":{"stage":"Won"}}]}""";

    private readonly GateHarness gate = new(settings: [("Resources:crm.deal:SecondApproverOver", "1")]);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await gate.DisposeAsync();

    [Fact]
    public async Task R8_over_the_threshold_two_different_persons_approve()
    {
        GateResult.PendingApproval pending = await ProposeAsync(Two);
        ApprovalAnswer first = await ApproveAsync(pending, "olga");
        Assert.True(first.IsTaken);
        Assert.Equal((IntentState.AwaitingApproval, "olga", pending.Digest), (first.Proposal!.State, first.Proposal.FirstApprover, first.Proposal.Digest));
        Assert.IsType<GateResult.PendingApproval>(await gate.Gate.ExecuteApprovedAsync("acme", pending.IntentId!));

        foreach (string same in new[] { "olga", "Olga ", "scout", "u7" })
        {
            Assert.False((await ApproveAsync(pending, same)).IsTaken);
        }

        Assert.Empty(gate.Crm.Effects);
        Assert.True((await ApproveAsync(pending, "ann")).IsTaken);
        Assert.IsType<GateResult.Applied>(await gate.Gate.ExecuteApprovedAsync("acme", pending.IntentId!));
        Assert.Equal(["patch D-1", "patch D-2"], gate.Crm.Effects);
        IEnumerable<string?> approvers = (await gate.JournalAsync()).Where(row => row.Entry.Action.StartsWith("approved", StringComparison.Ordinal)).Select(row => row.Entry.Actor);
        Assert.Equal(["olga", "ann"], approvers);
    }

    [Fact]
    public async Task R8_up_to_the_threshold_one_person_is_enough()
    {
        GateResult.PendingApproval pending = await ProposeAsync("""{"items":[{"dealId":"D-1","changes":{"stage":"Won"}}]}""");
        Assert.Null((await ApproveAsync(pending, "olga")).Proposal);
        Assert.Equal(IntentState.Approved, (await gate.IntentAsync(pending.IntentId!)).State);
    }

    [Fact]
    public async Task R8_the_second_may_say_no()
    {
        GateResult.PendingApproval pending = await ProposeAsync(Two);
        await ApproveAsync(pending, "olga");
        Assert.True((await gate.Gate.Approvals.DenyAsync("acme", pending.IntentId!, pending.Digest, "ann", "too many")).IsTaken);
        Assert.IsType<GateResult.Denied>(await gate.Gate.ExecuteApprovedAsync("acme", pending.IntentId!));
    }

    [Fact]
    public async Task R8_of_64_approvals_at_once_by_one_person_none_is_the_second()
    {
        GateResult.PendingApproval pending = await ProposeAsync(Two);
        ApprovalAnswer[] answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => ApproveAsync(pending, "olga"))));
        Assert.Single(answers, answer => answer.IsTaken);
        Assert.Equal(IntentState.AwaitingApproval, (await gate.IntentAsync(pending.IntentId!)).State);
    }

    [Fact]
    public async Task R8_a_first_approval_does_not_outlive_a_renewal()
    {
        GateResult.PendingApproval pending = await ProposeAsync(Two);
        await ApproveAsync(pending, "olga");
        await ApproveAsync(pending, "ann");
        gate.Crm.Put(gate.Crm.Find("D-1")! with { Stage = Stage.Qualified });
        Assert.IsType<GateResult.Stale>(await gate.Gate.ExecuteApprovedAsync("acme", pending.IntentId!));
        Intent card = (await gate.Gate.Approvals.RenewAsync("acme", pending.IntentId!, "olga", "still")).Proposal!;
        Assert.Null(card.FirstApprover);
        Assert.Equal("ann", (await gate.Gate.Approvals.ApproveAsync("acme", card.Id, card.Digest!, "ann")).Proposal!.FirstApprover);
    }

    [Fact]
    public async Task R8_what_one_person_approved_elsewhere_is_not_executed_where_two_have_to()
    {
        Intent waiting = await gate.IntentAsync((await ProposeAsync(Two)).IntentId!);
        Intent alone = waiting with { State = IntentState.Approved };
        Assert.NotNull(await gate.Gate.Store.MoveAsync(new Move(waiting, alone, alone.Entry("approved")), CancellationToken.None));

        Assert.Contains("Two people", Assert.IsType<GateResult.Stale>(await gate.Gate.ExecuteApprovedAsync("acme", waiting.Id)).Why, StringComparison.Ordinal);
        Assert.Empty(gate.Crm.Effects);
    }

    [Fact]
    public async Task R8_a_card_is_renewed_only_if_the_new_policy_would_let_it_wait()
    {
        GateResult.PendingApproval pending = Assert.IsType<GateResult.PendingApproval>(
            await gate.CallAsync("crm_update_deal", """{"dealId":"D-1","changes":{"nextStep":"Dear [FIRST_NAME]","stage":"Won"}}"""));
        gate.Set("Defaults:TemplateTokens:0", "[NAME]");
        Assert.Contains("policy", (await ApproveAsync(pending, "olga")).Why, StringComparison.Ordinal);

        ApprovalAnswer renewed = await gate.Gate.Approvals.RenewAsync("acme", pending.IntentId!, "olga", "still");
        Assert.Contains("sets that aside", renewed.Why, StringComparison.Ordinal);
        Assert.Equal(IntentState.Stale, (await gate.IntentAsync(pending.IntentId!)).State);
    }

    [Fact]
    public async Task R8_what_was_proposed_under_another_policy_is_stale_and_renewed_under_the_new_one()
    {
        GateResult.PendingApproval waiting = await ProposeAsync(Two);
        GateResult.PendingApproval approved = await ProposeAsync("""{"items":[{"dealId":"D-3","changes":{"stage":"Won"}}]}""");
        GateResult.PendingApproval other = Assert.IsType<GateResult.PendingApproval>(await gate.CallAsync("crm_call_lead", """{"leadId":"L-1"}"""));
        await ApproveAsync(approved, "olga");
        gate.Set("Resources:crm.deal:SecondApproverOver", "0");

        Assert.Contains("policy that bears on it changed", (await ApproveAsync(waiting, "olga")).Why, StringComparison.Ordinal);
        Assert.Contains("policy that bears on it changed", Assert.IsType<GateResult.Stale>(await gate.Gate.ExecuteApprovedAsync("acme", approved.IntentId!)).Why, StringComparison.Ordinal);
        Assert.Equal(IntentState.Stale, (await gate.IntentAsync(waiting.IntentId!)).State);

        Intent card = (await gate.Gate.Approvals.RenewAsync("acme", approved.IntentId!, "olga", "still")).Proposal!;
        Assert.NotEqual(approved.Digest, card.Digest);
        Assert.Equal("olga", (await gate.Gate.Approvals.ApproveAsync("acme", card.Id, card.Digest!, "olga")).Proposal!.FirstApprover);

        // Rules of another resource, locks and samples bear on nothing here.
        Assert.True((await ApproveAsync(other, "olga")).IsTaken);
        gate.Set("Defaults:SampleForReview", "1");
        gate.Set("MaxAttempts", "1");
        Assert.IsType<GateResult.Applied>(await gate.Gate.ExecuteApprovedAsync("acme", other.IntentId!));
        Assert.Single(gate.Crm.Effects);
    }

    private async Task<GateResult.PendingApproval> ProposeAsync(string items)
        => Assert.IsType<GateResult.PendingApproval>(await gate.CallAsync("crm_update_deals", items));

    private Task<ApprovalAnswer> ApproveAsync(GateResult.PendingApproval pending, string approver)
        => gate.Gate.Approvals.ApproveAsync("acme", pending.IntentId!, pending.Digest, approver);
}
