using WriteGate.Intents;
using WriteGate.Journal;

namespace WriteGate.Tests.Gate;

/// <summary>Every answer that is an action leaves its row, and no answer leaves one twice.</summary>
public sealed class JournalingTests : IAsyncLifetime
{
    private readonly GateHarness gate = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await gate.DisposeAsync();

    [Fact]
    public async Task R13_each_answer_leaves_the_rows_of_what_happened()
    {
        await gate.Gate.StartAsync();
        await ExpectAsync([], () => gate.CallAsync("crm_get_deal", """{"dealId":"D-1"}"""));
        await ExpectAsync(["invalid"], () => gate.CallAsync("crm_update_deal", "{}"));
        await ExpectAsync(["denied"], () => gate.CallAsync("crm_close_books", """{"monthId":"1"}"""));
        await ExpectAsync(["no_change"], () => gate.UpdateAsync("Mail", "D-2"));
        await ExpectAsync([], () => gate.UpdateAsync("Mail", "D-2"));
        await ExpectAsync(["claimed", "applied"], () => gate.UpdateAsync("Visit"));
        await ExpectAsync([], () => gate.UpdateAsync("Visit"));
        await ExpectAsync(["conflict", "quarantined"], () => gate.UpdateAsync("Write"));
        await ExpectAsync(["conflict"], () => gate.UpdateAsync("Write"));
        await ExpectAsync(["pending"], () => gate.CallAsync("crm_call_lead", """{"leadId":"L-1"}"""));
        await ExpectAsync(["pending"], () => gate.CallAsync("crm_call_lead", """{"leadId":"L-1"}"""));
    }

    [Fact]
    public async Task R1_an_approved_write_leaves_its_proposal_its_decision_its_claim_and_its_outcome()
    {
        GateResult.PendingApproval pending = Assert.IsType<GateResult.PendingApproval>(await gate.CallAsync("crm_call_lead", """{"leadId":"L-1"}"""));
        await gate.Gate.Approvals.ApproveAsync("acme", pending.IntentId!, pending.Digest, "olga");
        await gate.Gate.ExecuteApprovedAsync("acme", pending.IntentId!);
        Assert.Equal(["pending", "approved", "claimed", "applied"], await gate.ActionsAsync());
        Assert.Equal(["scout", "olga", "scout", "scout"], (await gate.JournalAsync()).Select(row => row.Entry.Actor));
    }

    [Fact]
    public async Task R9_a_write_that_is_set_aside_leaves_one_row_for_it_and_tells_a_person()
    {
        gate.Crm.AfterEffect = _ => throw new TimeoutException();
        await gate.CallAsync("crm_post", """{"channelId":"C-1"}""");
        await ExpectAsync(["quarantined"], () => gate.CallAsync("crm_post", """{"channelId":"C-1"}"""));
        Assert.Equal(["unknown", "quarantined"], gate.Alerts.Select(alert => alert.Kind));
    }

    [Fact]
    public async Task R9_what_a_conflict_sets_aside_has_a_row_of_its_own_and_tells_a_person()
    {
        await gate.UpdateAsync("Visit");
        await gate.UpdateAsync("Write");
        Intent aside = Assert.Single(await gate.Gate.Store.ListAsync(new IntentQuery { States = [IntentState.Quarantined] }, CancellationToken.None));
        Assert.Contains(await gate.JournalAsync(), row => row.Entry.IntentId == aside.Id);
        Assert.Equal("quarantined", Assert.Single(gate.Alerts).Kind);
    }

    [Fact]
    public async Task R6_a_write_whose_tool_changed_does_not_keep_others_from_being_resolved()
    {
        gate.Crm.AfterEffect = _ => throw new TimeoutException();
        GateResult unknown = await gate.UpdateAsync("Visit");
        gate.Crm.AfterEffect = null;
        Intent old = (await gate.IntentAsync(unknown.IntentId!)) with
        {
            Id = "old", Key = "acme/crm_update_deal/old", Body = """{"deal":1}"""u8.ToArray(), State = IntentState.Claimed, Attempts = 0,
        };
        JournalEntry entry = new() { Tenant = "acme", RunId = "r", Action = "claimed", Actor = "scout" };
        await gate.Gate.Store.ClaimAsync(
            new Claim { Intents = [new NewIntent(old, null)], Lease = TimeSpan.FromSeconds(1), Entries = [entry] }, CancellationToken.None);
        await gate.RestartAsync();

        IReadOnlyList<GateResult> results = await gate.Gate.ResolveUnknownAsync("acme");
        Assert.Equal([OutcomeKind.Replayed, OutcomeKind.Unknown], results.Select(result => result.Kind));
    }

    private async Task ExpectAsync(string[] rows, Func<Task<GateResult>> call)
    {
        int before = (await gate.ActionsAsync()).Count;
        await call();
        Assert.Equal(rows, (await gate.ActionsAsync()).Skip(before));
    }
}
