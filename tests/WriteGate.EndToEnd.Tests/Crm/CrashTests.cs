namespace WriteGate.EndToEnd.Tests.Crm;

public sealed class CrashTests
{
    [Theory]
    [InlineData("claimed", "applied")]
    [InlineData("written", "replayed")]
    [InlineData("settled", "replayed")]
    public async Task R6_a_crash_at_any_step_leaves_exactly_one_write_after_the_restart(string step, string outcome)
    {
        using CrmFolder folder = new();

        CrmExit crashed = await CrmProgram.RunLiveAsync(folder, "run", "07-crash", "--apply", "--crash-at", step);
        CrmExit restarted = await CrmProgram.RunLiveAsync(folder, "run", "07-crash", "--apply");

        Assert.NotEqual(0, crashed.Code);
        Assert.DoesNotContain("summary:", crashed.Output, StringComparison.Ordinal);
        Assert.True(restarted.Code == 0, restarted.Output + restarted.Error);
        Assert.True(restarted.Count(outcome) == 1, restarted.Output);
        // The CRM counts the version up with every write, so one write is one version.
        Assert.Equal(2, folder.CrmNumber("select version from deals where id = 'D-2'"));
        Assert.Equal("Send a price for 40 trucks", folder.CrmText("select next_step from deals where id = 'D-2'"));
    }

    [Theory]
    [InlineData("claimed", "quarantined", 0)]
    [InlineData("written", "replayed", 1)]
    [InlineData("settled", "replayed", 1)]
    public async Task R6_a_call_is_never_logged_twice_and_one_that_nobody_can_prove_goes_to_a_person(string step, string outcome, int calls)
    {
        using CrmFolder folder = new();
        string transcript = folder.Write("log.json", """
            {
              "title": "One call", "incident": "It is logged twice.", "run": { "workflow": "deal-hygiene", "agent": "scout" },
              "steps": [ { "tool": "crm_log_call", "arguments": { "dealId": "D-2", "startedAt": "2026-10-12T09:30:00Z", "summary": "They agreed." } } ]
            }
            """);

        CrmExit crashed = await CrmProgram.RunLiveAsync(folder, "run", transcript, "--apply", "--crash-at", step);
        CrmExit restarted = await CrmProgram.RunLiveAsync(folder, "run", transcript, "--apply");

        Assert.NotEqual(0, crashed.Code);
        Assert.True(restarted.Count(outcome) == 1, restarted.Output + restarted.Error);
        Assert.Equal(calls, folder.CrmNumber("select count(*) from calls"));
    }

    [Theory]
    [InlineData("claimed")]
    [InlineData("written")]
    [InlineData("settled")]
    public async Task R6_a_batch_that_was_cut_off_is_finished_and_no_deal_is_written_twice(string step)
    {
        using CrmFolder folder = new();

        CrmExit crashed = await CrmProgram.RunLiveAsync(folder, "run", "08", "--apply", "--crash-at", step);
        CrmExit restarted = await CrmProgram.RunLiveAsync(folder, "run", "08", "--apply");

        Assert.NotEqual(0, crashed.Code);
        Assert.True(restarted.Count("replayed") == 1, restarted.Output + restarted.Error);
        Assert.Equal(4, folder.CrmNumber("select count(*) from deals where id <= 'D-4' and version = 2 and lead_score is null"));
    }

    [Fact]
    public async Task R6_a_crash_before_the_claim_leaves_nothing_behind()
    {
        using CrmFolder folder = new();

        await CrmProgram.RunLiveAsync(folder, "run", "07-crash", "--apply", "--crash-at", "decided");
        CrmExit restarted = await CrmProgram.RunLiveAsync(folder, "run", "07-crash", "--apply");

        Assert.Equal(1, restarted.Count("applied"));
        Assert.Equal(2, folder.CrmNumber("select version from deals where id = 'D-2'"));
    }
}
