using System.Text;

using WriteGate.Journal;

namespace WriteGate.Tests.Gate;

/// <summary>"Why does this field say that?" has one answer: what a row of the journal holds.</summary>
public sealed class ProvenanceTests : IAsyncLifetime
{
    private readonly GateHarness gate = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await gate.DisposeAsync();

    [Fact]
    public async Task R13_a_row_says_who_wrote_what_where_for_whom_and_with_which_model()
    {
        GateResult applied = await gate.UpdateAsync("Visit", options: new CallOptions { CallId = "call-1" });
        JournalEntry entry = (await gate.JournalAsync())[^1].Entry;

        Assert.Equal(("acme", gate.Run.Id, "hygiene", "scout", "u7", "test-model"), (entry.Tenant, entry.RunId, entry.Workflow, entry.Actor, entry.OnBehalfOf, entry.Model));
        Assert.Equal(("applied", "crm_update_deal", "crm.deal", "D-1", "call-1"), (entry.Action, entry.Tool, entry.Resource, entry.RecordId, entry.CallId));
        Assert.Equal((applied.IntentId, gate.Crm.LastPermit!.ExecutionId), (entry.IntentId, entry.ExecutionId));
    }

    [Fact]
    public async Task R13_touched_fields_are_journaled_before_and_after_and_no_others()
    {
        await gate.CallAsync("crm_update_deal", """{"dealId":"D-2","changes":{"nextStep":"Mail","due":"2026-05-01"}}""");
        JournalEntry entry = (await gate.JournalAsync())[^1].Entry;
        Assert.Equal(("""{"due":"2026-04-01"}""", """{"due":"2026-05-01"}"""), (Text(entry.Before), Text(entry.After)));
    }

    [Fact]
    public async Task R13_a_retry_says_what_it_retries()
    {
        gate.Crm.BeforeEffect = _ => throw new WriteNotBegunException("busy");
        gate.Options.MaxAttempts = 1;
        await gate.UpdateAsync("Visit", options: new CallOptions { CallId = "call-1" });
        gate.Crm.BeforeEffect = null;
        gate.Options.MaxAttempts = 2;
        await gate.UpdateAsync("Visit", options: new CallOptions { CallId = "call-2", RetryOf = "call-1" });
        Assert.Equal(("applied", "call-1"), (await gate.JournalAsync()).Select(row => (row.Entry.Action, row.Entry.RetryOf)).Last());
    }

    [Fact]
    public async Task R13_what_was_skipped_says_what_was_proposed_and_what_it_deferred_to()
    {
        gate.Leads.Type("L-1", lead => lead with { Buyer = "Ada" });
        await gate.OpenRun(workflow: "leads").CallAsync("lead_update", """{"leadId":"L-1","changes":{"note":"n","scoutBuyer":"Bob"}}"""u8.ToArray());
        JournalRow row = (await gate.JournalAsync())[^1];
        Assert.Equal(
            """{"scoutBuyer":{"because":"a person has filled buyer","code":"human_filled","deferredTo":{"buyer":"Ada"},"proposed":"Bob"}}""",
            Text(gate.Gate.Reveal(row).Entry.Skipped));
    }

    [Fact]
    public async Task R13_a_cited_value_is_journaled_with_the_words_of_its_source()
    {
        GateRun run = gate.OpenRun(workflow: "leads");
        run.AddSource("note/77", new UntrustedText("Maria Lopez signs everything above 50k."));
        await run.CallAsync(
            "lead_update", """{"leadId":"L-1","changes":{"scoutSigner":{"value":"Maria Lopez","source":"note/77","excerpt":"Maria Lopez signs everything"}}}"""u8.ToArray());
        JournalRow row = (await gate.JournalAsync())[^1];
        Assert.Equal(
            """{"scoutSigner":{"excerpt":"Maria Lopez signs everything","source":"note/77","value":"Maria Lopez"}}""", Text(gate.Gate.Reveal(row).Entry.After));
    }

    [Fact]
    public async Task R13_what_a_person_rejected_is_journaled_with_the_person_and_the_reason()
    {
        GateResult.PendingApproval pending = Assert.IsType<GateResult.PendingApproval>(await gate.CallAsync("crm_call_lead", """{"leadId":"L-1"}"""));
        await gate.Gate.Approvals.DenyAsync("acme", pending.IntentId!, pending.Digest, "olga", "called last week");
        JournalEntry entry = (await gate.JournalAsync())[^1].Entry;
        Assert.Equal(("denied", "olga", "called last week", pending.IntentId), (entry.Action, entry.Actor, entry.Reason, entry.IntentId));
    }

    private static string? Text(byte[]? json) => json is null ? null : Encoding.UTF8.GetString(json);
}
