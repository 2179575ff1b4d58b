using WriteGate.Intents;
using WriteGate.Journal;

namespace WriteGate.Stores.Tests;

public abstract partial class GateStoreConformance
{
    [Fact]
    public async Task An_intent_comes_back_as_it_was_claimed()
    {
        Intent proposed = Sample.Intent();

        ClaimAnswer answer = await Store.ClaimAsync(Sample.Claim(proposed), default);

        Intent won = Assert.Single(answer.Won);
        Assert.Null(answer.Holder);
        Assert.Equal(ManualTime.Start, answer.Now);
        Sample.Same(proposed with { Fence = 1, CreatedAt = ManualTime.Start, LeaseUntil = ManualTime.Start + Sample.Lease }, won);
        Sample.Same(won, await Store.FindAsync("acme", won.Id, default));
        JournalRow row = Assert.Single(await Store.JournalAsync());
        Assert.Equal(Sample.Json(Sample.EntryOf(proposed, "claimed")), Sample.Json(row.Entry));
    }

    [Fact]
    public async Task An_intent_with_nothing_optional_comes_back_so()
    {
        Intent bare = Sample.Intent(state: IntentState.AwaitingApproval) with
        {
            Body = [], Before = null, After = null, OnBehalfOf = null, Model = null, CallId = null, RecordId = null, RecordVersion = null,
            Digest = null, Reason = "", ExpiresAt = null,
        };

        Intent won = await Store.BeginAsync(bare);

        Sample.Same(bare with { CreatedAt = ManualTime.Start }, won);
        Sample.Same(won, await Store.FindAsync("acme", won.Id, default));
    }

    [Theory]
    [InlineData(IntentState.AwaitingApproval, false)]
    [InlineData(IntentState.Claimed, false)]
    [InlineData(IntentState.NoChange, true)]
    [InlineData(IntentState.Quarantined, false)]
    public async Task An_intent_may_begin_in_four_states(IntentState state, bool isSettled)
    {
        Intent won = await Store.BeginAsync(Sample.Intent(state: state));

        Assert.Equal(isSettled ? ManualTime.Start : null, won.SettledAt);
        Assert.Equal(state == IntentState.Claimed ? 1 : 0, won.Fence);
        Assert.Equal(state == IntentState.Claimed, won.LeaseUntil is not null);
    }

    [Fact]
    public async Task An_intent_begins_in_no_other_state()
    {
        foreach (IntentState state in Enum.GetValues<IntentState>().Where(state => !IntentEdges.Begins(state)))
        {
            await Assert.ThrowsAsync<InvalidOperationException>(
                async () => await Store.ClaimAsync(Sample.Claim(Sample.Intent(state: state)), default));
        }

        Assert.Empty(await Store.ListAsync(new(), default));
    }

    [Fact]
    public async Task A_key_that_is_held_is_not_given_again_and_the_holder_is_told()
    {
        Intent first = await Store.BeginAsync(Sample.Intent());

        ClaimAnswer second = await Store.ClaimAsync(Sample.Claim(Sample.Intent()), default);

        Assert.Empty(second.Won);
        Sample.Same(first, second.Holder);
        Assert.Single(await Store.JournalAsync());
        Assert.Single(await Store.ListAsync(new(), default));
    }

    [Fact]
    public async Task A_key_is_taken_over_from_the_settled_holder_that_was_seen()
    {
        Intent settled = await Store.ReachAsync(IntentState.Applied);

        Intent next = await Store.BeginAsync(Sample.Intent(), over: settled);

        Recollection recollection = await Store.RecallAsync(Sample.Recall(next), default);
        Sample.Same(next, recollection.Holder);
        Sample.Same(settled, await Store.FindAsync("acme", settled.Id, default));
    }

    [Fact]
    public async Task A_key_is_not_taken_over_from_a_holder_that_has_moved_since()
    {
        Intent seen = await Store.ReachAsync(IntentState.Applied);
        Intent moved = await Store.MoveAsync(seen, IntentState.RolledBack);

        ClaimAnswer answer = await Store.ClaimAsync(Sample.Claim(Sample.Intent(), over: seen), default);

        Assert.Empty(answer.Won);
        Sample.Same(moved, answer.Holder);
    }

    [Fact]
    public async Task A_key_is_taken_over_once()
    {
        Intent settled = await Store.ReachAsync(IntentState.Applied);
        Intent next = await Store.BeginAsync(Sample.Intent(), over: settled);

        ClaimAnswer late = await Store.ClaimAsync(Sample.Claim(Sample.Intent(), over: settled), default);

        Assert.Empty(late.Won);
        Sample.Same(next, late.Holder);
    }

    [Theory]
    [InlineData(IntentState.Claimed)]
    [InlineData(IntentState.AwaitingApproval)]
    [InlineData(IntentState.Approved)]
    [InlineData(IntentState.Unknown)]
    [InlineData(IntentState.Quarantined)]
    [InlineData(IntentState.Stale)]
    public async Task An_open_holder_never_gives_its_key_up(IntentState state)
    {
        Intent open = await Store.ReachAsync(state);

        await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await Store.ClaimAsync(Sample.Claim(Sample.Intent(), over: open), default));

        Sample.Same(open, (await Store.RecallAsync(Sample.Recall(open), default)).Holder);
    }

    [Fact]
    public async Task A_batch_begins_as_a_whole()
    {
        Intent parent = Sample.Intent("batch");
        Intent[] children = [.. Enumerable.Range(0, 5).Select(i => Sample.Intent($"batch/d{i}") with { ParentId = parent.Id })];

        ClaimAnswer answer = await Store.ClaimAsync(Sample.Claim([new(parent, null), .. children.Select(child => new NewIntent(child, null))]), default);

        Assert.Equal(6, answer.Won.Count);
        Assert.Equal(
            children.Select(child => child.Id),
            (await Store.ListAsync(new() { Tenant = "acme", ParentId = parent.Id }, default)).Select(child => child.Id));
    }

    [Fact]
    public async Task A_batch_with_one_taken_key_does_not_begin_at_all()
    {
        Intent holder = await Store.BeginAsync(Sample.Intent("batch/d3"));
        Intent parent = Sample.Intent("batch");
        NewIntent[] batch = [new(parent, null), .. Enumerable.Range(0, 5).Select(i => new NewIntent(Sample.Intent($"batch/d{i}") with { ParentId = parent.Id }, null))];

        ClaimAnswer answer = await Store.ClaimAsync(Sample.Claim(batch), default);

        Assert.Empty(answer.Won);
        Sample.Same(holder, answer.Holder);
        Assert.Single(await Store.ListAsync(new(), default));
        Assert.Single(await Store.JournalAsync());
        Assert.True((await JournalVerifier.VerifyAsync(Store, new())).IsIntact);
    }

    [Fact]
    public async Task Two_new_intents_cannot_have_one_key()
        => await Assert.ThrowsAsync<ArgumentException>(
            async () => await Store.ClaimAsync(Sample.Claim(new NewIntent(Sample.Intent(), null), new NewIntent(Sample.Intent(), null)), default));

    [Fact]
    public async Task An_intent_identifier_is_used_once()
    {
        Intent first = await Store.BeginAsync(Sample.Intent("one"));

        await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await Store.ClaimAsync(Sample.Claim(Sample.Intent("two") with { Id = first.Id }), default));

        Assert.Single(await Store.JournalAsync());
    }
}
