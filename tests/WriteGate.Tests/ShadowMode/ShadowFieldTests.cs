using System.Text;

using Microsoft.Extensions.Options;

using WriteGate.Intents;
using WriteGate.Tests.Gate;

namespace WriteGate.Tests.ShadowMode;

/// <summary>Fields that the policy has in shadow are left out of every write.</summary>
public sealed class ShadowFieldTests
{
    private const string Note = "Resources:crm.lead:ShadowFields:0";

    [Fact]
    public async Task R11_the_rest_of_a_patch_is_written_and_the_field_in_shadow_is_left_out_named_and_recorded()
    {
        await using ShadowDesk desk = new((Note, "note"));
        await desk.Gate.Gate.StartAsync();
        long before = desk.Gate.Commits;

        GateResult result = await desk.UpdateLeadAsync("""{"note":"Called","scoutBuyer":"Bob"}""");

        Assert.IsType<GateResult.Applied>(result);
        Assert.Equal(
            "Written. Not written: note, because it is in shadow: what you propose for it is recorded and compared later with what people do.",
            result.Message);
        Assert.Equal(("note", SkippedField.Shadow), (Assert.Single(result.Skipped).Field, result.Skipped[0].Code));
        Assert.Equal(("Bob", null), (desk.Gate.Leads.Find("L-1").ScoutBuyer, desk.Gate.Leads.Find("L-1").Note));
        Assert.Equal(["""L-1 note {"note":null}→{"note":"Called"}"""], await desk.OpenAsync());
        Assert.Equal(2, desk.Gate.Commits - before);
        Assert.Equal(["claimed", "shadowed", "applied"], await desk.Gate.ActionsAsync());
    }

    [Fact]
    public async Task R11_the_same_call_again_is_a_replay_and_records_nothing_more()
    {
        await using ShadowDesk desk = new((Note, "note"));
        await desk.UpdateLeadAsync("""{"note":"Called","scoutBuyer":"Bob"}""");

        GateResult again = await desk.UpdateLeadAsync("""{"note":"Called","scoutBuyer":"Bob"}""");

        Assert.IsType<GateResult.Replayed>(again);
        Assert.Equal("note", Assert.Single(again.Skipped).Field);
        Assert.Single(await desk.OpenAsync());
    }

    [Theory]
    [InlineData("note")]
    [InlineData("NOTE")]
    [InlineData("*")]
    public async Task R11_a_patch_of_which_nothing_is_left_is_recorded_and_holds_no_key(string field)
    {
        await using ShadowDesk desk = new((Note, field));

        GateResult result = await desk.UpdateLeadAsync("""{"note":"Called"}""");

        Assert.Equal("note: in shadow, recorded to be compared later with what people do, and never written.", Assert.IsType<GateResult.Rehearsed>(result).Why);
        Assert.Empty(result.Skipped);
        Assert.Equal(0, desk.Gate.Leads.Writes);
        Assert.Single(await desk.OpenAsync());

        desk.Gate.Set(Note, "scoutBuyer");
        Assert.IsType<GateResult.Applied>(await desk.UpdateLeadAsync("""{"note":"Called"}"""));
    }

    [Fact]
    public async Task R11_a_star_holds_the_creates_and_actions_of_a_resource_as_well()
    {
        await using ShadowDesk desk = new(("Resources:crm.note:ShadowFields:0", "*"));

        GateResult.Rehearsed result = Assert.IsType<GateResult.Rehearsed>(await desk.CallAsync("crm_create_note", """{"text":"Called."}"""));

        Assert.Equal("It is in shadow: recorded for people to see, and never carried out.", result.Why);
        Assert.Empty(desk.Gate.Crm.Effects);
        Assert.IsType<GateResult.Applied>(await desk.CallAsync("crm_post", """{"channelId":"C-1"}"""));
    }

    [Fact]
    public async Task R11_in_a_batch_each_item_leaves_out_what_is_in_shadow_and_one_of_which_nothing_is_left_is_not_written()
    {
        await using ShadowDesk desk = new((Note, "note"));

        GateResult result = await desk.CallAsync(
            "lead_update_many", """{"items":[{"leadId":"L-1","changes":{"note":"a","scoutBuyer":"Bob"}},{"leadId":"L-2","changes":{"note":"b"}}]}""");

        Assert.IsType<GateResult.Applied>(result);
        Assert.Equal("""{"L-1":{"scoutBuyer":"Bob"}}""", Encoding.UTF8.GetString(result.After.Span));
        Assert.Equal(["L-1", "L-2"], result.Skipped.Select(skipped => skipped.RecordId));
        Assert.Equal((1, null, null), (desk.Gate.Leads.Writes, desk.Gate.Leads.Find("L-1").Note, desk.Gate.Leads.Find("L-2").Note));
        Assert.Equal(["""L-1 note {"note":null}→{"note":"a"}""", """L-2 note {"note":null}→{"note":"b"}"""], await desk.OpenAsync());
        Assert.Equal([ShadowVerdict.Unchanged, ShadowVerdict.Unchanged], (await desk.CompareAsync()).Select(comparison => comparison.Verdict));
    }

    [Fact]
    public async Task R11_a_suggestion_that_gives_way_to_a_person_is_no_proposal_in_shadow()
    {
        await using ShadowDesk desk = new((Note, "*"));
        desk.Gate.Leads.Type("L-1", lead => lead with { Buyer = "Ada" });

        Assert.Equal(SkippedField.HumanFilled, Assert.Single((await desk.UpdateLeadAsync("""{"scoutBuyer":"Bob"}""")).Skipped).Code);
        Assert.Empty(await desk.OpenAsync());
    }

    [Fact]
    public async Task R11_a_card_shows_what_is_not_in_shadow_and_writes_that_alone()
    {
        await using ShadowDesk desk = new(("Resources:crm.deal:ShadowFields:0", "nextStep"));
        GateResult waits = await desk.UpdateDealAsync("""{"nextStep":"Visit","stage":"Won"}""", shadow: false);
        Intent card = await desk.Gate.IntentAsync(waits.IntentId!);
        Assert.Equal("""{"stage":"Won"}""", Encoding.UTF8.GetString(card.After!));
        Assert.Single(await desk.OpenAsync());

        await desk.Gate.Gate.Approvals.ApproveAsync("acme", card.Id, card.Digest!, "olga");
        Assert.IsType<GateResult.Applied>(await desk.Gate.Gate.ExecuteApprovedAsync("acme", card.Id));
        Assert.Equal((Stage.Won, "Call"), (desk.Gate.Crm.Find("D-1")!.Stage, desk.Gate.Crm.Find("D-1")!.NextStep));
        Assert.Single(await desk.OpenAsync());
    }

    [Fact]
    public async Task R11_a_card_goes_stale_when_what_it_shows_comes_into_shadow()
    {
        await using ShadowDesk desk = new();
        GateResult waits = await desk.UpdateDealAsync("""{"stage":"Won"}""", shadow: false);
        Intent card = await desk.Gate.IntentAsync(waits.IntentId!);
        await desk.Gate.Gate.Approvals.ApproveAsync("acme", card.Id, card.Digest!, "olga");

        desk.Gate.Set("Resources:crm.deal:ShadowFields:0", "stage");

        Assert.IsType<GateResult.Stale>(await desk.Gate.Gate.ExecuteApprovedAsync("acme", card.Id));
        ApprovalAnswer renewed = await desk.Gate.Gate.Approvals.RenewAsync("acme", card.Id, "olga", "again");
        Assert.Equal("There is nothing left to approve. stage: in shadow, recorded to be compared later with what people do, and never written.", renewed.Why);
        Assert.Empty(desk.Gate.Crm.Effects);
    }

    [Fact]
    public async Task R11_an_edit_cannot_bring_in_what_is_in_shadow()
    {
        await using ShadowDesk desk = new(("Resources:crm.deal:ShadowFields:0", "nextStep"));
        Intent card = await desk.Gate.IntentAsync((await desk.UpdateDealAsync("""{"stage":"Won"}""", shadow: false)).IntentId!);

        ApprovalAnswer whole = await desk.Gate.Gate.Approvals.EditAsync(
            "acme", card.Id, card.Digest!, "olga", """{"dealId":"D-1","changes":{"nextStep":"Visit"}}"""u8.ToArray());
        Assert.False(whole.IsTaken);
        ApprovalAnswer partly = await desk.Gate.Gate.Approvals.EditAsync(
            "acme", card.Id, card.Digest!, "olga", """{"dealId":"D-1","changes":{"nextStep":"Visit","stage":"Qualified"}}"""u8.ToArray());
        Assert.Equal("""{"stage":"Qualified"}""", Encoding.UTF8.GetString(partly.Proposal!.After!));
        Assert.Empty(await desk.OpenAsync());
    }

    [Fact]
    public async Task R11_what_is_unknown_is_not_sent_again_once_it_is_in_shadow_and_a_person_ends_it()
    {
        await using ShadowDesk desk = new();
        desk.Gate.Crm.BeforeEffect = _ => throw new IOException("lost");
        GateResult lost = await desk.UpdateDealAsync("""{"nextStep":"Visit"}""", shadow: false);
        desk.Gate.Crm.BeforeEffect = null;
        desk.Gate.Set("Resources:crm.deal:ShadowFields:0", "nextStep");

        GateResult resolved = Assert.Single(await desk.Gate.Gate.ResolveUnknownAsync("acme"));

        Assert.Contains("nextStep is in shadow by now.", Assert.IsType<GateResult.Quarantined>(resolved).Message, StringComparison.Ordinal);
        Assert.Equal(lost.IntentId, resolved.IntentId);
        Assert.True((await desk.Gate.Gate.Quarantine.DiscardAsync("acme", lost.IntentId!, "olga", "It was not written.")).IsTaken);
        Assert.Empty(desk.Gate.Crm.Effects);
    }

    [Fact]
    public async Task R11_a_stale_card_whose_field_came_into_shadow_outlives_the_agents_repeated_call()
    {
        await using ShadowDesk desk = new();
        Intent card = await desk.Gate.IntentAsync((await desk.UpdateDealAsync("""{"stage":"Won"}""", shadow: false)).IntentId!);
        await desk.Gate.Gate.Approvals.ApproveAsync("acme", card.Id, card.Digest!, "olga");
        desk.Gate.Set("Resources:crm.deal:ShadowFields:0", "stage");
        Assert.IsType<GateResult.Stale>(await desk.Gate.Gate.ExecuteApprovedAsync("acme", card.Id));

        Assert.IsType<GateResult.Rehearsed>(await desk.UpdateDealAsync("""{"stage":"Won"}""", shadow: false));

        Assert.Equal(IntentState.Stale, (await desk.Gate.IntentAsync(card.Id)).State);
    }

    [Theory]
    [InlineData(null, ShadowVerdict.Unchanged)]
    [InlineData("Bob", ShadowVerdict.AppliedByAHuman)]
    [InlineData("Ada", ShadowVerdict.Different)]
    public async Task R11_a_suggestion_is_held_against_the_field_that_people_fill(string? buyer, ShadowVerdict expected)
    {
        await using ShadowDesk desk = new((Note, "scoutBuyer"));
        await desk.UpdateLeadAsync("""{"scoutBuyer":"Bob"}""");
        desk.Gate.Leads.Type("L-1", lead => lead with { Buyer = buyer });

        Assert.Equal(expected, await desk.VerdictAsync());
    }

    [Fact]
    public async Task R11_a_cited_suggestion_is_held_against_the_field_that_people_fill_by_its_value()
    {
        await using ShadowDesk desk = new((Note, "scoutSigner"));
        GateRun run = desk.Gate.OpenRun(workflow: "leads");
        run.AddSource("note/77", new UntrustedText("The one who signs for them is Ada Lovelace."));
        Assert.IsType<GateResult.Rehearsed>(await run.CallAsync(
            "lead_update", """{"leadId":"L-1","changes":{"scoutSigner":{"value":"Ada Lovelace","source":"note/77","excerpt":"signs for them is Ada Lovelace"}}}"""u8.ToArray()));
        desk.Gate.Leads.Type("L-1", lead => lead with { Signer = "Ada Lovelace" });

        Assert.Equal(ShadowVerdict.AppliedByAHuman, await desk.VerdictAsync());
    }

    [Fact]
    public async Task R11_a_rehearsal_records_what_is_in_shadow_and_rehearses_the_rest()
    {
        await using ShadowDesk desk = new((Note, "note"));
        desk.Gate.Options.LiveWrites = false;

        GateResult result = await desk.UpdateLeadAsync("""{"note":"Called","scoutBuyer":"Bob"}""");

        Assert.Equal("""{"scoutBuyer":"Bob"}""", Encoding.UTF8.GetString(Assert.IsType<GateResult.Rehearsed>(result).After.Span));
        Assert.Equal("note", Assert.Single(result.Skipped).Field);
        Assert.Single(await desk.OpenAsync());
    }

    [Fact]
    public async Task R11_a_plan_stages_what_is_not_in_shadow_and_records_the_rest()
    {
        await using ShadowDesk desk = new((Note, "note"));
        await using GateRun run = desk.Gate.OpenRun(workflow: "leads", planFirst: true);

        GateResult staged = await run.CallAsync("lead_update", """{"leadId":"L-1","changes":{"note":"a","scoutBuyer":"Bob"}}"""u8.ToArray());
        Assert.IsType<GateResult.Rehearsed>(await run.CallAsync("lead_update", """{"leadId":"L-2","changes":{"note":"b"}}"""u8.ToArray()));

        Assert.Equal("note", Assert.Single(staged.Skipped).Field);
        Assert.Equal(["L-1", "L-2"], (await desk.Shadow.ListAsync("acme")).Select(intent => intent.RecordId));
        Assert.IsType<GateResult.Applied>(await run.SubmitPlanAsync());
        Assert.Equal(("Bob", null), (desk.Gate.Leads.Find("L-1").ScoutBuyer, desk.Gate.Leads.Find("L-1").Note));
    }

    [Fact]
    public async Task R11_a_plan_goes_stale_when_what_it_staged_comes_into_shadow()
    {
        await using ShadowDesk desk = new();
        await using GateRun run = desk.Gate.OpenRun(workflow: "leads", planFirst: true);
        await run.CallAsync("lead_update", """{"leadId":"L-1","changes":{"note":"a"}}"""u8.ToArray());

        desk.Gate.Set(Note, "note");

        Assert.IsType<GateResult.Stale>(await run.SubmitPlanAsync());
        Assert.Equal(0, desk.Gate.Leads.Writes);
    }

    [Fact]
    public async Task R11_a_sensitive_value_in_shadow_is_encrypted_at_rest_and_compared_all_the_same()
    {
        await using ShadowDesk desk = new(("Resources:crm.contact:ShadowFields:0", "phone"));
        await desk.CallAsync("crm_update_contact", """{"contactId":7,"changes":{"phone":"555-0199"}}""");
        Assert.Equal(["""7 phone {"phone":"555-0100"}→{"phone":"555-0199"}"""], await desk.OpenAsync());
        Assert.DoesNotContain("555-0199", Encoding.Latin1.GetString(await File.ReadAllBytesAsync(desk.Gate.DatabasePath + "-wal")), StringComparison.Ordinal);

        desk.Gate.Crm.Put(new Contact { Id = 7, Phone = "555-0199" });

        Assert.Equal(ShadowVerdict.AppliedByAHuman, await desk.VerdictAsync());
        Assert.DoesNotContain("555", (await desk.Shadow.ReportAsync("acme")).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task R25_what_a_tool_says_of_shadow_counts_before_its_resource_and_the_defaults()
    {
        await using ShadowDesk desk = new(("Defaults:ShadowFields:0", "nextStep"), (Note, "scoutBuyer"), ("Resources:lead_update:ShadowFields:0", "note"));

        Assert.IsType<GateResult.Rehearsed>(await desk.UpdateDealAsync("""{"nextStep":"Visit"}""", shadow: false));
        Assert.IsType<GateResult.Rehearsed>(await desk.UpdateLeadAsync("""{"note":"Called"}"""));
        Assert.IsType<GateResult.Applied>(await desk.UpdateLeadAsync("""{"scoutBuyer":"Bob"}"""));
        Assert.IsType<GateResult.Rehearsed>(await desk.CallAsync("lead_update_many", """{"items":[{"leadId":"L-2","changes":{"scoutBuyer":"Bob"}}]}"""));
    }

    [Theory]
    [InlineData("Resources:crm.deal:ShadowFields:0", "amount", "WriteGate:Resources:crm.deal:ShadowFields:0 names \"amount\", which no tool there writes; use nextStep, due, stage, *.")]
    [InlineData("Defaults:ShadowFields:0", "nothing", "WriteGate:Defaults:ShadowFields:0 names \"nothing\", which no tool there writes")]
    [InlineData("ShadowWindow", "00:00:00", "WriteGate:ShadowWindow must be more than zero.")]
    [InlineData("ShadowPeriod", "7.00:00:00", "WriteGate:ShadowPeriod must be longer than WriteGate:ShadowWindow")]
    [InlineData("ShadowThreshold", "1.5", "WriteGate:ShadowThreshold must be over 0, to 1.")]
    [InlineData("ShadowThreshold", "NaN", "WriteGate:ShadowThreshold must be over 0, to 1.")]
    [InlineData("ShadowMinimum", "0", "WriteGate:ShadowMinimum must be 1 or more.")]
    public void R25_a_policy_of_shadow_that_means_nothing_is_refused_at_start(string key, string value, string message)
    {
        OptionsValidationException refused = Assert.Throws<OptionsValidationException>(() => new ShadowDesk((key, value)));
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }
}
