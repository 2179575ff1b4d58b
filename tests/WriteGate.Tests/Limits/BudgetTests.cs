using WriteGate.Journal;
using WriteGate.Telemetry;
using WriteGate.Tests.Gate;

namespace WriteGate.Tests.Limits;

/// <summary>What an agent may use up in a day and a minute, of the store's clock.</summary>
public sealed class BudgetTests
{
    [Fact]
    public async Task R20_an_agent_is_stopped_at_80_percent_of_its_writes_a_day_and_goes_on_the_next_day()
    {
        await using GateHarness gate = GateHarness.With(("Agents:scout:WritesPerDay", "10"));
        await WriteAsync(gate, 8);

        GateResult.Denied denied = Assert.IsType<GateResult.Denied>(await gate.UpdateAsync("Visit"));

        Assert.Contains("has used 8 of 10 writes a day and is stopped at 8 (WriteGate:Agents:scout:WritesPerDay", denied.Why, StringComparison.Ordinal);
        Assert.Equal(8, gate.Crm.Effects.Count);
        JournalRow last = (await gate.JournalAsync())[^1];
        Assert.Equal(("denied", "D-1", denied.Message), (last.Entry.Action, last.Entry.RecordId, last.Entry.Reason));
        gate.Time.Advance(TimeSpan.FromHours(15)); // It was 09:00.
        Assert.IsType<GateResult.Applied>(await gate.UpdateAsync("Visit"));
    }

    [Fact]
    public async Task R20_somebody_is_told_once_before_the_stop_and_once_at_it()
    {
        await using GateHarness gate = GateHarness.With(("Agents:scout:WritesPerDay", "10"), ("Agents:scout:StopAt", "1"));
        await WriteAsync(gate, 7);
        Assert.Empty(gate.Alerts);
        await WriteAsync(gate, 3);
        await gate.RestartAsync();
        Assert.IsType<GateResult.Denied>(await gate.UpdateAsync("a"));
        await gate.RestartAsync();
        Assert.IsType<GateResult.Denied>(await gate.UpdateAsync("b"));

        Assert.Equal(["budget_low", "budget_stop"], gate.Alerts.Select(alert => alert.Kind));
        Assert.Contains("has used 8 of 10 writes a day", gate.Alerts[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R20_the_rate_of_a_minute_ends_with_it()
    {
        await using GateHarness gate = GateHarness.With(("Agents:scout:WritesPerMinute", "5"));
        await WriteAsync(gate, 4);
        Assert.Contains("next minute", Assert.IsType<GateResult.Denied>(await gate.UpdateAsync("Visit")).Why, StringComparison.Ordinal);
        gate.Time.Advance(TimeSpan.FromSeconds(59));
        Assert.IsType<GateResult.Denied>(await gate.UpdateAsync("Visit"));
        gate.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.IsType<GateResult.Applied>(await gate.UpdateAsync("Visit"));
    }

    [Fact]
    public async Task R20_tokens_are_counted_with_the_next_write_and_stop_the_one_after_too_many()
    {
        await using GateHarness gate = GateHarness.With(("Agents:scout:TokensPerDay", "1000"));
        gate.Run.ReportTokens(800);
        Assert.IsType<GateResult.Applied>(await gate.UpdateAsync("Visit"));
        gate.Run.ReportTokens(1);

        GateResult.Denied denied = Assert.IsType<GateResult.Denied>(await gate.UpdateAsync("Visit", "D-2"));

        Assert.Contains("tokens a day and is stopped at 800 (WriteGate:Agents:scout:TokensPerDay", denied.Why, StringComparison.Ordinal);
        Assert.Equal(["budget_low", "budget_stop"], gate.Alerts.Select(alert => alert.Kind));
        // Used is used: what is over the budget stays over it, also for another run and after a restart.
        await gate.RestartAsync();
        await using GateRun other = gate.OpenRun();
        Assert.IsType<GateResult.Denied>(await other.CallAsync("crm_update_deal", """{"dealId":"D-2","changes":{"nextStep":"Visit"}}"""u8.ToArray()));
    }

    [Fact]
    public async Task R20_tokens_over_the_budget_stop_what_would_be_proposed_as_well()
    {
        await using GateHarness gate = GateHarness.With(("Agents:scout:TokensPerDay", "1000"));
        gate.Run.ReportTokens(1001);
        Assert.IsType<GateResult.Denied>(await gate.CallAsync("crm_call_lead", """{"leadId":"L-1"}"""));
        Assert.Empty(await gate.Gate.Approvals.ListAsync("acme"));
    }

    [Fact]
    public async Task R20_tokens_that_no_write_took_along_are_counted_when_the_run_ends()
    {
        await using GateHarness gate = GateHarness.With(("Agents:scout:TokensPerDay", "1000"));
        gate.Run.ReportTokens(900);
        await gate.CallAsync("crm_get_deal", """{"dealId":"D-1"}""");
        Assert.Equal(900, (await gate.Run.CloseAsync()).Tokens);
        await gate.Run.DisposeAsync();

        Assert.Equal(["tokens"], await gate.ActionsAsync());
        await using GateRun next = gate.OpenRun();
        Assert.IsType<GateResult.Denied>(await next.CallAsync("crm_update_deal", """{"dealId":"D-2","changes":{"nextStep":"Visit"}}"""u8.ToArray()));
    }

    [Fact]
    public async Task R20_the_items_of_a_batch_are_writes_and_a_batch_over_the_budget_writes_none()
    {
        await using GateHarness gate = GateHarness.With(("Agents:scout:WritesPerDay", "3"), ("Agents:scout:StopAt", "1"));
        await WriteAsync(gate, 2);

        GateResult batch = await gate.CallAsync("crm_update_deals", """{"items":[{"dealId":"D-1","changes":{"nextStep":"Visit"}},{"dealId":"D-2","changes":{"nextStep":"Visit"}}]}""");

        Assert.IsType<GateResult.Denied>(batch);
        Assert.Equal(2, gate.Crm.Effects.Count);
        await WriteAsync(gate, 1);
    }

    [Fact]
    public async Task R20_a_budget_is_of_one_agent_however_its_name_is_written_and_of_one_tenant()
    {
        await using GateHarness gate = GateHarness.With(("Agents:Scout:WritesPerDay", "1"));
        byte[] arguments = """{"dealId":"D-1","changes":{"nextStep":"Visit"}}"""u8.ToArray();
        await WriteAsync(gate, 1);
        await using GateRun loud = gate.OpenRun(agent: "SCOUT");
        Assert.IsType<GateResult.Denied>(await loud.CallAsync("crm_update_deal", arguments));
        await using GateRun elsewhere = gate.OpenRun(tenant: "globex");
        Assert.IsType<GateResult.Applied>(await elsewhere.CallAsync("crm_update_deal", arguments));
        await using GateRun other = gate.OpenRun(agent: "clerk");
        Assert.IsType<GateResult.Applied>(await other.CallAsync("crm_update_deal", """{"dealId":"D-2","changes":{"nextStep":"Visit"}}"""u8.ToArray()));
    }

    [Fact]
    public async Task R20_a_budget_of_nothing_writes_nothing()
    {
        await using GateHarness gate = GateHarness.With(("Agents:scout:WritesPerDay", "0"));
        Assert.IsType<GateResult.Denied>(await gate.UpdateAsync("Visit"));
        Assert.Empty(gate.Crm.Effects);
    }

    [Fact]
    public async Task R20_each_attempt_under_one_key_is_a_write()
    {
        await using GateHarness gate = GateHarness.With(("Agents:scout:WritesPerDay", "1"), ("Agents:scout:StopAt", "1"));
        int tries = 0;
        gate.Crm.BeforeEffect = _ => throw new WriteNotBegunException($"busy {tries++}");
        gate.Options.MaxAttempts = 1;
        Assert.IsType<GateResult.Failed>(await gate.UpdateAsync("Visit"));
        gate.Options.MaxAttempts = 2;
        Assert.IsType<GateResult.Denied>(await gate.UpdateAsync("Visit"));
        Assert.Equal(1, tries);
    }

    [Fact]
    public async Task R20_what_a_person_approved_counts_towards_no_budget()
    {
        await using GateHarness gate = GateHarness.With(("Agents:scout:WritesPerDay", "1"));
        GateResult.PendingApproval pending = Assert.IsType<GateResult.PendingApproval>(await gate.CallAsync("crm_call_lead", """{"leadId":"L-1"}"""));
        await gate.Gate.Approvals.ApproveAsync("acme", pending.IntentId!, pending.Digest, "olga");
        Assert.IsType<GateResult.Applied>(await gate.Gate.ExecuteApprovedAsync("acme", pending.IntentId!));
        await WriteAsync(gate, 1);
    }

    [Fact]
    public async Task R20_a_budget_can_be_changed_while_the_gate_runs()
    {
        await using GateHarness gate = GateHarness.With(("Agents:scout:WritesPerDay", "1"));
        await WriteAsync(gate, 1);
        Assert.IsType<GateResult.Denied>(await gate.UpdateAsync("Visit"));
        gate.Set("Agents:scout:WritesPerDay", "10");
        Assert.IsType<GateResult.Applied>(await gate.UpdateAsync("Visit"));
    }

    [Fact]
    public async Task R20_of_64_callers_at_once_no_more_write_than_the_budget_allows()
    {
        await using GateHarness gate = GateHarness.With(("Agents:scout:WritesPerDay", "10"), ("Agents:scout:StopAt", "1"));
        await WriteAsync(gate, 9);

        GateResult[] results = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Task.Run(() => gate.CallAsync("crm_create_note", $$"""{"text":"note {{i}}"}"""))));

        Assert.Single(results, result => result is GateResult.Applied);
        Assert.Equal(63, results.Count(result => result is GateResult.Denied));
        Assert.Single(gate.Alerts, alert => alert.Kind == "budget_stop");
    }

    [Fact]
    public async Task R20_tokens_cannot_be_taken_back()
    {
        await using GateHarness gate = new();
        Assert.Throws<ArgumentOutOfRangeException>(() => gate.Run.ReportTokens(-1));
    }

    private static async Task WriteAsync(GateHarness gate, int writes)
    {
        for (int i = 0; i < writes; i++)
        {
            Assert.IsType<GateResult.Applied>(await gate.CallAsync("crm_create_note", $$"""{"text":"{{Guid.NewGuid():N}}"}"""));
        }
    }
}
