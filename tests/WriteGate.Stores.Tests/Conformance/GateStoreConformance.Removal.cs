using WriteGate.Intents;
using WriteGate.Journal;

namespace WriteGate.Stores.Tests;

public abstract partial class GateStoreConformance
{
    private static readonly Retention LastMonth = new() { Journal = TimeSpan.FromDays(31) };

    [Fact]
    public async Task Whole_months_of_the_journal_are_removed_and_what_is_left_is_verified()
    {
        await WriteMonthsAsync();

        Assert.Equal(6, (await Store.ForgetAsync(LastMonth, default))!.JournalRows);

        Assert.Equal(
            [("long", 4), ("long", 5), ("late", 1), (JournalRemoval.RunId, 1)],
            (await Store.JournalAsync()).Select(row => (row.Entry.RunId, row.RunSequence)));
        JournalVerdict all = await JournalVerifier.VerifyAsync(Store, new());
        Assert.Equal((4, null, "In 2 runs rows from before 2026-04-01 were removed on 2026-05-02 or earlier."), (all.Rows, all.Fault, all.Removed));
        Assert.Equal("Run long begins at row 4: rows from before 2026-04-01 were removed on 2026-05-02 or earlier.", (await VerifyAsync(new() { RunId = "long" })).Removed);
        Assert.Equal("Run ended ended with row 3: rows from before 2026-04-01 were removed on 2026-05-02 or earlier.", (await VerifyAsync(new() { RunId = "ended" })).Removed);
        Assert.Null((await VerifyAsync(new() { RunId = "late" })).Removed);
        Assert.Null((await VerifyAsync(new() { Tenant = "acme" })).Fault);
    }

    [Fact]
    public async Task A_month_that_is_not_wholly_old_enough_stays()
    {
        await WriteMonthsAsync();

        Assert.Equal(0, (await Store.ForgetAsync(new() { Journal = TimeSpan.FromDays(62) }, default))!.JournalRows);

        Assert.Equal(9, (await Store.JournalAsync()).Count);
        Assert.Null((await VerifyAsync(new())).Removed);
    }

    [Fact]
    public async Task What_was_removed_is_not_removed_or_recorded_again_and_later_months_are()
    {
        await WriteMonthsAsync();
        await Store.ForgetAsync(LastMonth, default);
        Assert.Equal(0, (await Store.ForgetAsync(LastMonth, default))!.JournalRows);
        Assert.Equal(4, (await Store.JournalAsync()).Count);

        for (int month = 0; month < 3; month++)
        {
            await AdvanceAsync(TimeSpan.FromDays(31));
            await Store.RecordAsync([Sample.Entry("step", "long")], default);
            await Store.ForgetAsync(LastMonth, default);
            Assert.Null((await VerifyAsync(new())).Fault);
        }

        // The first removal is among what was removed since.
        List<JournalRow> removals = await Store.JournalAsync(new() { RunId = JournalRemoval.RunId });
        Assert.True(removals[0].RunSequence > 1);
        Assert.Null((await VerifyAsync(new() { RunId = "long" })).Fault);
    }

    [Fact]
    public async Task A_run_whose_rows_were_all_removed_goes_on_behind_them()
    {
        List<JournalRow> before = await WriteMonthsAsync();
        await Store.ForgetAsync(LastMonth, default);

        await Store.RecordAsync([Sample.Entry("taken back", "ended")], default);

        JournalRow next = Assert.Single(await Store.JournalAsync(new() { RunId = "ended" }));
        Assert.Equal(4, next.RunSequence);
        Assert.Equal(before.Last(row => row.Entry.RunId == "ended").Hash, next.PreviousHash);
        Assert.Null((await VerifyAsync(new())).Fault);
    }

    [Fact]
    public async Task Heads_that_are_kept_elsewhere_stay_valid_and_still_show_what_was_cut_off_or_rewritten()
    {
        List<JournalRow> before = await WriteMonthsAsync();
        await Store.ForgetAsync(LastMonth, default);
        JournalHead[] heads = [.. before.Select(row => new JournalHead(row.Entry.RunId, row.RunSequence, row.Hash))];
        JournalHead ended = heads.Last(head => head.RunId == "ended");

        Assert.Null((await VerifyAsync(new(), heads)).Fault);
        Assert.Contains("cut off", (await VerifyAsync(new(), ended with { RunSequence = 4 })).Fault, StringComparison.Ordinal);
        Assert.Contains("rewritten", (await VerifyAsync(new(), ended with { Hash = heads[0].Hash })).Fault, StringComparison.Ordinal);
        await ExecuteAsync("DELETE FROM journal WHERE run_id = 'long' AND run_sequence = 5");
        Assert.Contains("cut off", (await VerifyAsync(new(), heads)).Fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DELETE FROM journal WHERE run_id = 'long' AND run_sequence = 4", "of run long: it is number 5 of its run where 4 was expected")]
    [InlineData("DELETE FROM journal WHERE run_id = 'writegate/retention'", "of run long: it is number 4 of its run where 1 was expected")]
    [InlineData("UPDATE journal SET action = 'step' WHERE run_id = 'writegate/retention'", "of run long: it is number 4 of its run where 1 was expected")]
    [InlineData("UPDATE journal SET reason = 'Nothing.' WHERE run_id = 'writegate/retention'", "of run writegate/retention: its hash does not fit")]
    [InlineData("UPDATE journal SET record_id = replace(record_id, '1 ', '2 ') WHERE run_id = 'writegate/retention'", "of run writegate/retention: its hash does not fit")]
    [InlineData("UPDATE journal SET previous_hash = hash WHERE run_id = 'long' AND run_sequence = 4", "of run long: it does not follow the row before it")]
    [InlineData("DELETE FROM journal_anchors WHERE run_id = 'long'", "What is kept of removed rows is not what run writegate/retention says")]
    [InlineData("UPDATE journal_anchors SET run_sequence = 4, hash = (SELECT hash FROM journal WHERE run_id = 'long' AND run_sequence = 4) WHERE run_id = 'long'", "What is kept of removed rows is not what run writegate/retention says")]
    [InlineData("INSERT INTO journal_anchors SELECT 1, run_id, run_sequence, hash FROM journal WHERE run_id = 'late'", "What is kept of removed rows is not what run writegate/retention says")]
    [InlineData("UPDATE journal_anchors SET removal = 2 WHERE run_id = 'long'", "What is kept of removed rows is not what run writegate/retention says")]
    public async Task R13_who_changes_the_journal_after_a_removal_or_what_is_known_of_it_is_found_out(string edit, string fault)
    {
        await WriteMonthsAsync();
        await Store.ForgetAsync(LastMonth, default);

        await ExecuteAsync(edit);

        Assert.Contains(fault, (await VerifyAsync(new())).Fault, StringComparison.Ordinal);
        Assert.False((await VerifyAsync(new() { Tenant = "acme" })).IsIntact);

        // The next removal does not vouch for it, and takes none of the evidence away.
        await AdvanceAsync(TimeSpan.FromDays(31));
        int rows = (await Store.JournalAsync()).Count;
        InvalidOperationException refused = await Assert.ThrowsAsync<InvalidOperationException>(async () => await Store.ForgetAsync(LastMonth, default));
        Assert.Contains(fault, refused.Message, StringComparison.Ordinal);
        Assert.Equal(rows, (await Store.JournalAsync()).Count);
        Assert.Contains(fault, (await VerifyAsync(new())).Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R13_an_anchor_that_was_there_before_its_removal_is_not_taken_over_by_it()
    {
        await WriteMonthsAsync();
        // As an interrupted removal leaves it, or somebody who means to hide the row.
        await ExecuteAsync("INSERT INTO journal_anchors SELECT 1, run_id, run_sequence, hash FROM journal WHERE run_id = 'late'");

        await Store.ForgetAsync(LastMonth, default);
        await Store.RecordAsync([Sample.Entry("step", "late")], default);
        await ExecuteAsync("DELETE FROM journal WHERE run_id = 'late' AND run_sequence = 1");

        Assert.Contains("of run late: it is number 2 of its run where 1 was expected", (await VerifyAsync(new())).Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_else_stands_in_the_run_of_removals_hides_none_of_them()
    {
        await WriteMonthsAsync();
        await Store.ForgetAsync(LastMonth, default);

        await Store.RecordAsync([Sample.Entry("step", JournalRemoval.RunId)], default);

        Assert.Null((await VerifyAsync(new())).Fault);
        await AdvanceAsync(TimeSpan.FromDays(31));
        Assert.True((await Store.ForgetAsync(LastMonth, default))!.JournalRows > 0);
        Assert.Null((await VerifyAsync(new())).Fault);
    }

    [Fact]
    public async Task An_anchor_that_no_removal_tells_of_hides_no_missing_row()
    {
        await WriteMonthsAsync();
        await ExecuteAsync("INSERT INTO journal_anchors SELECT 1, run_id, run_sequence, hash FROM journal WHERE run_id = 'long' AND run_sequence = 3");
        Assert.Null((await VerifyAsync(new())).Fault);

        await ExecuteAsync("DELETE FROM journal WHERE run_id = 'long' AND run_sequence <= 3");

        Assert.Contains("of run long: it is number 4 of its run where 1 was expected", (await VerifyAsync(new())).Fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DELETE FROM removed WHERE run_sequence < 3", null)] // Some were removed before it was interrupted.
    [InlineData("DELETE FROM removed WHERE run_sequence = 9", null)] // None were.
    [InlineData("DELETE FROM removed WHERE run_sequence > 2 OR run_id = 'long'", "of run ended: it is number 2 of its run, whose rows to 3 were removed, and none follows it; it was added.")]
    [InlineData("DELETE FROM removed WHERE run_sequence > 2 OR run_id = 'ended'", "of run long: it is number 4 of its run where 3 was expected")]
    [InlineData("UPDATE removed SET actor = 'ann' WHERE run_sequence = 3", "its hash does not fit")]
    public async Task R13_what_an_interrupted_removal_left_is_verified_up_to_what_follows_and_then_removed(string left, string? fault)
    {
        await WriteMonthsAsync();
        await ExecuteAsync("CREATE TABLE removed AS SELECT * FROM journal WHERE run_sequence <= 3 AND run_id <> 'late'");
        await Store.ForgetAsync(LastMonth, default);
        await ExecuteAsync(left);
        await ExecuteAsync("INSERT INTO journal SELECT * FROM removed");

        string? found = (await VerifyAsync(new())).Fault;

        Assert.True(fault is null ? found is null : found?.Contains(fault, StringComparison.Ordinal) == true, found);
        if (fault is null)
        {
            await Store.ForgetAsync(LastMonth, default);
            Assert.Equal(5, (await Store.JournalAsync()).Count); // The second removal is told of, too.
            Assert.Null((await VerifyAsync(new())).Fault);
        }
    }

    [Fact]
    public async Task Where_the_clock_was_set_back_no_row_is_removed_behind_one_that_stays()
    {
        await Store.RecordAsync([Sample.Entry("step", "one")], default);
        await AdvanceAsync(TimeSpan.FromDays(31));
        await Store.RecordAsync([Sample.Entry("step", "one"), Sample.Entry("step", "two")], default);
        await AdvanceAsync(TimeSpan.FromDays(-1));
        await Store.RecordAsync([Sample.Entry("step", "one"), Sample.Entry("step", "two")], default);
        await AdvanceAsync(TimeSpan.FromDays(32));

        await Store.ForgetAsync(LastMonth, default);

        Assert.Equal([("one", 2), ("two", 1), ("one", 3), ("two", 2), (JournalRemoval.RunId, 1)], (await Store.JournalAsync()).Select(row => (row.Entry.RunId, row.RunSequence)));
        Assert.Null((await VerifyAsync(new())).Fault);
        await AdvanceAsync(TimeSpan.FromDays(31));
        await Store.ForgetAsync(LastMonth, default);
        Assert.All(await Store.JournalAsync(), row => Assert.Equal(JournalRemoval.RunId, row.Entry.RunId));
        Assert.Null((await VerifyAsync(new())).Fault);
    }

    [Fact]
    public async Task Of_several_that_remove_at_once_while_others_write_the_journal_stays_whole()
    {
        const int Rows = 2500;
        await Store.RecordAsync([.. Enumerable.Range(0, Rows).Select(i => Sample.Entry("step", $"run {i % 600}"))], default);
        await AdvanceAsync(TimeSpan.FromDays(62));

        Task<Forgotten?>[] passes = [.. Enumerable.Range(0, 4).Select(_ => Task.Run(async () => await Store.ForgetAsync(LastMonth, default)))];
        Task[] writes = [.. Enumerable.Range(0, 32).Select(i => Task.Run(async () => await Store.RecordAsync([Sample.Entry("later", $"run {i}")], default)))];
        await Task.WhenAll(writes);
        long removed = (await Task.WhenAll(passes)).Sum(pass => pass?.JournalRows ?? 0) + (await Store.ForgetAsync(LastMonth, default))!.JournalRows;

        Assert.Equal(Rows, removed);
        Assert.Equal(32, (await Store.JournalAsync()).Count(row => row.Entry.Action == "later"));
        JournalVerdict verdict = await VerifyAsync(new());
        Assert.True(verdict.IsIntact, verdict.Fault);
        Assert.StartsWith("In 600 runs", verdict.Removed, StringComparison.Ordinal);
    }

    private Task<JournalVerdict> VerifyAsync(JournalQuery query, params JournalHead[] heads) => JournalVerifier.VerifyAsync(Store, query, heads);

    // Six rows in March, two in April, one in May, in which it then is.
    private async Task<List<JournalRow>> WriteMonthsAsync()
    {
        for (int i = 0; i < 3; i++)
        {
            await Store.RecordAsync([Sample.Entry("step", "ended"), Sample.Entry("step", "long")], default);
        }

        await AdvanceAsync(TimeSpan.FromDays(31));
        await Store.RecordAsync([Sample.Entry("step", "long"), Sample.Entry("step", "long")], default);
        await AdvanceAsync(TimeSpan.FromDays(31));
        await Store.RecordAsync([Sample.Entry("step", "late")], default);
        return await Store.JournalAsync();
    }
}
