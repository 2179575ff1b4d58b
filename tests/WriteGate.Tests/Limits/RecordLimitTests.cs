using WriteGate.Intents;
using WriteGate.Tests.Gate;

namespace WriteGate.Tests.Limits;

/// <summary>How many records a run writes to without a person: counted by the gate, whatever the agent calls and says.</summary>
public sealed class RecordLimitTests
{
    private const string Two = """{"items":[{"dealId":"D-1","changes":{"nextStep":"Visit"}},{"dealId":"D-2","changes":{"nextStep":"Visit"}}]}""";

    [Fact]
    public async Task R4_the_record_after_the_last_allowed_one_waits_for_a_person_who_is_offered_to_take_the_others_back()
    {
        await using GateHarness gate = Limited(2);
        Assert.IsType<GateResult.Applied>(await gate.UpdateAsync("Visit", "D-1"));
        Assert.IsType<GateResult.Applied>(await gate.UpdateAsync("Visit", "D-2"));

        GateResult.PendingApproval pending = Assert.IsType<GateResult.PendingApproval>(await gate.UpdateAsync("Visit", "D-3"));

        Assert.Equal(["patch D-1", "patch D-2"], gate.Crm.Effects);
        Assert.Contains("has written to 2 records of crm.deal", pending.Why, StringComparison.Ordinal);
        Assert.Contains($"Rollbacks.RunAsync(\"acme\", \"{gate.Run.Id}\"", (await gate.IntentAsync(pending.IntentId!)).Reason, StringComparison.Ordinal);
        Assert.All(await gate.Gate.Rollbacks.RunAsync("acme", gate.Run.Id, "olga"), report => Assert.Equal(RollbackOutcome.RolledBack, report.Outcome));
        Assert.Equal(("Call", "Mail"), (gate.Crm.Find("D-1")!.NextStep, gate.Crm.Find("D-2")!.NextStep));
    }

    [Fact]
    public async Task R4_a_record_that_was_counted_is_written_to_again()
    {
        await using GateHarness gate = Limited(1);
        Assert.IsType<GateResult.Applied>(await gate.CallAsync("crm_update_contact", """{"contactId":7,"changes":{"phone":"1"}}"""));
        Assert.IsType<GateResult.Applied>(await gate.CallAsync("crm_update_contact", """{"contactId":7,"changes":{"phone":"2"}}"""));
    }

    [Fact]
    public async Task R18_the_limit_belongs_to_the_record_and_another_tool_does_not_start_a_new_count()
    {
        await using GateHarness gate = Limited(1);
        await gate.UpdateAsync("Visit", "D-1");

        GateResult other = await gate.CallAsync("crm_update_deals", """{"items":[{"dealId":"D-2","changes":{"nextStep":"Visit"}}]}""");

        Assert.IsType<GateResult.PendingApproval>(other);
        Assert.IsType<GateResult.Applied>(await gate.CallAsync("crm_update_contact", """{"contactId":7,"changes":{"phone":"1"}}"""));
        Assert.Equal(["patch D-1", "contact 7"], gate.Crm.Effects);
    }

    [Fact]
    public async Task R18_what_was_written_with_another_tool_counts_towards_the_limit_of_a_tool()
    {
        await using GateHarness gate = GateHarness.With(("Resources:crm_update_deal:RequireApprovalOver", "1"));
        Assert.IsType<GateResult.Applied>(await gate.CallAsync("crm_update_deals", Two));
        Assert.IsType<GateResult.PendingApproval>(await gate.UpdateAsync("Visit", "D-3"));
    }

    [Fact]
    public async Task R4_the_limit_holds_for_a_run_also_after_a_restart_and_anew_for_the_next_one()
    {
        await using GateHarness gate = Limited(1);
        await gate.UpdateAsync("Visit", "D-1");
        await gate.RestartAsync();
        Assert.IsType<GateResult.PendingApproval>(await gate.UpdateAsync("Visit", "D-2"));

        await using GateRun next = gate.OpenRun();
        Assert.IsType<GateResult.Applied>(await next.CallAsync("crm_update_deal", """{"dealId":"D-3","changes":{"nextStep":"Visit"}}"""u8.ToArray()));
    }

    [Fact]
    public async Task R4_a_run_of_another_tenant_with_the_same_identifier_is_another_count()
    {
        await using GateHarness gate = Limited(1);
        await gate.UpdateAsync("Visit", "D-1");
        await using GateRun other = gate.OpenRun(runId: gate.Run.Id, tenant: "globex");
        Assert.IsType<GateResult.Applied>(await other.CallAsync("crm_update_deal", """{"dealId":"D-2","changes":{"nextStep":"Visit"}}"""u8.ToArray()));
    }

    [Fact]
    public async Task R4_a_batch_over_the_limit_writes_nothing_and_waits_with_the_whole_difference()
    {
        await using GateHarness gate = Limited(1);

        GateResult.PendingApproval pending = Assert.IsType<GateResult.PendingApproval>(await gate.CallAsync("crm_update_deals", Two));

        Assert.Empty(gate.Crm.Effects);
        Assert.Equal("""{"D-1":{"nextStep":"Visit"},"D-2":{"nextStep":"Visit"}}"""u8.ToArray(), pending.After.ToArray());
        Assert.Contains("2 records of crm.deal, and 1 is the most", pending.Why, StringComparison.Ordinal);
        Assert.Equal(["pending"], await gate.ActionsAsync());
        await gate.Gate.Approvals.ApproveAsync("acme", pending.IntentId!, pending.Digest, "olga");
        Assert.IsType<GateResult.Applied>(await gate.Gate.ExecuteApprovedAsync("acme", pending.IntentId!));
        Assert.Equal(["patch D-1", "patch D-2"], gate.Crm.Effects);
    }

    [Fact]
    public async Task R4_only_the_items_of_a_batch_that_change_something_count()
    {
        await using GateHarness gate = Limited(1);
        GateResult result = await gate.CallAsync("crm_update_deals", """{"items":[{"dealId":"D-1","changes":{"nextStep":"Call"}},{"dealId":"D-2","changes":{"nextStep":"Visit"}}]}""");
        Assert.IsType<GateResult.Applied>(result);
    }

    [Fact]
    public async Task R4_what_a_person_approved_is_carried_out_over_the_limit_and_counts()
    {
        await using GateHarness gate = Limited(2);
        GateResult.PendingApproval reviewed = Assert.IsType<GateResult.PendingApproval>(await gate.CallAsync("crm_update_deal", """{"dealId":"D-1","changes":{"stage":"Won"}}"""));
        await gate.UpdateAsync("Visit", "D-2");
        await gate.Gate.Approvals.ApproveAsync("acme", reviewed.IntentId!, reviewed.Digest, "olga");
        Assert.IsType<GateResult.Applied>(await gate.Gate.ExecuteApprovedAsync("acme", reviewed.IntentId!));

        GateResult.PendingApproval third = Assert.IsType<GateResult.PendingApproval>(await gate.UpdateAsync("Visit", "D-3"));

        await gate.Gate.Approvals.ApproveAsync("acme", third.IntentId!, third.Digest, "olga");
        Assert.IsType<GateResult.Applied>(await gate.Gate.ExecuteApprovedAsync("acme", third.IntentId!));
    }

    [Fact]
    public async Task R4_every_create_makes_another_record()
    {
        await using GateHarness gate = GateHarness.With(("Resources:crm.note:RequireApprovalOver", "2"));
        Assert.IsType<GateResult.Applied>(await gate.CallAsync("crm_create_note", """{"text":"a"}"""));
        Assert.IsType<GateResult.Applied>(await gate.CallAsync("crm_create_note", """{"text":"b"}"""));
        Assert.IsType<GateResult.PendingApproval>(await gate.CallAsync("crm_create_note", """{"text":"c"}"""));
        Assert.Equal(2, gate.Crm.Notes.Count);
    }

    [Fact]
    public async Task R4_a_write_that_failed_counts_because_it_was_begun()
    {
        await using GateHarness gate = Limited(1);
        gate.Crm.BeforeEffect = _ => throw new WriteRefusedException("closed");
        Assert.IsType<GateResult.Failed>(await gate.UpdateAsync("Visit", "D-1"));
        gate.Crm.BeforeEffect = null;
        Assert.IsType<GateResult.PendingApproval>(await gate.UpdateAsync("Visit", "D-2"));
    }

    [Fact]
    public async Task R4_what_writes_nothing_counts_nothing()
    {
        await using GateHarness gate = Limited(1);
        Assert.IsType<GateResult.NoChange>(await gate.UpdateAsync("Call", "D-1"));
        Assert.IsType<GateResult.PendingApproval>(await gate.CallAsync("crm_update_deal", """{"dealId":"D-3","changes":{"stage":"Won"}}"""));
        gate.Options.LiveWrites = false;
        Assert.IsType<GateResult.Rehearsed>(await gate.CallAsync("crm_update_deals", Two));
        gate.Options.LiveWrites = true;
        Assert.IsType<GateResult.Applied>(await gate.UpdateAsync("Visit", "D-2"));
        Assert.IsType<GateResult.Replayed>(await gate.UpdateAsync("Visit", "D-2"));
    }

    [Fact]
    public async Task R4_where_the_policy_says_nothing_a_hundred_records_are_the_most()
    {
        await using GateHarness gate = new();
        for (int i = 0; i < ResourceOptions.UsualRecords; i++)
        {
            gate.Crm.Put(new Deal { Id = $"X-{i}", Version = "v1" });
            Assert.IsType<GateResult.Applied>(await gate.UpdateAsync("Visit", $"X-{i}"));
        }

        Assert.IsType<GateResult.PendingApproval>(await gate.UpdateAsync("Visit", "D-1"));
        Assert.Equal(100, gate.Crm.Effects.Count);
    }

    [Fact]
    public async Task R4_with_a_limit_of_none_every_write_waits()
    {
        await using GateHarness gate = Limited(0);
        Assert.IsType<GateResult.PendingApproval>(await gate.UpdateAsync("Visit"));
        Assert.Empty(gate.Crm.Effects);
    }

    [Fact]
    public async Task R4_of_64_callers_at_once_no_more_write_than_the_limit_allows()
    {
        await using GateHarness gate = Limited(10);
        for (int i = 0; i < 9; i++)
        {
            await gate.CallAsync("crm_create_note", $$"""{"text":"before {{i}}"}""");
        }

        GateResult[] results = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Task.Run(() => gate.CallAsync("crm_create_note", $$"""{"text":"note {{i}}"}"""))));

        Assert.Single(results, result => result is GateResult.Applied);
        Assert.Equal(63, results.Count(result => result is GateResult.PendingApproval));
        Assert.Equal(10, gate.Crm.Notes.Count);
    }

    [Fact]
    public async Task R4_limits_and_budgets_cost_no_commit_on_the_way_of_a_write()
    {
        await using GateHarness gate = GateHarness.With(("Agents:scout:TokensPerDay", "100000"), ("Agents:scout:WritesPerDay", "100"), ("Agents:scout:WritesPerMinute", "100"));
        await gate.Gate.StartAsync();
        gate.Run.ReportTokens(100);
        long before = gate.Commits;
        Assert.IsType<GateResult.Applied>(await gate.UpdateAsync("Visit"));
        Assert.Equal(2, gate.Commits - before);

        gate.Set("Defaults:RequireApprovalOver", "1");
        before = gate.Commits;
        Assert.IsType<GateResult.PendingApproval>(await gate.UpdateAsync("Visit", "D-2"));
        Assert.Equal(1, gate.Commits - before);
    }

    private static GateHarness Limited(int records) => GateHarness.With(("Defaults:RequireApprovalOver", $"{records}"));
}
