namespace WriteGate.EndToEnd.Tests.Crm;

public sealed class LockTests
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task R10_nothing_is_written_while_one_lock_is_closed(bool isLive, bool apply)
    {
        using CrmFolder folder = new();
        string[] arguments = ["run", "08-friday-night", "--data", folder.Path, .. apply ? ["--apply"] : Array.Empty<string>()];
        await CrmProgram.RunAsync(folder, "pending");
        string before = folder.CrmRows();

        CrmExit run = await CrmProgram.StartAsync(isLive, arguments);

        Assert.True(run.Code == 0, run.Output + run.Error);
        Assert.Equal(before, folder.CrmRows());
        Assert.Contains("REHEARSAL: nothing is written", run.Output, StringComparison.Ordinal);
        Assert.Equal(4, run.Count("rehearsed"));
        Assert.Equal(0, run.Count("applied"));
    }

    [Theory]
    [InlineData("01")]
    [InlineData("02")]
    [InlineData("03")]
    [InlineData("04")]
    [InlineData("05")]
    [InlineData("06")]
    [InlineData("07")]
    public async Task R10_a_rehearsal_of_any_transcript_changes_no_row_and_leaves_no_card(string transcript)
    {
        using CrmFolder folder = new();
        await CrmProgram.RunAsync(folder, "pending");
        string before = folder.CrmRows();

        CrmExit run = await CrmProgram.RunAsync(folder, "run", transcript);

        Assert.True(run.Code == 0, run.Output + run.Error);
        Assert.Equal(before, folder.CrmRows());
        Assert.Equal(0, run.Count("pending"));
        Assert.Contains("nothing waits", (await CrmProgram.RunAsync(folder, "pending")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R12_a_rehearsal_of_the_program_never_blocks_its_live_write()
    {
        using CrmFolder folder = new();
        await CrmProgram.RunAsync(folder, "run", "07");

        CrmExit live = await CrmProgram.RunLiveAsync(folder, "run", "07", "--apply");

        Assert.Equal(1, live.Count("applied"));
        Assert.Equal("Send a price for 40 trucks", folder.CrmText("select next_step from deals where id = 'D-2'"));
    }
}
