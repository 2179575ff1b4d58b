using System.Text;

using WriteGate.Intents;
using WriteGate.Journal;

namespace WriteGate.Tests.Gate;

/// <summary>A person takes a suggestion over, and a system of record gets its suggestion fields, both through the gate.</summary>
public sealed class PromotionTests : IAsyncLifetime
{
    private readonly GateHarness gate = new();
    private GateRun run = null!;

    public Task InitializeAsync()
    {
        run = gate.OpenRun(workflow: "leads");
        run.AddSource("note/77", new UntrustedText("Maria Lopez signs everything above 50k."));
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await gate.DisposeAsync();

    [Fact]
    public async Task C11_a_person_takes_a_suggestion_over()
    {
        GateResult suggested = await SuggestAsync("""{"scoutBuyer":"Bob","note":"n"}""");

        GateResult promoted = await PromoteAsync(suggested);

        Assert.IsType<GateResult.Applied>(promoted);
        Assert.Equal("""{"buyer":"Bob"}""", Encoding.UTF8.GetString(promoted.After.Span));
        Assert.Equal(("Bob", "Bob"), (gate.Leads.Find("L-1").Buyer, gate.Leads.Find("L-1").ScoutBuyer));
        JournalRow row = (await gate.JournalAsync())[^1];
        Assert.Equal(("applied", "olga", promoted.IntentId), (row.Entry.Action, row.Entry.Actor, row.Entry.IntentId));
        Assert.True((await JournalVerifier.VerifyAsync(gate.Gate.Store, new())).IsIntact);
    }

    [Fact]
    public async Task C11_of_a_cited_suggestion_the_value_is_taken_over()
    {
        GateResult suggested = await SuggestAsync("""{"scoutSigner":{"value":"Maria Lopez","source":"note/77","excerpt":"Maria Lopez signs"}}""");
        Assert.IsType<GateResult.Applied>(await PromoteAsync(suggested));
        Assert.Equal("Maria Lopez", gate.Leads.Find("L-1").Signer);
    }

    [Fact]
    public async Task C11_a_batch_is_taken_over_item_by_item()
    {
        GateResult batch = await run.CallAsync("lead_update_many", """{"items":[{"leadId":"L-1","changes":{"scoutBuyer":"Bob"}}]}"""u8.ToArray());
        Assert.IsType<GateResult.Denied>(await PromoteAsync(batch));
        Intent item = Assert.Single(await gate.Gate.Store.ListAsync(new IntentQuery { Tenant = "acme", ParentId = batch.IntentId }, default));
        Assert.IsType<GateResult.Applied>(await gate.Gate.Suggestions.PromoteAsync("acme", item.Id, "olga"));
        Assert.Equal("Bob", gate.Leads.Find("L-1").Buyer);
    }

    [Fact]
    public async Task C11_what_was_taken_over_from_a_batch_is_no_item_of_it_and_stands_when_that_is_taken_back()
    {
        GateResult batch = await run.CallAsync("lead_update_many", """{"items":[{"leadId":"L-1","changes":{"scoutBuyer":"Bob"}}]}"""u8.ToArray());
        IntentQuery items = new() { Tenant = "acme", ParentId = batch.IntentId };
        Intent item = Assert.Single(await gate.Gate.Store.ListAsync(items, default));
        GateResult promoted = await gate.Gate.Suggestions.PromoteAsync("acme", item.Id, "olga");

        Assert.Equal(item.Id, Assert.Single(await gate.Gate.Store.ListAsync(items, default)).Id);
        Assert.Equal("All 1 items were taken back.", (await gate.Gate.Rollbacks.WriteAsync("acme", batch.IntentId!, "olga")).Why);
        Assert.Equal(("Bob", null), (gate.Leads.Find("L-1").Buyer, gate.Leads.Find("L-1").ScoutBuyer));
        Assert.Equal(RollbackOutcome.RolledBack, (await gate.Gate.Rollbacks.WriteAsync("acme", promoted.IntentId!, "olga")).Outcome);
        Assert.Null(gate.Leads.Find("L-1").Buyer);
    }

    [Fact]
    public async Task C11_what_was_being_taken_over_from_a_batch_when_the_process_ended_is_read_back()
    {
        GateResult batch = await run.CallAsync("lead_update_many", """{"items":[{"leadId":"L-1","changes":{"scoutBuyer":"Bob"}}]}"""u8.ToArray());
        Intent item = Assert.Single(await gate.Gate.Store.ListAsync(new IntentQuery { Tenant = "acme", ParentId = batch.IntentId }, default));
        gate.Leads.AfterEffect = () => throw new TimeoutException();
        GateResult unknown = await gate.Gate.Suggestions.PromoteAsync("acme", item.Id, "olga");
        gate.Leads.AfterEffect = null;

        Assert.IsType<GateResult.Unknown>(unknown);
        Assert.Equal(unknown.IntentId, Assert.IsType<GateResult.Replayed>(Assert.Single(await gate.Gate.ResolveUnknownAsync("acme"))).IntentId);
        Assert.Equal("Bob", gate.Leads.Find("L-1").Buyer);
    }

    [Fact]
    public async Task C11_what_was_taken_over_can_be_taken_back()
    {
        GateResult promoted = await PromoteAsync(await SuggestAsync("""{"scoutBuyer":"Bob"}"""));
        Assert.Equal(RollbackOutcome.RolledBack, (await gate.Gate.Rollbacks.WriteAsync("acme", promoted.IntentId!, "olga")).Outcome);
        Assert.Equal((null, "Bob"), (gate.Leads.Find("L-1").Buyer, gate.Leads.Find("L-1").ScoutBuyer));
    }

    [Fact]
    public async Task C11_taking_over_does_not_overwrite_what_another_person_has_filled_in()
    {
        GateResult suggested = await SuggestAsync("""{"scoutBuyer":"Bob"}""");
        gate.Leads.Type("L-1", lead => lead with { Buyer = "Ada" });

        GateResult.Stale stale = Assert.IsType<GateResult.Stale>(await PromoteAsync(suggested));

        Assert.StartsWith("A person has filled buyer meanwhile.", stale.Why, StringComparison.Ordinal);
        Assert.Equal("Ada", gate.Leads.Find("L-1").Buyer);
        Assert.Equal("promotion_refused", (await gate.ActionsAsync())[^1]);
    }

    [Fact]
    public async Task A_suggestion_that_changed_since_is_not_taken_over()
    {
        GateResult suggested = await SuggestAsync("""{"scoutBuyer":"Bob"}""");
        await SuggestAsync("""{"scoutBuyer":"Eve"}""");
        Assert.IsType<GateResult.Stale>(await PromoteAsync(suggested));
        Assert.Null(gate.Leads.Find("L-1").Buyer);
    }

    [Theory]
    [InlineData("scout", null)]
    [InlineData("SCOUT", null)]
    [InlineData("olga", "note")]
    [InlineData("olga", "scoutSigner")]
    [InlineData("olga", "missing")]
    public async Task What_is_no_suggestion_or_asked_for_by_its_agent_is_refused(string person, string? field)
    {
        GateResult suggested = await SuggestAsync("""{"scoutBuyer":"Bob","note":"n"}""");
        Assert.IsType<GateResult.Denied>(await gate.Gate.Suggestions.PromoteAsync("acme", suggested.IntentId!, person, field is null ? null : [field]));
        Assert.Null(gate.Leads.Find("L-1").Buyer);
    }

    [Fact]
    public async Task A_closed_switch_takes_nothing_over()
    {
        GateResult suggested = await SuggestAsync("""{"scoutBuyer":"Bob"}""");
        gate.Options.LiveWrites = false;
        Assert.IsType<GateResult.Failed>(await PromoteAsync(suggested));
        Assert.Null(gate.Leads.Find("L-1").Buyer);
    }

    [Fact]
    public async Task A_tool_that_does_not_pass_the_fields_of_people_on_is_found_out()
    {
        GateResult suggested = await SuggestAsync("""{"scoutBuyer":"Bob"}""");
        gate.Leads.IgnoresPeople = true;
        GateResult.Unknown unknown = Assert.IsType<GateResult.Unknown>(await PromoteAsync(suggested));
        Assert.Equal(IntentState.Unknown, (await gate.IntentAsync(unknown.IntentId!)).State);
    }

    [Fact]
    public async Task C11_suggestion_fields_are_created_through_the_gate_after_a_rehearsal()
    {
        Assert.Equal("Who signs, as agents see it.", gate.Gate.Suggestions.Fields.Single(field => field.Name == "scoutBuyer").Description);
        GateRun rehearsal = gate.OpenRun(apply: false, workflow: "set-up");
        GateRun live = gate.OpenRun(workflow: "set-up");

        Assert.All(await CreateAsync(rehearsal), result => Assert.IsType<GateResult.Rehearsed>(result));
        Assert.Empty(gate.Leads.Fields);
        Assert.All(await CreateAsync(live), result => Assert.IsType<GateResult.Applied>(result));
        Assert.All(await CreateAsync(live), result => Assert.IsType<GateResult.Replayed>(result));

        Assert.Equal(
            ["crm.lead.scoutBudget: string", "crm.lead.scoutBuyer: string", "crm.lead.scoutCompetitors: array", "crm.lead.scoutSeats: integer", "crm.lead.scoutSigner: string"],
            gate.Leads.Fields);
    }

    private async Task<List<GateResult>> CreateAsync(GateRun setUp)
    {
        List<GateResult> results = [];
        foreach (SuggestedField field in gate.Gate.Suggestions.Fields)
        {
            results.Add((await setUp.For<LeadSetUp>().CreateField(field.Resource, field.Name, field.Type!)).Result);
        }

        return results;
    }

    private Task<GateResult> SuggestAsync(string changes)
        => run.CallAsync("lead_update", Encoding.UTF8.GetBytes($$$"""{"leadId":"L-1","changes":{{{changes}}}}"""));

    private Task<GateResult> PromoteAsync(GateResult suggested) => gate.Gate.Suggestions.PromoteAsync("acme", suggested.IntentId!, "olga");
}
