using WriteGate.Intents;
using WriteGate.Journal;

namespace WriteGate.Stores.Tests;

public abstract partial class GateStoreConformance
{
    [Fact]
    public async Task Every_run_has_a_chain_of_its_own()
    {
        await WriteTwoRunsAsync();

        List<JournalRow> one = await Store.JournalAsync(new() { RunId = "one" });

        Assert.Equal([1, 2, 3, 4], one.Select(row => row.RunSequence));
        Assert.Equal(JournalChain.Origin, one[0].PreviousHash);
        Assert.All(one.Zip(one.Skip(1)), pair => Assert.Equal(pair.First.Hash, pair.Second.PreviousHash));
        Assert.True((await JournalVerifier.VerifyAsync(Store, new())).IsIntact);
        Assert.True((await JournalVerifier.VerifyAsync(Store, new() { RunId = "two" })).IsIntact);
    }

    [Theory]
    [InlineData("UPDATE journal SET reason = 'Nothing.' WHERE sequence = 3", 3)]
    [InlineData("UPDATE journal SET actor = 'ann' WHERE sequence = 3", 3)]
    [InlineData("UPDATE journal SET after = before WHERE sequence = 3", 3)]
    [InlineData("UPDATE journal SET skipped = before WHERE sequence = 3", 3)]
    [InlineData("UPDATE journal SET skipped = NULL WHERE sequence = 3", 3)]
    [InlineData("UPDATE journal SET salt = hash WHERE sequence = 3", 3)]
    [InlineData("UPDATE journal SET at = at + 1 WHERE sequence = 3", 3)]
    [InlineData("UPDATE journal SET is_rehearsal = 1 WHERE sequence = 3", 3)]
    [InlineData("UPDATE journal SET intent_id = NULL WHERE sequence = 3", 3)]
    [InlineData("UPDATE journal SET hash = previous_hash WHERE sequence = 3", 3)]
    [InlineData("UPDATE journal SET previous_hash = hash WHERE sequence = 3", 3)]
    [InlineData("UPDATE journal SET run_id = 'two' WHERE sequence = 3", 3)]
    [InlineData("UPDATE journal SET run_sequence = 9 WHERE sequence = 3", 3)]
    [InlineData("DELETE FROM journal WHERE sequence = 3", 5)]
    [InlineData("DELETE FROM journal WHERE sequence = 1", 3)]
    [InlineData("UPDATE journal SET sequence = sequence + 100 WHERE sequence = 3", 5)]
    public async Task A_row_that_was_changed_removed_or_moved_is_named(string edit, long named)
    {
        // Rows 1, 3, 5, 7 are of run one, the others of run two.
        await WriteTwoRunsAsync();

        await ExecuteAsync(edit);

        JournalVerdict verdict = await JournalVerifier.VerifyAsync(Store, new());
        Assert.StartsWith($"Row {named} of run", verdict.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_was_added_is_named()
    {
        await WriteTwoRunsAsync();
        JournalRow last = (await Store.JournalAsync())[^2];
        JournalRow forged = JournalChain.Seal(Sample.Entry("applied", "one"), 0, last.RunSequence, last.At, last.PreviousHash);

        await ExecuteAsync($"""
            INSERT INTO journal (sequence, run_sequence, at, tenant, run_id, action, actor, is_rehearsal, is_sensitive, values_digest, previous_hash, hash)
            SELECT 100, {forged.RunSequence}, at, tenant, run_id, action, actor, is_rehearsal, is_sensitive, values_digest, previous_hash, hash
            FROM journal WHERE sequence = {last.Sequence}
            """);

        Assert.StartsWith("Row 100 of run one", (await JournalVerifier.VerifyAsync(Store, new())).Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tail_that_was_cut_off_shows_against_a_head_kept_elsewhere_and_only_there()
    {
        await WriteTwoRunsAsync();
        List<JournalRow> one = await Store.JournalAsync(new() { RunId = "one" });
        JournalHead head = new("one", one[^1].RunSequence, one[^1].Hash);
        Assert.True((await JournalVerifier.VerifyAsync(Store, new(), [head])).IsIntact);

        await ExecuteAsync($"DELETE FROM journal WHERE sequence = {one[^1].Sequence}");

        Assert.True((await JournalVerifier.VerifyAsync(Store, new())).IsIntact);
        Assert.Contains("cut off", (await JournalVerifier.VerifyAsync(Store, new(), [head])).Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_are_forgotten_and_the_chain_still_holds()
    {
        Intent settled = await Store.ReachAsync(IntentState.Applied, "settled");
        Intent open = await Store.ReachAsync(IntentState.AwaitingApproval, "open");
        await AdvanceAsync(TimeSpan.FromDays(1));
        Intent recent = await Store.ReachAsync(IntentState.Applied, "recent");

        long changed = await Store.ForgetValuesAsync(TimeSpan.FromHours(23));

        Assert.Equal(4, changed);
        Sample.Same(settled with { Body = null, Before = null, After = null, Skipped = null, Response = null }, await Store.FindAsync("acme", settled.Id, default));
        Sample.Same(open, await Store.FindAsync("acme", open.Id, default));
        Sample.Same(recent, await Store.FindAsync("acme", recent.Id, default));
        List<JournalRow> rows = await Store.JournalAsync();
        Assert.All(rows.Take(3), row => Assert.True(row is { Salt: null, Entry: { Before: null, After: null, Skipped: null } }));
        Assert.All(rows.Skip(3), row => Assert.True(row is { Salt: not null, Entry: { Before: not null, After: not null, Skipped: not null } }));
        Assert.True((await JournalVerifier.VerifyAsync(Store, new())).IsIntact);
        Assert.Equal(0, await Store.ForgetValuesAsync(TimeSpan.FromHours(23)));
    }

    [Fact]
    public async Task A_forgotten_intent_is_still_met_as_a_tombstone()
    {
        Intent settled = await Store.ReachAsync(IntentState.Applied);
        await AdvanceAsync(TimeSpan.FromDays(1));
        await Store.ForgetValuesAsync(TimeSpan.FromHours(23));

        Recollection recollection = await Store.RecallAsync(Sample.Recall(settled, settled.CallId), default);

        Assert.Equal((settled.Key, settled.BodyHash, settled.CallId), (recollection.Holder!.Key, recollection.Holder.BodyHash, recollection.Holder.CallId));
        Assert.Equal(settled.Id, recollection.Retried?.Id);
    }

    [Fact]
    public async Task Values_that_were_forgotten_cannot_be_put_back_unnoticed()
    {
        await WriteTwoRunsAsync();
        await AdvanceAsync(TimeSpan.FromDays(1));
        await Store.ForgetValuesAsync(TimeSpan.Zero);

        await ExecuteAsync("UPDATE journal SET after = values_digest, salt = values_digest WHERE sequence = 3");

        Assert.StartsWith("Row 3 of run", (await JournalVerifier.VerifyAsync(Store, new())).Fault, StringComparison.Ordinal);
    }

    private async Task WriteTwoRunsAsync()
    {
        for (int i = 0; i < 4; i++)
        {
            await Store.RecordAsync([Sample.Entry("step", "one", intentId: "i1"), Sample.Entry("step", "two", intentId: "i2")], default);
            await AdvanceAsync(TimeSpan.FromSeconds(1));
        }
    }
}
