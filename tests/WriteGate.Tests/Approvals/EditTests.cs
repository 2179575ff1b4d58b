using System.Text;

using WriteGate.Intents;
using WriteGate.Tests.Gate;

namespace WriteGate.Tests.Approvals;

public sealed class EditTests : IAsyncLifetime
{
    private readonly GateHarness gate = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await gate.DisposeAsync();

    [Fact]
    public async Task R8_an_edited_proposal_is_written_and_the_agent_that_asks_again_is_shown_the_edit()
    {
        GateResult.PendingApproval pending = await ProposeAsync();
        Intent edited = await EditedAsync(pending, """{"dealId":"D-1","changes":{"stage":"Qualified","nextStep":"Visit"}}""");

        Assert.NotEqual(pending.IntentId, edited.Id);
        Assert.NotEqual(pending.Digest, edited.Digest);
        Assert.Equal("Edited by olga (too early). It changes stage, which a person must approve.", edited.Reason);
        Assert.Equal(("olga", pending.IntentId), (edited.EditedBy, edited.EditOf));

        GateResult.PendingApproval waiting = Assert.IsType<GateResult.PendingApproval>(await CallAsync());
        Assert.Equal((edited.Id, edited.Digest, "olga"), (waiting.IntentId, waiting.Digest, waiting.EditedBy));
        Assert.Contains("olga edited the call", waiting.Message, StringComparison.Ordinal);
        Assert.Single(await gate.Gate.Approvals.ListAsync("acme"));

        // Whoever edited it did not propose it.
        await ApproveAsync(edited);
        Assert.IsType<GateResult.Applied>(await gate.Gate.ExecuteApprovedAsync("acme", edited.Id));
        GateResult.Replayed replayed = Assert.IsType<GateResult.Replayed>(await CallAsync());
        Assert.Equal("""{"nextStep":"Visit","stage":"Qualified"}""", Encoding.UTF8.GetString(replayed.After.Span));
        Assert.Equal("olga", replayed.EditedBy);
        Assert.Equal(["patch D-1"], gate.Crm.Effects);
    }

    [Fact]
    public async Task R8_what_a_person_edited_waits_for_a_person_when_the_agent_asks_for_it_again()
    {
        await using GateHarness unsure = GateHarness.With(("Defaults:MinConfidence", "0.8"));
        Task<GateResult> VisitAsync(double confidence) => unsure.UpdateAsync("Visit", options: new CallOptions { Confidence = confidence });
        GateResult.PendingApproval pending = Assert.IsType<GateResult.PendingApproval>(await VisitAsync(0.5));
        Intent edited = (await unsure.Gate.Approvals.EditAsync(
            "acme", pending.IntentId!, pending.Digest, "olga", """{"dealId":"D-1","changes":{"nextStep":"Wait"}}"""u8.ToArray(), "too early")).Proposal!;
        Assert.True((await unsure.Gate.Approvals.ApproveAsync("acme", edited.Id, edited.Digest!, "olga")).IsTaken);
        unsure.Crm.Put(unsure.Crm.Find("D-1")! with { NextStep = "Moved", Version = "v2" });
        Assert.IsType<GateResult.Stale>(await unsure.Gate.ExecuteApprovedAsync("acme", edited.Id));

        GateResult.PendingApproval again = Assert.IsType<GateResult.PendingApproval>(await VisitAsync(0.9));
        Assert.Contains("A person edited this write before", again.Message, StringComparison.Ordinal);
        Assert.Empty(unsure.Crm.Effects);
    }

    [Fact]
    public async Task R8_the_original_of_an_edit_is_kept_and_can_no_longer_be_approved()
    {
        GateResult.PendingApproval pending = await ProposeAsync();
        Intent edited = await EditedAsync(pending);
        Intent original = await gate.IntentAsync(pending.IntentId!);

        Assert.Equal((IntentState.Cancelled, edited.Id), (original.State, original.ReplacedBy));
        Assert.Contains("Won", Encoding.UTF8.GetString(original.Body!), StringComparison.Ordinal);
        Assert.False((await gate.Gate.Approvals.ApproveAsync("acme", original.Id, pending.Digest, "olga")).IsTaken);
        Assert.False((await gate.Gate.Approvals.ApproveAsync("acme", edited.Id, pending.Digest, "olga")).IsTaken);
        Assert.Equal(["pending", "edited", "pending", "decision_refused", "decision_refused"], await gate.ActionsAsync());
    }

    [Fact]
    public async Task R8_the_user_that_the_agent_acts_for_may_edit_and_not_approve_it_and_the_agent_may_do_neither()
    {
        GateResult.PendingApproval pending = await ProposeAsync();
        Assert.Contains("proposed it", (await EditAsync(pending, editor: "scout")).Why, StringComparison.Ordinal);
        Intent edited = (await EditAsync(pending, editor: "u7")).Proposal!;
        Assert.Contains("somebody else", (await gate.Gate.Approvals.ApproveAsync("acme", edited.Id, edited.Digest!, "u7")).Why, StringComparison.Ordinal);
        await ApproveAsync(edited);
    }

    [Theory]
    [InlineData("""{"dealId":"D-1","changes":{"amount":7}}""", "amount")]
    [InlineData("""{"dealId":"D-1","changes":{}}""", "/changes")]
    [InlineData("""{"leadId":"L-1"}""", "leadId")]
    [InlineData("""{"dealId":"D-9","changes":{"stage":"Won"}}""", "There is no crm.deal")]
    [InlineData("""{"dealId":"D-1","changes":{"stage":"Open"}}""", "already is as edited")]
    [InlineData("""{"dealId":"D-1","changes":{"stage":"Won"}}""", "Nothing was edited")]
    [InlineData("""{"dealId":"D-1","changes":{"nextStep":"Dear {{name}}"}}""", "template token")]
    public async Task R8_an_edit_is_read_as_strictly_and_judged_as_a_call(string arguments, string why)
    {
        GateResult.PendingApproval pending = await ProposeAsync();
        ApprovalAnswer answer = await EditAsync(pending, arguments);
        Assert.False(answer.IsTaken);
        Assert.Contains(why, answer.Why, StringComparison.Ordinal);
        Assert.Equal(IntentState.AwaitingApproval, (await gate.IntentAsync(pending.IntentId!)).State);
        Assert.Equal(["pending", "edit_refused"], await gate.ActionsAsync());
    }

    [Fact]
    public async Task R8_an_edit_of_what_was_not_shown_or_no_longer_waits_is_refused()
    {
        GateResult.PendingApproval pending = await ProposeAsync();
        Assert.Contains("digest", (await gate.Gate.Approvals.EditAsync("acme", pending.IntentId!, new string('0', 64), "olga", Other())).Why, StringComparison.Ordinal);
        await gate.Gate.Approvals.DenyAsync("acme", pending.IntentId!, pending.Digest, "olga");
        Assert.Contains("Denied", (await EditAsync(pending)).Why, StringComparison.Ordinal);
        Assert.False((await gate.Gate.Approvals.EditAsync("acme", "none", pending.Digest, "olga", Other())).IsTaken);
    }

    [Fact]
    public async Task R8_of_edits_and_decisions_at_once_one_is_taken()
    {
        GateResult.PendingApproval pending = await ProposeAsync();
        ApprovalAnswer[] answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => i % 2 == 0
            ? EditAsync(pending)
            : gate.Gate.Approvals.ApproveAsync("acme", pending.IntentId!, pending.Digest, "olga"))));
        Assert.Single(answers, answer => answer.IsTaken);
    }

    [Fact]
    public async Task R8_an_edit_can_be_edited_and_the_agent_still_finds_the_last()
    {
        Intent first = await EditedAsync(await ProposeAsync());
        Intent second = (await gate.Gate.Approvals.EditAsync("acme", first.Id, first.Digest!, "ann", """{"dealId":"D-1","changes":{"nextStep":"Wait"}}"""u8.ToArray())).Proposal!;
        Assert.Equal(second.Id, (await CallAsync()).IntentId);

        // Also when it names the card it was told of as what it retries.
        GateResult retry = await gate.CallAsync("crm_update_deal", """{"dealId":"D-1","changes":{"stage":"Won"}}""", new CallOptions { RetryOf = first.Id });
        Assert.Equal(second.Id, Assert.IsType<GateResult.PendingApproval>(retry).IntentId);
    }

    [Fact]
    public async Task R8_what_became_of_an_edit_is_the_answer_to_the_agents_call_whatever_it_is()
    {
        Intent edited = await EditedAsync(await ProposeAsync());
        await gate.Gate.Approvals.DenyAsync("acme", edited.Id, edited.Digest!, "olga", "not this quarter");
        Assert.Equal("not this quarter", Assert.IsType<GateResult.Denied>(await CallAsync()).Why);
        Assert.IsType<GateResult.PendingApproval>(await gate.CallAsync("crm_update_deal", """{"dealId":"D-1","changes":{"stage":"Qualified","nextStep":"x"}}"""));
    }

    [Fact]
    public async Task R8_an_edit_that_was_not_begun_is_not_attempted_with_the_agents_own_arguments()
    {
        Intent edited = await EditedAsync(await ProposeAsync());
        await ApproveAsync(edited);
        gate.Crm.BeforeEffect = _ => throw new WriteNotBegunException("down");
        gate.Options.MaxAttempts = 2;
        gate.OnStep = (step, _) =>
        {
            gate.Options.LiveWrites = step != GateStep.Claimed;
            return default;
        };
        Assert.IsType<GateResult.Failed>(await gate.Gate.ExecuteApprovedAsync("acme", edited.Id));
        (gate.OnStep, gate.Options.LiveWrites, gate.Crm.BeforeEffect) = (null, true, null);

        Assert.False(Assert.IsType<GateResult.Failed>(await CallAsync()).MayRetry);
        Assert.Empty(gate.Crm.Effects);
    }

    [Fact]
    public async Task R8_an_edit_into_a_call_that_stands_already_is_refused()
    {
        await gate.CallAsync("crm_call_lead", """{"leadId":"L-2"}""");
        GateResult.PendingApproval first = Assert.IsType<GateResult.PendingApproval>(await gate.CallAsync("crm_call_lead", """{"leadId":"L-1"}"""));
        Assert.Contains("stands already", (await EditAsync(first, """{"leadId":"L-2"}""")).Why, StringComparison.Ordinal);

        // Where none stands, the edit takes the key of the edited call: the same call of an agent is then no second one.
        Intent edited = await EditedAsync(first, """{"leadId":"L-3"}""");
        Assert.Equal(edited.Id, (await gate.CallAsync("crm_call_lead", """{"leadId":"L-3"}""")).IntentId);
        Assert.Equal("""{"leadId":"L-3"}""", Encoding.UTF8.GetString((await gate.CallAsync("crm_call_lead", """{"leadId":"L-1"}""")).After.Span));
    }

    [Fact]
    public async Task R14_an_edited_write_is_taken_back_like_any_other()
    {
        Intent edited = await EditedAsync(await ProposeAsync());
        await ApproveAsync(edited);
        await gate.Gate.ExecuteApprovedAsync("acme", edited.Id);
        Assert.Equal(RollbackOutcome.RolledBack, (await gate.Gate.Rollbacks.WriteAsync("acme", edited.Id, "olga")).Outcome);
        Assert.Equal(Stage.Open, gate.Crm.Find("D-1")!.Stage);
        Assert.IsType<GateResult.Denied>(await CallAsync());
    }

    private static byte[] Other() => """{"dealId":"D-1","changes":{"stage":"Qualified"}}"""u8.ToArray();

    [Fact]
    public async Task A_refused_edit_tells_the_editor_what_is_wrong_and_the_journal_no_value()
    {
        ApprovalAnswer refused = await EditAsync(await ProposeAsync(), """{"dealId":"D-1","changes":{"stage":"4111 1111 1111 1111"}}""");
        Assert.Contains("4111", refused.Why, StringComparison.Ordinal);
        string? journaled = (await gate.JournalAsync())[^1].Entry.Reason;
        Assert.Equal("The arguments are not valid: value_not_allowed at /changes/stage", journaled);
    }

    [Fact]
    public async Task What_a_system_says_of_a_text_in_which_something_personal_was_found_is_not_repeated()
    {
        GateResult.PendingApproval pending = Assert.IsType<GateResult.PendingApproval>(await gate.UpdateAsync("Write to ann.lee@example.org"));
        Assert.True((await gate.Gate.Approvals.ApproveAsync("acme", pending.IntentId!, pending.Digest, "olga")).IsTaken);
        gate.Crm.BeforeEffect = _ => throw new WriteRefusedException("ann.lee@example.org is not on the list");
        GateResult result = await gate.Gate.ExecuteApprovedAsync("acme", pending.IntentId!);

        Assert.DoesNotContain("ann.lee", Assert.IsType<GateResult.Failed>(result).Message, StringComparison.Ordinal);
        Assert.All(await gate.JournalAsync(), row => Assert.DoesNotContain("ann.lee", row.Entry.Reason ?? "", StringComparison.Ordinal));
    }

    private Task<GateResult> CallAsync() => gate.CallAsync("crm_update_deal", """{"dealId":"D-1","changes":{"stage":"Won"}}""");

    private async Task<GateResult.PendingApproval> ProposeAsync() => Assert.IsType<GateResult.PendingApproval>(await CallAsync());

    private Task<ApprovalAnswer> EditAsync(GateResult.PendingApproval pending, string? arguments = null, string editor = "olga")
        => gate.Gate.Approvals.EditAsync(
            "acme", pending.IntentId!, pending.Digest, editor, arguments is null ? Other() : Encoding.UTF8.GetBytes(arguments), "too early");

    private async Task<Intent> EditedAsync(GateResult.PendingApproval pending, string? arguments = null)
    {
        ApprovalAnswer answer = await EditAsync(pending, arguments);
        Assert.Null(answer.Why);
        return answer.Proposal!;
    }

    private async Task ApproveAsync(Intent card)
        => Assert.True((await gate.Gate.Approvals.ApproveAsync("acme", card.Id, card.Digest!, "olga")).IsTaken);
}
