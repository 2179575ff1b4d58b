using System.Text;

using WriteGate.Intents;
using WriteGate.Journal;

namespace WriteGate.Tests.Gate;

/// <summary>A cited value is written only where its words stand in a source that the host added to the run.</summary>
public sealed class CitationTests : IAsyncLifetime
{
    private const string Note = "Call with  Acme:\n\tMaria Lopez signs everything above 50k. They want to close in May.";
    private const string Cited = """{"value":"Maria Lopez","source":"note/77","excerpt":"Maria Lopez signs everything"}""";
    private const string May = """{"value":"2026-05-01","source":"note/77","excerpt":"They want to close in May."}""";
    private const string Invented = """{"value":"John Smith","source":"note/77","excerpt":"John Smith signs everything"}""";

    private readonly GateHarness gate = new();
    private GateRun run = null!;

    public Task InitializeAsync()
    {
        run = OpenRun();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await gate.DisposeAsync();

    [Theory]
    [InlineData("Maria Lopez signs everything")]
    [InlineData("Acme: Maria Lopez signs")]
    [InlineData(" Call  with Acme:\\n Maria ")]
    public async Task C12_a_value_whose_words_stand_in_the_source_is_written_and_they_are_journaled(string excerpt)
    {
        GateResult result = await UpdateAsync($$$"""{"scoutSigner":{"value":"Maria Lopez","source":"note/77","excerpt":"{{{excerpt}}}"}}""");

        Assert.IsType<GateResult.Applied>(result);
        Assert.Empty(result.Skipped);
        Assert.Equal("Maria Lopez", gate.Leads.Find("L-1").ScoutSigner?.Value);
        Assert.All(await gate.JournalAsync(), row => Assert.Equal(
            $$$"""{"scoutSigner":{"excerpt":"{{{excerpt}}}","source":"note/77","value":"Maria Lopez"}}""", Encoding.UTF8.GetString(gate.Gate.Reveal(row).Entry.After!)));
    }

    [Theory]
    [InlineData("note/77", "John Smith signs everything", "its excerpt does not stand in that source word for word")]
    [InlineData("note/77", "maria lopez signs everything", "its excerpt does not stand in that source word for word")]
    [InlineData("note/77", "Maria Lopez … everything", "its excerpt does not stand in that source word for word")]
    [InlineData("note/77", "Maria Lopez", "its excerpt has fewer than 12 characters")]
    [InlineData("note/77", " Maria        Lopez ", "its excerpt has fewer than 12 characters")]
    [InlineData("note/77", "", "its excerpt has fewer than 12 characters")]
    [InlineData("note/78", "Maria Lopez signs everything", "the source it names was not given to this run")]
    [InlineData("", "Maria Lopez signs everything", "the source it names was not given to this run")]
    public async Task C12_a_value_without_a_source_is_left_out_and_the_model_is_told(string source, string excerpt, string because)
    {
        GateResult result = await UpdateAsync($$$"""{"scoutSigner":{"value":"Maria Lopez","source":"{{{source}}}","excerpt":"{{{excerpt}}}"}}""");

        Assert.IsType<GateResult.NoChange>(result);
        Assert.Equal(new SkippedField("scoutSigner", SkippedField.NotCited, because), Assert.Single(result.Skipped));
        Assert.Equal($"Nothing is left to write. Go on. Not written: scoutSigner, because {because}.", result.Message);
        Assert.Equal(0, gate.Leads.Writes);
    }

    [Fact]
    public async Task C12_what_was_left_out_is_journaled_with_what_was_proposed()
    {
        GateResult result = await UpdateAsync($$$"""{"note":"Called","scoutSigner":{{{Invented}}}}""");

        Assert.IsType<GateResult.Applied>(result);
        Assert.Equal(("Called", null), (gate.Leads.Find("L-1").Note, gate.Leads.Find("L-1").ScoutSigner));
        JournalRow row = (await gate.JournalAsync())[^1];
        Assert.Equal("applied", row.Entry.Action);
        Assert.Equal(
            """{"scoutSigner":{"because":"its excerpt does not stand in that source word for word","code":"not_cited","proposed":{"excerpt":"John Smith signs everything","source":"note/77","value":"John Smith"}}}""",
            Encoding.UTF8.GetString(gate.Gate.Reveal(row).Entry.Skipped!));
    }

    [Fact]
    public async Task C12_a_citation_is_part_of_the_contract()
    {
        GateResult.InvalidArguments invalid = Assert.IsType<GateResult.InvalidArguments>(await UpdateAsync("""{"scoutSigner":{"value":"Maria Lopez"}}"""));
        Assert.Equal(["/changes/scoutSigner/source", "/changes/scoutSigner/excerpt"], invalid.Violations.Select(violation => violation.Path));
    }

    [Fact]
    public async Task The_same_call_writes_once_the_host_has_added_the_source()
    {
        GateRun unread = gate.OpenRun(workflow: "leads");
        byte[] call = Encoding.UTF8.GetBytes($$$"""{"leadId":"L-1","changes":{"scoutSigner":{{{Cited}}}}}""");
        Assert.IsType<GateResult.NoChange>(await unread.CallAsync("lead_update", call));

        unread.AddSource("note/77", new UntrustedText(Note));

        Assert.IsType<GateResult.Applied>(await unread.CallAsync("lead_update", call));
    }

    [Fact]
    public async Task The_same_value_with_other_words_is_no_change()
    {
        await UpdateAsync($$$"""{"scoutSigner":{{{Cited}}}}""");
        GateResult again = await UpdateAsync("""{"scoutSigner":{"value":"Maria Lopez","source":"note/77","excerpt":"Maria Lopez signs everything above"}}""");
        Assert.IsType<GateResult.NoChange>(again);
        Assert.Empty(again.Skipped);
    }

    [Fact]
    public async Task C12_a_citation_does_not_overwrite_a_filled_human_field()
    {
        gate.Leads.Type("L-1", lead => lead with { Signer = "Ada" });
        GateResult result = await UpdateAsync($$$"""{"scoutSigner":{{{Cited}}}}""");
        Assert.Equal(SkippedField.HumanFilled, Assert.Single(result.Skipped).Code);
        Assert.Equal(0, gate.Leads.Writes);
    }

    [Fact]
    public async Task C12_what_was_cited_when_it_was_proposed_is_written_after_a_restart_and_what_was_not_is_not()
    {
        GateResult.PendingApproval pending = Assert.IsType<GateResult.PendingApproval>(await UpdateAsync(
            $$$"""{"closeDate":{"value":"2026-05-01","source":"note/77","excerpt":"They want to close in May."},"scoutSeats":5,"scoutSigner":{{{Invented}}}}"""));
        await gate.Gate.Approvals.ApproveAsync("acme", pending.IntentId!, pending.Digest, "olga");
        await gate.RestartAsync();

        Assert.IsType<GateResult.Applied>(await gate.Gate.ExecuteApprovedAsync("acme", pending.IntentId!));

        Lead lead = gate.Leads.Find("L-1");
        Assert.Equal((new DateOnly(2026, 5, 1), 5, null), (lead.CloseDate?.Value, lead.ScoutSeats, lead.ScoutSigner));
    }

    [Fact]
    public async Task C12_an_edit_that_sends_the_arguments_back_does_not_bring_back_what_was_not_cited()
    {
        Intent edited = await EditedAsync(
            $$$"""{"closeDate":{{{May}}},"scoutSeats":5,"scoutSigner":{{{Invented}}}}""",
            $$$"""{"closeDate":{{{May}}},"scoutSeats":6,"scoutSigner":{{{Invented}}}}""");

        Assert.Equal("""{"closeDate":{"excerpt":"They want to close in May.","source":"note/77","value":"2026-05-01"},"scoutSeats":6}""", Encoding.UTF8.GetString(edited.After!));
        Assert.Equal((new DateOnly(2026, 5, 1), 6, null), await WrittenAsync(edited));
    }

    [Theory]
    [InlineData("""{"value":"2026-05-01","source":"note/77","excerpt":"They want to close in June."}""")]
    [InlineData("""{"value":"2026-05-01","source":"note/78","excerpt":"They want to close in May."}""")]
    [InlineData("""{"value":"2026-06-01","source":"note/77","excerpt":"They want to close in May."}""")]
    public async Task C12_an_edit_brings_no_citation_of_its_own(string closeDate)
    {
        Intent edited = await EditedAsync(
            $$$"""{"closeDate":{{{May}}},"scoutSeats":5}""",
            $$$"""{"closeDate":{{{closeDate}}},"scoutSeats":6,"scoutSigner":{{{Cited}}}}""");

        Assert.Equal(["closeDate", "scoutSigner"], SkippedField.ListOf(edited.Skipped).Select(field => field.Field));
        Assert.Equal((null, 6, null), await WrittenAsync(edited));
    }

    [Fact]
    public async Task C12_each_item_of_a_batch_is_held_against_the_sources()
    {
        GateResult result = await run.CallAsync("lead_update_many", Encoding.UTF8.GetBytes(
            $$$"""{"items":[{"leadId":"L-1","changes":{"scoutSigner":{{{Invented}}}}},{"leadId":"L-2","changes":{"scoutSigner":{{{Cited}}}}}]}"""));

        Assert.IsType<GateResult.Applied>(result);
        Assert.Equal(("L-1", SkippedField.NotCited), (Assert.Single(result.Skipped).RecordId, result.Skipped[0].Code));
        Assert.Equal((null, "Maria Lopez"), (gate.Leads.Find("L-1").ScoutSigner, gate.Leads.Find("L-2").ScoutSigner?.Value));
    }

    [Fact]
    public async Task C12_a_typed_caller_cites_as_well()
    {
        GateResult result = await run.For<LeadTools>().Update(
            "L-1", new Patch<Lead> { ScoutSigner = new Cited<string>("John Smith", "note/77", "John Smith signs everything") });
        Assert.Equal(SkippedField.NotCited, Assert.Single(result.Skipped).Code);
        Assert.Equal(0, gate.Leads.Writes);
    }

    [Fact]
    public async Task A_written_citation_is_taken_back()
    {
        GateResult applied = await UpdateAsync($$$"""{"scoutSigner":{{{Cited}}}}""");
        Assert.Equal(RollbackOutcome.RolledBack, (await gate.Gate.Rollbacks.WriteAsync("acme", applied.IntentId!, "olga")).Outcome);
        Assert.Null(gate.Leads.Find("L-1").ScoutSigner);
    }

    private GateRun OpenRun()
    {
        GateRun opened = gate.OpenRun(workflow: "leads");
        opened.AddSource("note/77", new UntrustedText(Note));
        return opened;
    }

    private async Task<Intent> EditedAsync(string changes, string instead)
    {
        GateResult.PendingApproval pending = Assert.IsType<GateResult.PendingApproval>(await UpdateAsync(changes));
        ApprovalAnswer answer = await gate.Gate.Approvals.EditAsync(
            "acme", pending.IntentId!, pending.Digest, "olga", Encoding.UTF8.GetBytes($$$"""{"leadId":"L-1","changes":{{{instead}}}}"""));
        Assert.Null(answer.Why);
        return answer.Proposal!;
    }

    private async Task<(DateOnly?, int?, string?)> WrittenAsync(Intent card)
    {
        Assert.True((await gate.Gate.Approvals.ApproveAsync("acme", card.Id, card.Digest!, "olga")).IsTaken);
        Assert.IsType<GateResult.Applied>(await gate.Gate.ExecuteApprovedAsync("acme", card.Id));
        Lead lead = gate.Leads.Find("L-1");
        return (lead.CloseDate?.Value, lead.ScoutSeats, lead.ScoutSigner?.Value);
    }

    private Task<GateResult> UpdateAsync(string changes)
        => run.CallAsync("lead_update", Encoding.UTF8.GetBytes($$$"""{"leadId":"L-1","changes":{{{changes}}}}"""));
}
