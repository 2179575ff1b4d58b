using WriteGate.Intents;
using WriteGate.Journal;

namespace WriteGate.Stores.Tests;

public abstract partial class GateStoreConformance
{
    private static readonly Retention Everything = new() { Values = TimeSpan.Zero, Keys = TimeSpan.Zero };

    [Theory]
    [InlineData(IntentState.AwaitingApproval)]
    [InlineData(IntentState.Approved)]
    [InlineData(IntentState.Stale)]
    [InlineData(IntentState.Claimed)]
    [InlineData(IntentState.Unknown)]
    [InlineData(IntentState.Quarantined)]
    [InlineData(IntentState.Staged)]
    [InlineData(IntentState.Shadowed)]
    [InlineData(IntentState.Promoted)]
    public async Task Nothing_of_an_open_intent_is_ever_forgotten(IntentState state)
    {
        Intent open = await Store.ReachAsync(state);
        await AdvanceAsync(TimeSpan.FromDays(4000));

        Forgotten? forgotten = await Store.ForgetAsync(Everything, default);

        Assert.Equal(0, forgotten!.Keys);
        Sample.Same(open, await Store.FindAsync("acme", open.Id, default));
    }

    [Theory]
    [InlineData(IntentState.Denied)]
    [InlineData(IntentState.Expired)]
    [InlineData(IntentState.Cancelled)]
    [InlineData(IntentState.Applied)]
    [InlineData(IntentState.NoChange)]
    [InlineData(IntentState.Failed)]
    [InlineData(IntentState.Discarded)]
    [InlineData(IntentState.RolledBack)]
    public async Task A_key_is_known_to_the_end_of_its_window_with_its_response_and_no_longer_than_asked(IntentState state)
    {
        Intent settled = await Store.ReachAsync(state);
        await AdvanceAsync(settled.Window - TimeSpan.FromMilliseconds(1));

        await Store.ForgetAsync(Everything, default);
        Sample.Same(settled, (await Store.RecallAsync(Sample.Recall(settled), default)).Holder);

        await AdvanceAsync(TimeSpan.FromMilliseconds(1));
        await Store.ForgetAsync(Everything with { Keys = null }, default);
        Intent? tombstone = (await Store.RecallAsync(Sample.Recall(settled), default)).Holder;
        Sample.Same(settled with { Body = null, Before = null, After = null, Skipped = null, Response = null }, tombstone);

        Assert.Equal(1, (await Store.ForgetAsync(Everything, default))!.Keys);
        Assert.Null((await Store.RecallAsync(Sample.Recall(settled, settled.CallId), default)).Holder);
        Assert.Null(await Store.FindAsync("acme", settled.Id, default));
        Assert.Equal(0, await CountAsync("SELECT count(*) FROM intents"));
    }

    [Theory]
    [InlineData(IntentState.Compared)]
    [InlineData(IntentState.Demoted)]
    public async Task Who_proposed_in_shadow_stays_known(IntentState state)
    {
        Intent settled = await Store.ReachAsync(state);
        await AdvanceAsync(TimeSpan.FromDays(4000));

        await Store.ForgetAsync(Everything, default);

        Sample.Same(settled with { Body = null, Before = null, After = null, Skipped = null, Response = null }, await Store.FindAsync("acme", settled.Id, default));
    }

    [Fact]
    public async Task What_settled_later_than_asked_stays()
    {
        Intent old = await Store.ReachAsync(IntentState.Applied, "old");
        await AdvanceAsync(TimeSpan.FromDays(10));
        Intent younger = await Store.ReachAsync(IntentState.Applied, "younger");
        await AdvanceAsync(TimeSpan.FromDays(1));

        Assert.Equal(1, (await Store.ForgetAsync(Everything with { Keys = TimeSpan.FromDays(11) }, default))!.Keys);

        Assert.Null(await Store.FindAsync("acme", old.Id, default));
        Assert.Equal(younger.Key, (await Store.FindAsync("acme", younger.Id, default))?.Key);
    }

    [Fact]
    public async Task A_key_stays_as_long_as_its_values()
    {
        Intent settled = await Store.ReachAsync(IntentState.Applied);
        await AdvanceAsync(TimeSpan.FromDays(1));

        Assert.Equal(0, (await Store.ForgetAsync(Everything with { Values = null }, default))!.Keys);

        Sample.Same(settled, await Store.FindAsync("acme", settled.Id, default));
    }

    [Fact]
    public async Task A_decision_goes_with_what_it_was_about()
    {
        Intent waiting = await Store.ReachAsync(IntentState.AwaitingApproval);
        await Store.MoveAsync(Sample.Move(waiting, IntentState.Denied) with { Decision = new("ann", false, waiting.Digest!, null) }, default);
        await AdvanceAsync(TimeSpan.FromDays(1));

        await Store.ForgetAsync(Everything, default);

        Assert.Equal(0, await CountAsync("SELECT count(*) FROM approvals"));
        Assert.Equal(2, (await Store.JournalAsync()).Count);
    }

    [Fact]
    public async Task What_is_to_be_looked_at_is_kept_until_somebody_has()
    {
        Intent claimed = await Store.BeginAsync(Sample.Intent() with { Review = ReviewState.Open });
        Intent sampled = await Store.MoveAsync(claimed, IntentState.Applied);
        await AdvanceAsync(TimeSpan.FromDays(4000));

        await Store.ForgetAsync(Everything, default);
        Sample.Same(sampled, await Store.FindAsync("acme", sampled.Id, default));

        await Store.MoveAsync(new Move(sampled, sampled with { Review = ReviewState.Acknowledged }, Sample.EntryOf(sampled, "acknowledged")), default);
        await Store.ForgetAsync(Everything, default);
        Assert.Null(await Store.FindAsync("acme", sampled.Id, default));
    }

    [Fact]
    public async Task What_was_written_is_kept_while_its_rollback_is_under_way()
    {
        Intent written = await Store.ReachAsync(IntentState.Applied, "written");
        Intent rollback = await Store.BeginAsync(Sample.Intent("rollback") with { RollbackOf = written.Id });
        await AdvanceAsync(TimeSpan.FromDays(4000));

        await Store.ForgetAsync(Everything, default);
        Sample.Same(written, await Store.FindAsync("acme", written.Id, default));

        Move undone = Sample.Move(rollback, IntentState.Applied) with { With = [Sample.Move(written, IntentState.RolledBack)] };
        Assert.NotNull(await Store.MoveAsync(undone, default));
        await ForgottenTogetherAsync(2);
    }

    [Fact]
    public async Task A_rollback_is_known_as_long_as_what_it_took_back()
    {
        Intent written = await Store.BeginAsync(Sample.Intent("written") with { Window = TimeSpan.FromDays(5000) });
        written = await Store.MoveAsync(written, IntentState.Applied);
        Intent rollback = await Store.BeginAsync(Sample.Intent("rollback") with { RollbackOf = written.Id });
        rollback = (await Store.MoveAsync(Sample.Move(rollback, IntentState.Applied) with { With = [Sample.Move(written, IntentState.RolledBack)] }, default))!;
        await AdvanceAsync(TimeSpan.FromDays(4000));

        await Store.ForgetAsync(Everything, default);
        Sample.Same(rollback, await Store.FindAsync("acme", rollback.Id, default));

        await AdvanceAsync(TimeSpan.FromDays(1001));
        await Store.ForgetAsync(Everything, default);
        await Store.ForgetAsync(Everything, default);
        Assert.Null(await Store.FindAsync("acme", rollback.Id, default));
    }

    [Fact]
    public async Task What_follow_ups_of_a_write_were_stopped_stays_known_as_long_as_the_write()
    {
        Intent written = await Store.ReachAsync(IntentState.Applied, "written");
        await AdvanceAsync(TimeSpan.FromDays(10));
        Intent stopped = await Store.BeginAsync(Sample.Intent("stopped") with { RollbackOf = written.Id });
        await Store.MoveAsync(stopped, IntentState.Applied);
        await AdvanceAsync(TimeSpan.FromDays(1));

        await Store.ForgetAsync(Everything with { Keys = TimeSpan.FromDays(5) }, default);

        Assert.Equal(2, await CountAsync("SELECT count(*) FROM intents"));
    }

    [Fact]
    public async Task Items_of_items_are_kept_while_the_whole_is_open()
    {
        Intent plan = await Store.BeginAsync(Sample.Intent("plan"));
        Intent batch = await Store.BeginAsync(Sample.Intent("batch") with { ParentId = plan.Id });
        Intent item = await Store.BeginAsync(Sample.Intent("item") with { ParentId = batch.Id });
        item = await Store.MoveAsync(item, IntentState.Applied);
        batch = await Store.MoveAsync(batch, IntentState.Applied);
        plan = await Store.MoveAsync(plan, IntentState.Unknown);
        await AdvanceAsync(TimeSpan.FromDays(4000));

        await Store.ForgetAsync(Everything, default);
        Sample.Same(batch, await Store.FindAsync("acme", batch.Id, default));
        Sample.Same(item, await Store.FindAsync("acme", item.Id, default));

        await Store.MoveAsync(plan, IntentState.Applied);
        await ForgottenTogetherAsync(3);
    }

    [Fact]
    public async Task A_plan_is_kept_while_an_item_of_an_item_is_open()
    {
        Intent plan = await Store.BeginAsync(Sample.Intent("plan"));
        Intent batch = await Store.BeginAsync(Sample.Intent("batch") with { ParentId = plan.Id });
        Intent item = await Store.BeginAsync(Sample.Intent("item") with { ParentId = batch.Id });
        await Store.MoveAsync(batch, IntentState.Applied);
        plan = await Store.MoveAsync(plan, IntentState.Applied);
        await AdvanceAsync(TimeSpan.FromDays(4000));

        await Store.ForgetAsync(Everything, default);
        Sample.Same(plan, await Store.FindAsync("acme", plan.Id, default));

        await Store.MoveAsync(item, IntentState.Failed);
        await ForgottenTogetherAsync(3);
    }

    [Fact]
    public async Task R17_the_items_of_a_batch_that_is_to_be_looked_at_keep_what_their_rollback_needs()
    {
        Intent batch = await Store.BeginAsync(Sample.Intent("batch") with { Review = ReviewState.Open });
        Intent item = await Store.BeginAsync(Sample.Intent("item") with { ParentId = batch.Id });
        item = await Store.MoveAsync(item, IntentState.Applied);
        batch = await Store.MoveAsync(batch, IntentState.Applied);
        await AdvanceAsync(TimeSpan.FromDays(4000));

        await Store.ForgetAsync(Everything, default);

        Sample.Same(item, await Store.FindAsync("acme", item.Id, default));
        await Store.MoveAsync(new Move(batch, batch with { Review = ReviewState.Acknowledged }, Sample.EntryOf(batch, "acknowledged")), default);
        await Store.ForgetAsync(Everything, default);
        Assert.Null((await Store.FindAsync("acme", item.Id, default))?.Body);
    }

    [Fact]
    public async Task A_batch_is_kept_while_an_item_is_open()
    {
        Intent batch = await Store.BeginAsync(Sample.Intent("batch"));
        Intent item = await Store.BeginAsync(Sample.Intent("item") with { ParentId = batch.Id });
        batch = await Store.MoveAsync(batch, IntentState.Applied);
        await AdvanceAsync(TimeSpan.FromDays(4000));

        await Store.ForgetAsync(Everything, default);
        Sample.Same(batch, await Store.FindAsync("acme", batch.Id, default));

        await Store.MoveAsync(item, IntentState.Failed);
        await ForgottenTogetherAsync(2);
    }

    [Fact]
    public async Task The_key_of_an_edited_call_is_known_as_long_as_what_stands_in_its_place()
    {
        // Edited twice: the call's key is bound to what the agent sent, and answered by the last edit.
        Intent sent = await Store.BeginAsync(Sample.Intent("sent", state: IntentState.AwaitingApproval));
        Intent edit = await ReplaceAsync(sent, "edit");
        Intent last = await ReplaceAsync(edit, "last edit");
        await AdvanceAsync(TimeSpan.FromDays(4000));

        await Store.ForgetAsync(Everything, default);
        Assert.Equal(last.Id, (await Store.FindAsync("acme", (await Store.RecallAsync(Sample.Recall(sent), default)).Holder!.ReplacedBy!, default))?.ReplacedBy);

        await Store.MoveAsync(last, IntentState.Denied);
        await ForgottenTogetherAsync(3);

        async Task<Intent> ReplaceAsync(Intent original, string key)
        {
            Intent edited = Sample.Intent(key, state: IntentState.AwaitingApproval) with { EditOf = sent.Id, EditedBy = "ann" };
            Intent stale = original with { State = IntentState.Stale };
            Move replaced = new(stale, stale with { State = IntentState.Cancelled, ReplacedBy = edited.Id }, Sample.EntryOf(original, "edited")) { Begins = [new(edited, null)] };
            Assert.NotNull(await Store.MoveAsync(new Move(original, stale, Sample.EntryOf(edited, "pending")) { With = [replaced] }, default));
            return (await Store.FindAsync("acme", edited.Id, default))!;
        }
    }

    [Fact]
    public async Task Whoever_would_take_a_key_over_that_was_forgotten_meanwhile_loses_and_then_finds_it_free()
    {
        Intent settled = await Store.ReachAsync(IntentState.Applied);
        await AdvanceAsync(TimeSpan.FromDays(1));
        await Store.ForgetAsync(Everything, default);

        ClaimAnswer late = await Store.ClaimAsync(Sample.Claim(Sample.Intent(), settled), default);

        Assert.Empty(late.Won);
        Assert.Null(late.Holder);
        Assert.Single((await Store.ClaimAsync(Sample.Claim(Sample.Intent()), default)).Won);
        Assert.Null(await Store.MoveAsync(Sample.Move(settled, IntentState.RolledBack), default));
    }

    [Fact]
    public async Task Several_that_forget_at_once_while_others_write_forget_each_once_and_lose_nothing()
    {
        const int Old = 1200;
        await Store.ClaimAsync(Sample.Claim([.. Enumerable.Range(0, Old).Select(i => new NewIntent(Sample.Intent($"old {i}", state: IntentState.NoChange), null))]), default);
        await AdvanceAsync(TimeSpan.FromDays(1));

        Task<Forgotten?>[] passes = [.. Enumerable.Range(0, 4).Select(_ => Task.Run(async () => await Store.ForgetAsync(Everything, default)))];
        Task<Intent>[] writes = [.. Enumerable.Range(0, 16).Select(i => Task.Run(async () => await Store.BeginAsync(Sample.Intent($"new {i}", run: $"run {i}"))))];
        await Task.WhenAll(writes);
        long forgotten = (await Task.WhenAll(passes)).Sum(pass => pass?.Keys ?? 0) + (await Store.ForgetAsync(Everything, default))!.Keys;

        Assert.Equal(Old, forgotten);
        Assert.Equal(writes.Select(write => write.Result.Id).Order(), (await Store.ListAsync(new(), default)).Select(intent => intent.Id).Order());
        Assert.True((await JournalVerifier.VerifyAsync(Store, new())).IsIntact);
    }

    [Fact]
    public async Task Who_gives_up_forgets_nothing_more_and_the_next_one_does()
    {
        await Store.ReachAsync(IntentState.Applied);
        await AdvanceAsync(TimeSpan.FromDays(1));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.ForgetAsync(Everything, new CancellationToken(canceled: true)));

        Assert.Equal(1, await CountAsync("SELECT count(*) FROM intents"));
        Assert.Equal(1, (await Store.ForgetAsync(Everything, default))!.Keys);
    }

    // All of them settled lately; what belongs together goes once the last window has ended.
    private async Task ForgottenTogetherAsync(int count)
    {
        await Store.ForgetAsync(Everything, default);
        Assert.Equal(count, await CountAsync("SELECT count(*) FROM intents"));
        await AdvanceAsync(TimeSpan.FromDays(1));
        for (long keys = -1; keys != 0;)
        {
            keys = (await Store.ForgetAsync(Everything, default))!.Keys;
        }

        Assert.Equal(0, await CountAsync("SELECT count(*) FROM intents"));
    }
}
