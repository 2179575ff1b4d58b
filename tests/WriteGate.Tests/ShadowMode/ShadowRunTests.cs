using System.Text;

using WriteGate.Intents;
using WriteGate.Journal;
using WriteGate.Tests.Gate;

namespace WriteGate.Tests.ShadowMode;

/// <summary>A run in shadow proposes and never writes.</summary>
public sealed class ShadowRunTests : IAsyncLifetime
{
    private readonly ShadowDesk desk = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await desk.DisposeAsync();

    [Fact]
    public async Task R11_a_run_in_shadow_writes_nothing_with_all_locks_open_and_tells_the_model_to_go_on()
    {
        GateResult result = await desk.UpdateDealAsync("""{"nextStep":"Visit"}""");

        Assert.Equal("applied", Assert.IsType<GateResult.Rehearsed>(result).WouldBe);
        Assert.Equal(
            "Rehearsal: nothing was written. It would have been applied. This run is in shadow: what it proposes is recorded and compared later with what people do, and never written. Go on as if it were so.",
            result.Message);
        Assert.Equal(("""{"nextStep":"Call"}""", """{"nextStep":"Visit"}"""), (Text(result.Before), Text(result.After)));
        Assert.Empty(desk.Gate.Crm.Effects);
        Assert.Null(desk.Gate.Crm.LastPermit);
        Assert.Equal(["""D-1 nextStep {"nextStep":"Call"}→{"nextStep":"Visit"}"""], await desk.OpenAsync());
    }

    [Fact]
    public async Task R11_each_field_is_recorded_by_itself_with_what_it_held_and_what_was_proposed()
    {
        GateResult result = await desk.UpdateDealAsync("""{"nextStep":"Visit","stage":"Won","clear":["due"]}""", "D-2");

        Assert.Equal("pending", Assert.IsType<GateResult.Rehearsed>(result).WouldBe);
        Assert.Empty(result.Skipped);
        Assert.Equal(
            [
                """D-2 nextStep {"nextStep":"Mail"}→{"nextStep":"Visit"}""",
                """D-2 due {"due":"2026-04-01"}→{"due":null}""",
                """D-2 stage {"stage":"Open"}→{"stage":"Won"}""",
            ],
            await desk.OpenAsync());
        Assert.Empty(await desk.Gate.Gate.Approvals.ListAsync("acme"));
    }

    [Theory]
    [InlineData("crm_create_note", """{"text":"Called them."}""")]
    [InlineData("crm_call_lead", """{"leadId":"L-1"}""")]
    [InlineData("crm_post", """{"channelId":"C-1"}""")]
    public async Task R11_a_create_or_action_is_recorded_whole(string tool, string arguments)
    {
        Assert.IsType<GateResult.Rehearsed>(await desk.CallAsync(tool, arguments, shadow: true));

        Assert.Equal(arguments, Encoding.UTF8.GetString(Assert.Single(await desk.Shadow.ListAsync("acme")).Body!));
        Assert.Empty(desk.Gate.Crm.Effects);
        Assert.Empty(desk.Gate.Crm.Notes);
    }

    [Fact]
    public async Task R11_of_a_batch_every_field_of_every_record_is_recorded()
    {
        GateResult result = await desk.CallAsync("crm_update_deals", """{"items":[{"dealId":"D-2","changes":{"nextStep":"Visit"}},{"dealId":"D-1","changes":{"nextStep":"Visit"}}]}""", shadow: true);

        Assert.Equal("""{"D-1":{"nextStep":"Visit"},"D-2":{"nextStep":"Visit"}}""", Text(Assert.IsType<GateResult.Rehearsed>(result).After));
        Assert.Equal(["D-1", "D-2"], (await desk.Shadow.ListAsync("acme")).Select(intent => intent.RecordId));
        Assert.Empty(desk.Gate.Crm.Effects);
    }

    [Fact]
    public async Task R12_what_was_in_shadow_does_not_stand_in_the_way_of_the_live_call()
    {
        CallOptions call = new() { CallId = "call-1" };
        await desk.UpdateDealAsync("""{"nextStep":"Visit"}""", options: call);
        await desk.CallAsync("crm_create_note", """{"text":"Called."}""", shadow: true, call);
        Intent note = (await desk.Shadow.ListAsync("acme"))[^1];

        Assert.IsType<GateResult.Applied>(await desk.UpdateDealAsync("""{"nextStep":"Visit"}""", shadow: false, options: call));
        Assert.IsType<GateResult.Applied>(await desk.CallAsync("crm_create_note", """{"text":"Called."}""", options: new() { RetryOf = note.Id }));
        Assert.Equal(["patch D-1", "note Called."], desk.Gate.Crm.Effects);
    }

    [Fact]
    public async Task R11_the_same_proposal_counts_once_until_it_is_compared_and_anew_after_that()
    {
        await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(() => desk.UpdateDealAsync("""{"nextStep":"Visit"}"""))));
        await desk.UpdateDealAsync("""{"nextStep":"Visit","due":"2026-05-01"}""");
        Assert.Equal(["nextStep", "due"], (await desk.Shadow.ListAsync("acme")).Select(intent => intent.Field));

        await desk.CompareAsync();
        Assert.Empty(await desk.OpenAsync());
        await desk.UpdateDealAsync("""{"nextStep":"Visit"}""");
        Assert.Single(await desk.OpenAsync());
    }

    [Fact]
    public async Task R11_one_proposal_a_field_of_a_record_is_open_whatever_else_is_proposed_for_it()
    {
        await desk.UpdateDealAsync("""{"nextStep":"Visit"}""");
        desk.Gate.Crm.Put(desk.Gate.Crm.Find("D-1")! with { NextStep = "Write" });
        await desk.UpdateDealAsync("""{"nextStep":"Mail"}""");
        await desk.CallAsync("crm_update_deals", """{"items":[{"dealId":"D-1","changes":{"nextStep":"Post"}}]}""", shadow: true);

        Assert.Equal(["""D-1 nextStep {"nextStep":"Call"}→{"nextStep":"Visit"}"""], await desk.OpenAsync());
    }

    [Fact]
    public async Task R11_a_run_in_shadow_that_ends_leaves_the_plan_of_a_live_run_of_the_same_name()
    {
        await using GateRun live = desk.Gate.OpenRun(runId: "run-7", planFirst: true);
        await live.CallAsync("crm_update_deal", """{"dealId":"D-1","changes":{"nextStep":"Visit"}}"""u8.ToArray());

        await desk.Gate.OpenRun(runId: "run-7", planFirst: true, shadow: true).CloseAsync();

        Assert.IsType<GateResult.Applied>(await live.SubmitPlanAsync());
    }

    [Fact]
    public async Task R11_a_retry_in_shadow_carries_out_nothing_that_was_approved()
    {
        GateResult waits = await desk.CallAsync("crm_call_lead", """{"leadId":"L-1"}""");
        Intent card = await desk.Gate.IntentAsync(waits.IntentId!);
        Assert.True((await desk.Gate.Gate.Approvals.ApproveAsync("acme", card.Id, card.Digest!, "olga")).IsTaken);

        Assert.IsType<GateResult.Rehearsed>(await desk.CallAsync("crm_call_lead", """{"leadId":"L-1"}""", shadow: true));

        Assert.Empty(desk.Gate.Crm.Effects);
        Assert.Equal(IntentState.Approved, (await desk.Gate.IntentAsync(card.Id)).State);
    }

    [Fact]
    public async Task R11_a_run_in_shadow_sends_nothing_again_whose_outcome_is_unknown()
    {
        desk.Gate.Crm.BeforeEffect = _ => throw new IOException("lost");
        await desk.UpdateDealAsync("""{"nextStep":"Visit"}""", shadow: false);
        desk.Gate.Crm.BeforeEffect = null;

        Assert.IsType<GateResult.Rehearsed>(await desk.UpdateDealAsync("""{"nextStep":"Visit"}"""));
        Assert.Empty(desk.Gate.Crm.Effects);
    }

    [Fact]
    public async Task R11_a_run_in_shadow_carries_no_plan_out_that_a_live_run_of_the_same_name_made()
    {
        GateRun live = desk.Gate.OpenRun(runId: "r1", planFirst: true);
        GateResult staged = await live.CallAsync("crm_update_deal", """{"dealId":"D-1","changes":{"nextStep":"Visit"}}"""u8.ToArray());
        Assert.IsType<GateResult.PendingApproval>(staged);
        GateRun shadow = desk.Gate.OpenRun(runId: "r1", planFirst: true, shadow: true);

        Assert.IsType<GateResult.Rehearsed>(await shadow.CallAsync("crm_update_deal", """{"dealId":"D-2","changes":{"nextStep":"Visit"}}"""u8.ToArray()));
        Assert.IsType<GateResult.Failed>(await shadow.SubmitPlanAsync());

        Assert.Equal(IntentState.Staged, (await desk.Gate.IntentAsync(staged.IntentId!)).State);
        Assert.Empty(desk.Gate.Crm.Effects);
    }

    [Fact]
    public async Task R11_what_is_refused_or_not_there_is_so_in_shadow_as_well_and_nothing_is_recorded()
    {
        Assert.IsType<GateResult.NoChange>(await desk.UpdateDealAsync("""{"nextStep":"Call"}"""));
        Assert.IsType<GateResult.InvalidArguments>(await desk.UpdateDealAsync("""{"amount":1}"""));
        Assert.IsType<GateResult.InvalidArguments>(await desk.UpdateDealAsync("""{"nextStep":"Visit"}""", "D-404"));
        Assert.IsType<GateResult.Denied>(await desk.CallAsync("crm_close_books", """{"monthId":"M-1"}""", shadow: true));
        desk.Gate.Crm.BeforeRead = () => throw new IOException("down");
        Assert.IsType<GateResult.Failed>(await desk.UpdateDealAsync("""{"nextStep":"Visit"}"""));
        desk.Gate.Crm.BeforeRead = null;

        Assert.Empty(await desk.OpenAsync());
    }

    [Fact]
    public async Task R11_text_that_would_be_quarantined_is_set_aside_by_nobody_in_shadow()
    {
        GateResult result = await desk.UpdateDealAsync("""{"nextStep":"Mail {{customer_name}}"}""");

        Assert.Equal("quarantined", Assert.IsType<GateResult.Rehearsed>(result).WouldBe);
        Assert.Empty(await desk.Gate.Gate.Quarantine.ListAsync("acme"));
        Assert.Single(await desk.OpenAsync());
    }

    [Fact]
    public async Task R11_closed_locks_keep_nothing_from_being_recorded()
    {
        desk.Gate.Options.LiveWrites = false;
        GateRun run = desk.Gate.OpenRun(apply: false, shadow: true);
        await run.CallAsync("crm_update_deal", """{"dealId":"D-1","changes":{"nextStep":"Visit"}}"""u8.ToArray());

        Assert.Single(await desk.OpenAsync());
        Assert.Equal("0 writes, 1 would-be write (SHADOW: recorded, never written); scanned 1 of 10", (await run.CloseAsync()).ToString());
    }

    [Fact]
    public async Task R11_a_call_in_shadow_is_one_commit_and_its_rows_say_that_nothing_was_written()
    {
        await desk.Gate.Gate.StartAsync();
        long before = desk.Gate.Commits;

        await desk.UpdateDealAsync("""{"nextStep":"Visit","due":"2026-05-01"}""");

        Assert.Equal(1, desk.Gate.Commits - before);
        IReadOnlyList<JournalRow> rows = await desk.Gate.JournalAsync();
        Assert.Equal(["rehearsed", "shadowed", "shadowed"], rows.Select(row => row.Entry.Action));
        Assert.All(rows, row => Assert.True(row.Entry.IsRehearsal));
        Assert.True((await JournalVerifier.VerifyAsync(desk.Gate.Gate.Store, new())).IsIntact);
    }

    private static string Text(ReadOnlyMemory<byte> image) => Encoding.UTF8.GetString(image.Span);
}
