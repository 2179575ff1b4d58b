namespace WriteGate.EndToEnd.Tests.Crm;

public sealed class CommandTests
{
    [Theory]
    [InlineData("There is no transcript", "run", "nonsense")]
    [InlineData("crm.deal/D-1", "log", "--record", "D-1")]
    [InlineData("Play a transcript first", "log")]
    [InlineData("Play a transcript first", "verify")]
    [InlineData("There is no proposal", "approve", "nonsense")]
    [InlineData("There is no write and no run", "rollback", "nonsense")]
    [InlineData("--reason", "deny", "nonsense")]
    [InlineData("claimed", "run", "07", "--crash-at", "somewhere")]
    [InlineData("openai", "schemas", "--dialect", "klingon")]
    [InlineData("nonsense", "nonsense")]
    public async Task Bad_usage_says_what_to_do_and_fails(string expected, params string[] arguments)
    {
        using CrmFolder folder = new();

        CrmExit exit = await CrmProgram.RunAsync(folder, arguments);

        Assert.NotEqual(0, exit.Code);
        Assert.Contains(expected, exit.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", exit.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_approved_stage_is_written_once_and_can_be_taken_back()
    {
        using CrmFolder folder = new();
        CrmExit run = await CrmProgram.RunLiveAsync(folder, "run", "04-stage", "--apply");
        string intent = run.After("crm.deal/D-3; approve ");

        CrmExit approved = await CrmProgram.RunLiveAsync(folder, "approve", intent);
        string stage = folder.CrmText("select stage from deals where id = 'D-3'");
        CrmExit takenBack = await CrmProgram.RunLiveAsync(folder, "rollback", intent);

        Assert.True(approved.Code == 0, approved.Output + approved.Error);
        Assert.Equal("Won", stage);
        Assert.True(takenBack.Code == 0, takenBack.Output + takenBack.Error);
        Assert.Equal("Proposal", folder.CrmText("select stage from deals where id = 'D-3'"));
    }

    [Fact]
    public async Task What_was_approved_behind_a_closed_lock_waits_for_it_to_open()
    {
        using CrmFolder folder = new();
        CrmExit run = await CrmProgram.RunLiveAsync(folder, "run", "05", "--apply");
        string intent = run.After("crm.lead/L-1; approve ");

        CrmExit closed = await CrmProgram.RunAsync(folder, "approve", intent);
        long before = folder.CrmNumber("select count(*) from dials");
        CrmExit open = await CrmProgram.RunLiveAsync(folder, "approve", intent);

        Assert.Equal(1, closed.Code);
        Assert.Equal(0, before);
        Assert.True(open.Code == 0, open.Output + open.Error);
        Assert.Equal(1, folder.CrmNumber("select count(*) from dials"));
    }

    [Fact]
    public async Task The_agent_and_its_user_cannot_approve_what_the_agent_proposed()
    {
        using CrmFolder folder = new();
        CrmExit run = await CrmProgram.RunLiveAsync(folder, "run", "05", "--apply");
        string intent = run.After("crm.lead/L-1; approve ");

        CrmExit agent = await CrmProgram.RunLiveAsync(folder, "approve", intent, "--as", "caller");
        CrmExit user = await CrmProgram.RunLiveAsync(folder, "approve", intent, "--as", "u7");

        Assert.NotEqual(0, agent.Code);
        Assert.NotEqual(0, user.Code);
        Assert.Equal(0, folder.CrmNumber("select count(*) from dials"));
    }

    [Fact]
    public async Task A_denied_call_stays_denied_and_the_journal_says_by_whom()
    {
        using CrmFolder folder = new();
        CrmExit run = await CrmProgram.RunLiveAsync(folder, "run", "05", "--apply");
        CrmExit denied = await CrmProgram.RunLiveAsync(folder, "deny", run.After("crm.lead/L-2; approve "), "--reason", "Asked not to be called.", "--as", "maria");

        CrmExit again = await CrmProgram.RunLiveAsync(folder, "run", "06", "--apply");
        CrmExit log = await CrmProgram.RunAsync(folder, "log", "--record", "crm.lead/L-2");
        CrmExit verified = await CrmProgram.RunAsync(folder, "verify");

        Assert.True(denied.Code == 0, denied.Output + denied.Error);
        Assert.True(again.Count("denied") == 1, again.Output);
        Assert.Contains("denied by maria", log.Output, StringComparison.Ordinal);
        Assert.True(verified.Code == 0, verified.Output + verified.Error);
        Assert.Contains("intact", verified.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_journal_row_that_was_changed_behind_the_gate_is_found()
    {
        using CrmFolder folder = new();
        await CrmProgram.RunLiveAsync(folder, "run", "07", "--apply");
        folder.Tamper("update journal set actor = 'somebody else' where action = 'applied'");

        CrmExit verified = await CrmProgram.RunAsync(folder, "verify");

        Assert.Equal(1, verified.Code);
        Assert.Contains("NOT intact", verified.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_whole_bad_run_is_taken_back_but_for_what_a_person_typed_since()
    {
        using CrmFolder folder = new();
        await CrmProgram.RunAsync(folder, "pending");
        string before = folder.CrmRows();
        CrmExit run = await CrmProgram.RunLiveAsync(folder, "run", "08", "--apply");

        CrmExit takenBack = await CrmProgram.RunLiveAsync(folder, "rollback", run.After("to take the run back: rollback "));
        CrmExit again = await CrmProgram.RunLiveAsync(folder, "rollback", run.After("to take the run back: rollback "));

        Assert.True(takenBack.Code == 1, takenBack.Output + takenBack.Error);
        Assert.Contains("ROLLED BACK", takenBack.Output, StringComparison.Ordinal);
        Assert.Contains("MOVED", takenBack.Output, StringComparison.Ordinal);
        Assert.Equal(ButForD5(before), ButForD5(folder.CrmRows()));
        Assert.Equal("Present to the school board on 3 December", folder.CrmText("select next_step from deals where id = 'D-5'"));
        Assert.DoesNotContain("ROLLED BACK", again.Output, StringComparison.Ordinal);
    }

    // The version, the last column, counts writes and rollbacks; the rest is as it was.
    private static string[] ButForD5(string rows)
        => [.. rows.Split('\n').Where(row => !row.Contains("D-5", StringComparison.Ordinal))
            .Select(row => row.StartsWith("deals", StringComparison.Ordinal) ? row[..row.LastIndexOf('|')] : row)];
}
