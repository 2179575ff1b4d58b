using WriteGate.Intents;
using WriteGate.Journal;
using WriteGate.Tests.Gate;

namespace WriteGate.Tests.Approvals;

/// <summary>Whatever is no decision of another person on exactly what waits is refused with its own reason, and journaled.</summary>
public sealed class ForgeryTests : IAsyncLifetime
{
    private readonly GateHarness gate = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await gate.DisposeAsync();

    public static TheoryData<string, string> Decisions => new()
    {
        { "with the digest of another proposal", "The digest is not that of the proposal" },
        { "with a digest of zeros", "The digest is not that of the proposal" },
        { "without a digest", "The digest is not that of the proposal" },
        { "with the digest in capitals", "The digest is not that of the proposal" },
        { "with the beginning of the digest", "The digest is not that of the proposal" },
        { "by the agent", "somebody else has to decide" },
        { "by the agent in other letters", "somebody else has to decide" },
        { "by the agent with a space", "somebody else has to decide" },
        { "by the user it acts for", "somebody else has to decide" },
        { "by that user in other letters", "somebody else has to decide" },
        { "too late", "The proposal expired at 2026-03-03 09:00:00Z." },
        { "of a denied one", "The proposal is Denied and no longer waits" },
        { "a second time", "The proposal is Approved and no longer waits" },
        { "once it was written", "The proposal is Applied and no longer waits" },
        { "once it was expired", "The proposal is Expired and no longer waits" },
        { "of a stale one", "The proposal is Stale and no longer waits" },
        { "of one that was edited", "The proposal is Cancelled and no longer waits" },
        { "of the edit with the digest from before", "The digest is not that of the proposal" },
        { "of the renewed with the digest from before", "The digest is not that of the proposal" },
        { "of what is in quarantine", "The proposal is Quarantined and no longer waits" },
        { "of an autonomous write", "The proposal is Applied and no longer waits" },
        { "of what was changed in the store", "The digest is not that of the proposal" },
    };

    [Theory]
    [MemberData(nameof(Decisions))]
    public async Task R8_a_forged_approval_is_refused_with_its_own_reason_and_journaled(string forgery, string reason)
    {
        (string intent, string digest, string approver) = await ForgeAsync(forgery);
        Intent before = await gate.IntentAsync(intent);
        int effects = gate.Crm.Effects.Count;

        ApprovalAnswer answer = await gate.Gate.Approvals.ApproveAsync("acme", intent, digest, approver);

        Assert.False(answer.IsTaken);
        Assert.Contains(reason, answer.Why, StringComparison.Ordinal);
        Intent after = await gate.IntentAsync(intent);
        Assert.Equal(forgery == "too late" ? IntentState.Expired : before.State, after.State);
        JournalEntry row = (await gate.JournalAsync())[^1].Entry;
        Assert.Equal(("decision_refused", intent, approver, answer.Why), (row.Action, row.IntentId, row.Actor, row.Reason));

        // Nor does it lead to a write.
        await gate.Gate.ExecuteApprovedAsync("acme", intent);
        Assert.Equal(effects + (forgery == "a second time" ? 1 : 0), gate.Crm.Effects.Count);
    }

    public static TheoryData<string, string> Executions => new()
    {
        { "waits", "pending" },
        { "denied", "denied" },
        { "expired", "expired" },
        { "stale", "stale" },
        { "quarantined", "quarantined" },
        { "discarded", "denied" },
        { "edited", "stale" },
    };

    [Theory]
    [MemberData(nameof(Executions))]
    public async Task R8_what_nobody_approved_is_not_executed_and_that_is_journaled(string what, string outcome)
    {
        string intent = what switch
        {
            "waits" => (await ProposeAsync()).IntentId!,
            "denied" => (await ForgeAsync("of a denied one")).Intent,
            "expired" => (await ForgeAsync("once it was expired")).Intent,
            "stale" => (await ForgeAsync("of a stale one")).Intent,
            "edited" => (await ForgeAsync("of one that was edited")).Intent,
            _ => (await ForgeAsync("of what is in quarantine")).Intent,
        };
        if (what == "discarded")
        {
            await gate.Gate.Quarantine.DiscardAsync("acme", intent, "olga", "no");
        }

        GateResult result = await gate.Gate.ExecuteApprovedAsync("acme", intent);
        Assert.Equal(outcome, result.Outcome.Word);
        JournalEntry row = (await gate.JournalAsync())[^1].Entry;
        Assert.Equal(("execution_refused", intent, result.Message), (row.Action, row.IntentId, row.Reason));
        Assert.Empty(gate.Crm.Effects);
    }

    [Fact]
    public async Task R8_nothing_of_another_tenant_and_nothing_that_is_not_there_is_decided_or_executed()
    {
        GateResult.PendingApproval pending = await ProposeAsync();
        Assert.Equal($"There is no proposal {pending.IntentId}.", (await gate.Gate.Approvals.ApproveAsync("globex", pending.IntentId!, pending.Digest, "olga")).Why);
        Assert.False((await gate.Gate.Approvals.ApproveAsync("acme", "none", pending.Digest, "olga")).IsTaken);
        await ApproveAsync(pending);
        Assert.Equal($"There is no intent {pending.IntentId}.", Assert.IsType<GateResult.Denied>(await gate.Gate.ExecuteApprovedAsync("globex", pending.IntentId!)).Why);
        Assert.Empty(gate.Crm.Effects);
    }

    [Theory]
    [InlineData("crm_update_deal", """{"dealId":"D-1","changes":{"stage":"Qualified"}}""", false)]
    [InlineData("crm_update_deal", """{"dealId":"D-2","changes":{"stage":"Won"}}""", true)]
    [InlineData("crm_call_lead", """{"leadId":"D-1"}""", true)]
    public async Task R8_an_approval_carries_out_no_other_arguments_and_no_other_tool(string tool, string arguments, bool namesIt)
    {
        GateResult.PendingApproval pending = await ProposeAsync();
        await ApproveAsync(pending);
        GateResult result = await gate.CallAsync(tool, arguments, namesIt ? new CallOptions { RetryOf = pending.IntentId } : null);

        Assert.IsType<GateResult.Conflict>(result);
        Assert.Contains("conflict", await gate.ActionsAsync());
        Assert.Equal(IntentState.Approved, (await gate.IntentAsync(pending.IntentId!)).State);
        Assert.Empty(gate.Crm.Effects);
    }

    [Fact]
    public async Task R8_an_approval_is_consumed_once_under_64_uses_at_once()
    {
        GateResult.PendingApproval pending = await ProposeAsync();
        await ApproveAsync(pending);
        GateResult[] results = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Task.Run(() => i % 2 == 0
            ? gate.Gate.ExecuteApprovedAsync("acme", pending.IntentId!)
            : gate.CallAsync("crm_update_deal", """{"dealId":"D-1","changes":{"stage":"Won"}}"""))));
        Assert.Single(gate.Crm.Effects);
        Assert.Single(results, result => result is GateResult.Applied);
        Assert.All(results, result => Assert.True(result is GateResult.Applied or GateResult.Replayed or GateResult.InProgress, result.ToString()));
    }

    [Fact]
    public async Task R8_what_was_changed_in_the_store_after_it_was_approved_is_not_executed()
    {
        (string intent, _, _) = await ForgeAsync("of what was changed in the store");
        Intent changed = await gate.IntentAsync(intent);
        await gate.Gate.Store.MoveAsync(new Move(changed, changed with { State = IntentState.Approved }, changed.Entry("forged")), CancellationToken.None);
        Assert.Contains("not what was approved", Assert.IsType<GateResult.Stale>(await gate.Gate.ExecuteApprovedAsync("acme", intent)).Why, StringComparison.Ordinal);
        Assert.Contains("stale", await gate.ActionsAsync());
        Assert.Empty(gate.Crm.Effects);
    }

    private async Task<(string Intent, string Digest, string Approver)> ForgeAsync(string forgery)
    {
        GateResult.PendingApproval pending = await ProposeAsync();
        (string intent, string digest, string approver) = (pending.IntentId!, pending.Digest, "olga");
        switch (forgery)
        {
            case "with the digest of another proposal":
                return (intent, Assert.IsType<GateResult.PendingApproval>(await gate.CallAsync("crm_call_lead", """{"leadId":"L-1"}""")).Digest, approver);
            case "with a digest of zeros":
                return (intent, new string('0', 64), approver);
            case "without a digest":
                return (intent, "", approver);
            case "with the digest in capitals":
                return (intent, digest.ToUpperInvariant(), approver);
            case "with the beginning of the digest":
                return (intent, digest[..32], approver);
            case "by the agent":
                return (intent, digest, "scout");
            case "by the agent in other letters":
                return (intent, digest, "Scout");
            case "by the agent with a space":
                return (intent, digest, "scout ");
            case "by the user it acts for":
                return (intent, digest, "u7");
            case "by that user in other letters":
                return (intent, digest, " U7");
            case "too late":
                gate.Time.Advance(gate.Options.ApprovalTimeout);
                return (intent, digest, approver);
            case "of a denied one":
                await gate.Gate.Approvals.DenyAsync("acme", intent, digest, "olga");
                return (intent, digest, approver);
            case "a second time":
                await ApproveAsync(pending);
                return (intent, digest, approver);
            case "once it was written":
                await ApproveAsync(pending);
                await gate.Gate.ExecuteApprovedAsync("acme", intent);
                return (intent, digest, approver);
            case "once it was expired":
                gate.Time.Advance(gate.Options.ApprovalTimeout);
                await gate.Gate.Approvals.ExpireAsync();
                return (intent, digest, approver);
            case "of a stale one":
                await StaleAsync(pending);
                return (intent, digest, approver);
            case "of one that was edited":
                await EditAsync(pending);
                return (intent, digest, approver);
            case "of the edit with the digest from before":
                return (await EditAsync(pending), digest, approver);
            case "of the renewed with the digest from before":
                await StaleAsync(pending);
                gate.Crm.Put(gate.Crm.Find("D-1")! with { Stage = Stage.Open });
                Assert.True((await gate.Gate.Approvals.RenewAsync("acme", intent, "olga", "again")).IsTaken);
                return (intent, digest, approver);
            case "of what is in quarantine":
                return ((await gate.UpdateAsync("Dear {{name}}", "D-2")).IntentId!, digest, approver);
            case "of an autonomous write":
                return ((await gate.UpdateAsync("Visit", "D-2")).IntentId!, digest, approver);
            case "of what was changed in the store":
                await StaleAsync(pending);
                Intent stale = await gate.IntentAsync(intent);
                Intent forged = stale with { State = IntentState.AwaitingApproval, Before = """{"stage":"Won"}"""u8.ToArray(), Fence = stale.Fence + 1 };
                await gate.Gate.Store.MoveAsync(new Move(stale, forged, stale.Entry("forged")), CancellationToken.None);
                return (intent, digest, approver);
            default:
                throw new ArgumentOutOfRangeException(nameof(forgery), forgery, "There is no such forgery.");
        }
    }

    private async Task<GateResult.PendingApproval> ProposeAsync()
        => Assert.IsType<GateResult.PendingApproval>(await gate.CallAsync("crm_update_deal", """{"dealId":"D-1","changes":{"stage":"Won"}}"""));

    private async Task ApproveAsync(GateResult.PendingApproval pending)
        => Assert.True((await gate.Gate.Approvals.ApproveAsync("acme", pending.IntentId!, pending.Digest, "olga")).IsTaken);

    private async Task StaleAsync(GateResult.PendingApproval pending)
    {
        await ApproveAsync(pending);
        gate.Crm.Put(gate.Crm.Find("D-1")! with { Stage = Stage.Qualified });
        Assert.IsType<GateResult.Stale>(await gate.Gate.ExecuteApprovedAsync("acme", pending.IntentId!));
    }

    private async Task<string> EditAsync(GateResult.PendingApproval pending)
        => (await gate.Gate.Approvals.EditAsync(
            "acme", pending.IntentId!, pending.Digest, "olga", """{"dealId":"D-1","changes":{"stage":"Qualified"}}"""u8.ToArray())).Proposal!.Id;
}
