using WriteGate.Intents;
using WriteGate.Journal;

namespace WriteGate.Stores.Tests;

public abstract partial class GateStoreConformance
{
    [Fact]
    public async Task A_plan_begins_with_its_first_write_and_takes_others_in()
    {
        (Intent plan, Intent first) = await PlanAsync();
        Intent second = Write(plan, "second");

        Intent? taken = await Store.MoveAsync(Taking(plan, second), default);

        Sample.Same(plan with { Fence = plan.Fence + 1 }, taken);
        Sample.Same(taken, await Store.FindAsync("acme", plan.Id, default));
        Assert.Null(taken!.SettledAt);
        Assert.Equal([first.Id, second.Id], (await Store.ListAsync(new() { ParentId = plan.Id }, default)).Select(item => item.Id));
        Assert.True((await JournalVerifier.VerifyAsync(Store, new())).IsIntact);
    }

    [Fact]
    public async Task Of_two_writes_that_saw_the_same_plan_one_is_taken_in()
    {
        (Intent plan, _) = await PlanAsync();

        Intent?[] taken = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(async () => await Store.MoveAsync(Taking(plan, Write(plan, $"w{i}")), default))));

        Assert.Single(taken, move => move is not null);
        Assert.Equal(2, (await Store.ListAsync(new() { ParentId = plan.Id }, default)).Count);
    }

    [Fact]
    public async Task A_write_whose_key_is_held_is_not_taken_in_and_the_plan_stays_as_it_was()
    {
        (Intent plan, _) = await PlanAsync();
        Intent holder = await Store.BeginAsync(Sample.Intent("held"));
        int rows = (await Store.JournalAsync()).Count;

        Assert.Null(await Store.MoveAsync(Taking(plan, Write(plan, "held")), default));

        Sample.Same(plan, await Store.FindAsync("acme", plan.Id, default));
        Sample.Same(holder, await Store.FindAsync("acme", holder.Id, default));
        Assert.Equal(rows, (await Store.JournalAsync()).Count);
    }

    [Fact]
    public async Task A_plan_that_was_submitted_takes_nothing_in()
    {
        (Intent plan, _) = await PlanAsync();
        await Store.MoveAsync(plan, IntentState.AwaitingApproval);

        Assert.Null(await Store.MoveAsync(Taking(plan, Write(plan, "late")), default));

        Assert.Single(await Store.ListAsync(new() { ParentId = plan.Id }, default));
    }

    [Fact]
    public async Task A_staged_intent_that_takes_nothing_in_does_not_move_to_where_it_is()
    {
        (Intent plan, _) = await PlanAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Store.MoveAsync(new Move(plan, plan, Sample.EntryOf(plan, "staged")), default));
    }

    [Fact]
    public async Task A_plan_and_its_writes_are_claimed_in_one_commit_or_not_at_all()
    {
        (Intent plan, Intent first) = await PlanAsync();
        Intent second = Write(plan, "second");
        plan = (await Store.MoveAsync(Taking(plan, second), default))!;
        Move claim = Sample.Move(plan, IntentState.Claimed) with
        {
            With = [Sample.Move(first, IntentState.Claimed), Sample.Move(second, IntentState.Claimed) with { Begins = [new(Write(second, "part") with { State = IntentState.Claimed }, null)] }],
        };
        await Store.MoveAsync(second, IntentState.Cancelled);
        Assert.Null(await Store.MoveAsync(claim, default));
        Sample.Same(first, await Store.FindAsync("acme", first.Id, default));

        Assert.NotNull(await Store.MoveAsync(claim with { With = [claim.With[0]] }, default));
        Intent? claimed = await Store.FindAsync("acme", first.Id, default);
        Assert.Equal((IntentState.Claimed, first.Fence + 1), (claimed!.State, claimed.Fence));
        Assert.NotNull(claimed.LeaseUntil);
        Assert.Equal(IntentState.Cancelled, (await Store.FindAsync("acme", second.Id, default))!.State);
    }

    [Fact]
    public async Task A_plan_ends_with_what_is_staged_in_it_and_the_keys_are_free()
    {
        (Intent plan, Intent first) = await PlanAsync();
        Intent? ended = await Store.MoveAsync(Sample.Move(plan, IntentState.Expired) with { With = [Sample.Move(first, IntentState.Expired)] }, default);

        Assert.NotNull(ended!.SettledAt);
        Intent over = (await Store.FindAsync("acme", first.Id, default))!;
        Assert.Equal((IntentState.Expired, true), (over.State, over.SettledAt is not null));
        await Store.BeginAsync(Sample.Intent("first"), over);
    }

    [Fact]
    public async Task What_begins_together_is_listed_in_the_order_it_began()
    {
        Intent parent = Sample.Intent("parent");
        Intent[] items = [.. Enumerable.Range(0, 20).Select(i => Write(parent, $"i{(i * 7) % 20}") with { State = IntentState.Claimed })];
        await Store.ClaimAsync(Sample.Claim([new(parent, null), .. items.Select(item => new NewIntent(item, null))]), default);

        Assert.Equal(items.Select(item => item.Id), (await Store.ListAsync(new() { ParentId = parent.Id }, default)).Select(item => item.Id));
    }

    private async Task<(Intent Plan, Intent First)> PlanAsync()
    {
        Intent plan = Sample.Intent("plan", state: IntentState.Staged) with { Digest = null, RecordId = null };
        ClaimAnswer answer = await Store.ClaimAsync(Sample.Claim(new NewIntent(plan, null), new NewIntent(Write(plan, "first"), null)), default);
        return (answer.Won[0], answer.Won[1]);
    }

    private static Intent Write(Intent plan, string key) => Sample.Intent(key, state: IntentState.Staged) with { ParentId = plan.Id };

    private static Move Taking(Intent plan, Intent write) => new(plan, plan, Sample.EntryOf(write, "staged")) { Begins = [new(write, null)] };
}
