using WriteGate.Intents;
using WriteGate.Journal;
using WriteGate.Tests.Gate;

namespace WriteGate.Tests.ShadowMode;

/// <summary>A field leaves shadow only past a threshold, and only because a person says so.</summary>
public sealed class FieldPromotionTests : IAsyncLifetime
{
    private readonly ShadowDesk desk = new(
        ("Resources:crm.deal:ShadowFields:0", "nextStep"), ("Resources:crm.deal:ShadowFields:1", "due"), ("ShadowMinimum", "4"), ("ShadowThreshold", "0.75"),
        ("Agents:deputy:WritesPerDay", "5"));

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await desk.DisposeAsync();

    [Fact]
    public async Task R11_precision_is_applied_by_applied_and_different_and_unchanged_counts_neither_way()
    {
        await WeekAsync(applied: 3, different: 1, unchanged: 2);

        ShadowFieldReport field = Assert.Single((await desk.Shadow.ReportAsync("acme")).Fields);

        Assert.Equal((6L, 6L, 3L, 1L, 2L, 0L), (field.Proposed, field.Compared, field.AppliedByAHuman, field.Different, field.Unchanged, field.Other));
        Assert.Equal((4L, 0.75, true), (field.Judged, field.Precision, field.IsEnough));
    }

    [Fact]
    public async Task R11_the_report_is_a_table_that_says_where_there_is_not_enough()
    {
        await WeekAsync(applied: 3, different: 1, unchanged: 2);
        await desk.UpdateDealAsync("""{"due":"2026-05-01"}""");
        await desk.CallAsync("crm_post", """{"channelId":"C-1"}""", shadow: true);

        Assert.Equal(
            """
            Shadow of acme, proposed since 2026-02-09 09:00:00Z. Precision = applied by a human / (applied by a human + different).
            resource  field     proposed  compared  applied  different  unchanged  other  precision
            crm.deal  due              1         0        0          0          0      0  not enough (0 of 4)
            crm.deal  nextStep         6         6        3          1          2      0  0.750
            crm_post  *                1         0        0          0          0      0  not enough (0 of 4)

            """.ReplaceLineEndings("\n"),
            (await desk.Shadow.ReportAsync("acme")).ToString());
    }

    [Fact]
    public async Task R11_only_what_was_proposed_within_the_window_counts()
    {
        await WeekAsync(applied: 4);
        desk.Gate.Time.Advance(TimeSpan.FromDays(20));
        Assert.Single((await desk.Shadow.ReportAsync("acme")).Fields);
        Assert.Empty((await desk.Shadow.ReportAsync("acme", TimeSpan.FromDays(26))).Fields);
        Assert.Empty((await desk.Shadow.ReportAsync("globex")).Fields);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => desk.Shadow.ReportAsync("acme", TimeSpan.Zero));

        desk.Gate.Time.Advance(TimeSpan.FromDays(2));
        Assert.Equal("0 of its proposals were judged by what people did, and 4 is the least (ShadowMinimum).", (await PromoteAsync()).Why);
    }

    [Theory]
    [InlineData(3, 0, 50, "3 of its proposals were judged by what people did, and 4 is the least (ShadowMinimum).")]
    [InlineData(5, 2, 0, "Its precision is 0.714, and 0.75 is the least (ShadowThreshold).")]
    public async Task R11_a_field_is_not_promoted_before_its_threshold(int applied, int different, int unchanged, string why)
    {
        await WeekAsync(applied, different, unchanged);

        Assert.Equal(new ApprovalAnswer(false, why), await PromoteAsync());

        JournalRow refused = (await desk.Gate.JournalAsync())[^1];
        Assert.Equal(("field_promotion_refused", "olga", why), (refused.Entry.Action, refused.Entry.Actor, refused.Entry.Reason));
        Assert.IsType<GateResult.Rehearsed>(await ProposeAsync("Now"));
    }

    [Fact]
    public async Task R11_a_promoted_field_is_written_from_the_next_call_on_and_the_others_stay_in_shadow()
    {
        await WeekAsync(applied: 3, different: 1);

        Assert.True((await PromoteAsync(field: "NEXTSTEP")).IsTaken);

        GateResult result = await desk.UpdateDealAsync("""{"nextStep":"Now","due":"2026-05-01"}""", "D-3", shadow: false);
        Assert.IsType<GateResult.Applied>(result);
        Assert.Equal("due", Assert.Single(result.Skipped).Field);
        Assert.Equal(("Now", null), (desk.Gate.Crm.Find("D-3")!.NextStep, desk.Gate.Crm.Find("D-3")!.Due));
        JournalRow promoted = (await desk.Gate.JournalAsync()).Single(row => row.Entry.Action == "field_promoted");
        Assert.Equal(("olga", "promotions/acme"), (promoted.Entry.Actor, promoted.Entry.RunId));
        Assert.StartsWith("It is right. (precision 0.750: 3 of 4 judged, 0 unchanged, since ", promoted.Entry.Reason, StringComparison.Ordinal);
        Assert.True(Assert.Single((await desk.Shadow.ReportAsync("acme")).Fields, field => field.Field == "nextStep").IsPromoted);
        Assert.True((await JournalVerifier.VerifyAsync(desk.Gate.Gate.Store, new())).IsIntact);
    }

    [Fact]
    public async Task R11_a_promotion_outlives_a_restart_and_concerns_its_tenant_alone()
    {
        await WeekAsync(applied: 4);
        await PromoteAsync();
        await desk.Gate.RestartAsync();

        Assert.IsType<GateResult.Applied>(await ProposeAsync("Now", "D-3"));
        Assert.IsType<GateResult.Rehearsed>(await desk.Gate.OpenRun(tenant: "globex").CallAsync("crm_update_deal", """{"dealId":"D-2","changes":{"nextStep":"Now"}}"""u8.ToArray()));
        Assert.IsType<GateResult.Rehearsed>(await desk.UpdateDealAsync("""{"nextStep":"Then"}""", "D-2"));
    }

    [Theory]
    [InlineData("scout")]
    [InlineData(" SCOUT ")]
    [InlineData("u7")]
    [InlineData("deputy")]
    public async Task R11_neither_an_agent_nor_whom_it_acted_for_promotes(string somebody)
    {
        await WeekAsync(applied: 4);

        Assert.Equal(
            $"\"{somebody}\" is an agent, proposed for the field, or is whom an agent proposed for; somebody else has to decide.", (await PromoteAsync(person: somebody)).Why);
        Assert.IsType<GateResult.Rehearsed>(await ProposeAsync("Now"));
    }

    [Fact]
    public async Task R11_who_proposed_long_ago_does_not_promote_either()
    {
        await desk.CallAsync("crm_update_deal", """{"dealId":"D-3","changes":{"nextStep":"Visit"}}""", agent: "rover");
        await desk.CompareAsync(TimeSpan.FromDays(40));
        await WeekAsync(applied: 4);

        Assert.Equal("\"rover\" is an agent, proposed for the field, or is whom an agent proposed for; somebody else has to decide.", (await PromoteAsync(person: "rover")).Why);
        Assert.True((await PromoteAsync()).IsTaken);
    }

    [Theory]
    [InlineData(" ", "crm.deal", "nextStep", "olga", "It is right.")]
    [InlineData("acme", "", "nextStep", "olga", "It is right.")]
    [InlineData("acme", "crm.deal", " ", "olga", "It is right.")]
    [InlineData("acme", "crm.deal", "nextStep", "", "It is right.")]
    [InlineData("acme", "crm.deal", "nextStep", "olga", "\t")]
    public async Task R11_neither_a_promotion_nor_its_end_leaves_anything_empty(string tenant, string resource, string field, string person, string reason)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => desk.Shadow.PromoteAsync(tenant, resource, field, person, reason));
        await Assert.ThrowsAsync<ArgumentException>(() => desk.Shadow.DemoteAsync(tenant, resource, field, person, reason));
    }

    [Theory]
    [InlineData("crm.deal", "stage")]
    [InlineData("crm.deal", "*")]
    [InlineData("crm.deal", "amount")]
    [InlineData("crm.lead", "note")]
    [InlineData("crm.nothing", "nextStep")]
    public async Task R11_what_the_policy_does_not_have_in_shadow_cannot_be_promoted(string resource, string field)
    {
        await WeekAsync(applied: 4);
        Assert.Equal($"{resource}.{field} is no field that the policy has in shadow (ShadowFields).", (await desk.Shadow.PromoteAsync("acme", resource, field, "olga", "why not")).Why);
    }

    [Fact]
    public async Task R11_of_two_who_promote_at_once_one_does()
    {
        await WeekAsync(applied: 4);
        ApprovalAnswer[] answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => PromoteAsync())));

        Assert.Single(answers, answer => answer.IsTaken);
        Assert.Equal("crm.deal.nextStep is out of shadow already.", (await PromoteAsync()).Why);
    }

    [Fact]
    public async Task R11_a_demoted_field_is_back_in_shadow_and_is_promoted_again_only_on_what_came_since()
    {
        await WeekAsync(applied: 4);
        await PromoteAsync();
        Intent card = await desk.Gate.IntentAsync((await desk.UpdateDealAsync("""{"nextStep":"Now","stage":"Won"}""", "D-3", shadow: false)).IntentId!);
        await desk.Gate.Gate.Approvals.ApproveAsync("acme", card.Id, card.Digest!, "olga");

        Assert.True((await desk.Shadow.DemoteAsync("acme", "crm.deal", "nextStep", "olga", "It went wrong.")).IsTaken);

        Assert.IsType<GateResult.Stale>(await desk.Gate.Gate.ExecuteApprovedAsync("acme", card.Id));
        Assert.Empty(desk.Gate.Crm.Effects);
        Assert.IsType<GateResult.Rehearsed>(await ProposeAsync("Then", "D-2"));
        Assert.Equal("0 of its proposals were judged by what people did, and 4 is the least (ShadowMinimum).", (await PromoteAsync()).Why);
        Assert.Equal("crm.deal.nextStep was not promoted.", (await desk.Shadow.DemoteAsync("acme", "crm.deal", "nextStep", "olga", "again")).Why);

        await WeekAsync(applied: 4);
        Assert.True((await PromoteAsync()).IsTaken);
        Assert.Equal(
            ["field_promoted", "field_demoted", "field_promotion_refused", "field_promoted"],
            (await desk.Gate.ActionsAsync()).Where(action => action.StartsWith("field", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task R11_when_the_store_cannot_tell_what_was_promoted_nothing_is_written()
    {
        await WeekAsync(applied: 4);
        await PromoteAsync();
        desk.Forge($"UPDATE intents SET field = NULL WHERE state = {(int)IntentState.Promoted}");
        Assert.IsType<GateResult.Rehearsed>(await ProposeAsync("Now"));

        desk.Forge("ALTER TABLE intents RENAME COLUMN verdict TO gone");
        Assert.IsType<GateResult.Failed>(await ProposeAsync("Now"));
        Assert.Empty(desk.Gate.Crm.Effects);
    }

    private Task<GateResult> ProposeAsync(string nextStep, string dealId = "D-1") => desk.UpdateDealAsync($$"""{"nextStep":"{{nextStep}}"}""", dealId, shadow: false);

    private Task<ApprovalAnswer> PromoteAsync(string field = "nextStep", string person = "olga")
        => desk.Shadow.PromoteAsync("acme", "crm.deal", field, person, "It is right.");

    /// <summary>An agent proposes, people do as they like, and a week later it is compared.</summary>
    private async Task WeekAsync(int applied = 0, int different = 0, int unchanged = 0)
    {
        for (int i = 0; i < applied + different + unchanged; i++)
        {
            string id = $"W-{desk.Gate.Time.GetUtcNow().Ticks}-{i}";
            desk.Gate.Crm.Put(new Deal { Id = id, NextStep = "Before", Version = "v1" });
            await ProposeAsync("Proposed", id);
            string became = i < applied ? "Proposed" : i < applied + different ? "Other" : "Before";
            desk.Gate.Crm.Put(new Deal { Id = id, NextStep = became, Version = "v2" });
        }

        await desk.CompareAsync();
    }
}
