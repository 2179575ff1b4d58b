using WriteGate.Intents;
using WriteGate.Journal;

namespace WriteGate.Stores.Tests;

public abstract partial class GateStoreConformance
{
    public static TheoryData<IntentState> States => [.. Enum.GetValues<IntentState>()];

    [Theory]
    [MemberData(nameof(States))]
    public async Task From_a_state_only_the_listed_edges_lead(IntentState state)
    {
        foreach (IntentState to in Enum.GetValues<IntentState>())
        {
            Intent from = await Store.ReachAsync(state, key: $"{state}-{to}");
            if (IntentEdges.Allows(state, to))
            {
                Assert.Equal(to, (await Store.MoveAsync(from, to)).State);
            }
            else
            {
                await Assert.ThrowsAsync<InvalidOperationException>(async () => await Store.MoveAsync(Sample.Move(from, to), default));
                Sample.Same(from, await Store.FindAsync("acme", from.Id, default));
            }
        }

        Assert.True((await JournalVerifier.VerifyAsync(Store, new())).IsIntact);
    }

    [Fact]
    public async Task A_move_keeps_what_became_of_the_write()
    {
        Intent claimed = await Store.BeginAsync(Sample.Intent());
        await AdvanceAsync(TimeSpan.FromSeconds(3));
        Intent to = claimed with
        {
            State = IntentState.Applied, RecordId = "d2", RecordVersion = "v2", Tier = WriteTier.Autonomous, Before = null,
            After = Sample.Bytes("{}"), AfterSource = AfterImageSource.ReadBack, Digest = null, Reason = null, Failure = FailureKind.Stale,
            Response = Sample.Bytes("{\"id\":2}"), Attempts = 2, Reclaims = 1, ExpiresAt = null, IsSensitive = false,
        };

        Intent? moved = await Store.MoveAsync(new Move(claimed, to, Sample.EntryOf(claimed, "applied")), default);

        Sample.Same(to with { LeaseUntil = null, SettledAt = ManualTime.Start.AddSeconds(3) }, moved);
        Sample.Same(moved, await Store.FindAsync("acme", claimed.Id, default));
    }

    [Fact]
    public async Task A_move_from_a_state_that_has_passed_changes_nothing()
    {
        Intent claimed = await Store.BeginAsync(Sample.Intent());
        Intent applied = await Store.MoveAsync(claimed, IntentState.Applied);

        Assert.Null(await Store.MoveAsync(Sample.Move(claimed, IntentState.Unknown), default));

        Sample.Same(applied, await Store.FindAsync("acme", claimed.Id, default));
        Assert.Equal(2, (await Store.JournalAsync()).Count);
    }

    [Fact]
    public async Task A_settlement_under_an_older_fence_is_refused()
    {
        Intent first = await Store.BeginAsync(Sample.Intent());
        Intent unknown = await Store.MoveAsync(first, IntentState.Unknown);
        Intent second = await Store.MoveAsync(unknown, IntentState.Claimed);

        Assert.Equal(first.Fence + 1, second.Fence);
        Assert.Null(await Store.MoveAsync(Sample.Move(first, IntentState.Applied), default));
        Assert.Equal(IntentState.Applied, (await Store.MoveAsync(second, IntentState.Applied)).State);
    }

    [Fact]
    public async Task A_lease_is_stamped_from_the_clock_of_the_store()
    {
        Intent approved = await Store.ReachAsync(IntentState.Approved);
        await AdvanceAsync(TimeSpan.FromMinutes(10));

        Intent claimed = await Store.MoveAsync(approved, IntentState.Claimed);

        Assert.Equal(ManualTime.Start.AddMinutes(10) + Sample.Lease, claimed.LeaseUntil);
        Assert.Equal(1, claimed.Fence);
        Assert.Empty(await Store.ListAsync(new() { Tenant = "acme", LeaseEnded = true }, default));
        await AdvanceAsync(Sample.Lease);
        Sample.Same(claimed, Assert.Single(await Store.ListAsync(new() { Tenant = "acme", LeaseEnded = true }, default)));
    }

    [Fact]
    public async Task An_intent_of_another_tenant_cannot_be_moved()
    {
        Intent claimed = await Store.BeginAsync(Sample.Intent());
        Intent disguised = claimed with { Tenant = "other" };

        Assert.Null(await Store.MoveAsync(Sample.Move(disguised, IntentState.Applied), default));
    }

    [Fact]
    public async Task A_decision_is_kept_and_taken_once()
    {
        Intent waiting = await Store.ReachAsync(IntentState.AwaitingApproval);
        Move approve = Sample.Move(waiting, IntentState.Approved) with { Decision = new("ann", true, waiting.Digest!, "Fine.") };

        Assert.NotNull(await Store.MoveAsync(approve, default));
        Assert.Null(await Store.MoveAsync(approve, default));

        Assert.Equal(1, await CountAsync(
            $"SELECT count(*) FROM approvals WHERE intent_id = '{waiting.Id}' AND approver = 'ann' AND digest = '{waiting.Digest}' AND reason = 'Fine.'"));
    }

    [Fact]
    public async Task A_decision_on_something_else_than_what_waits_decides_nothing()
    {
        Intent waiting = await Store.ReachAsync(IntentState.AwaitingApproval);
        Move approve = Sample.Move(waiting, IntentState.Approved) with { Decision = new("ann", true, new string('e', 64), null) };

        Assert.Null(await Store.MoveAsync(approve, default));
        Assert.Equal(0, await CountAsync("SELECT count(*) FROM approvals"));
    }

    [Fact]
    public async Task An_approval_of_an_earlier_proposal_does_not_fit_the_one_proposed_anew()
    {
        Intent shown = await Store.ReachAsync(IntentState.AwaitingApproval);
        Intent stale = await Store.MoveAsync(shown, IntentState.Stale);
        Intent anew = stale with { State = IntentState.AwaitingApproval, Digest = new string('e', 64) };
        Assert.NotNull(await Store.MoveAsync(new Move(stale, anew, Sample.EntryOf(stale, "proposed")), default));

        // It waits again, and is not what was shown.
        Assert.Equal((shown.Fence + 1, shown.State), ((await Store.FindAsync("acme", shown.Id, default))!.Fence, shown.State));
        Move approve = Sample.Move(shown, IntentState.Approved) with { Decision = new("ann", true, shown.Digest!, null) };
        Assert.Null(await Store.MoveAsync(approve, default));
    }

    [Fact]
    public async Task The_first_of_two_approvals_leaves_a_proposal_waiting_and_one_more_that_saw_none_decides_nothing()
    {
        Intent waiting = await Store.ReachAsync(IntentState.AwaitingApproval);
        Intent? first = await Store.MoveAsync(FirstApproval(waiting, "ann"), default);
        Sample.Same(waiting with { FirstApprover = "ann" }, first);
        Sample.Same(first, await Store.FindAsync("acme", waiting.Id, default));

        Assert.Null(await Store.MoveAsync(FirstApproval(waiting, "bob"), default));
        Assert.Null(await Store.MoveAsync(Sample.Move(waiting, IntentState.Approved) with { Decision = new("bob", true, waiting.Digest!, null) }, default));
        Assert.Equal(1, await CountAsync("SELECT count(*) FROM approvals"));

        Assert.NotNull(await Store.MoveAsync(Sample.Move(first!, IntentState.Approved) with { Decision = new("bob", true, waiting.Digest!, null) }, default));
        Assert.Equal(2, await CountAsync("SELECT count(*) FROM approvals"));
    }

    [Fact]
    public async Task Nothing_else_stays_in_its_state()
    {
        Intent waiting = await Store.ReachAsync(IntentState.AwaitingApproval);
        Intent first = waiting with { FirstApprover = "ann" };
        foreach (Move move in (Move[])[
            Sample.Move(waiting, IntentState.AwaitingApproval),
            FirstApproval(waiting, "ann") with { Decision = null },
            FirstApproval(waiting, "ann") with { Decision = new("ann", false, waiting.Digest!, null) },
            FirstApproval(waiting, "ann") with { Decision = new("bob", true, waiting.Digest!, null) },
            FirstApproval(first, "bob")])
        {
            await Assert.ThrowsAsync<InvalidOperationException>(async () => await Store.MoveAsync(move, default));
        }
    }

    [Fact]
    public async Task A_sampled_write_is_listed_until_somebody_has_looked_at_it_and_stays_settled_when_it_was()
    {
        Intent sampled = await Store.BeginAsync(Sample.Intent("sampled") with { Review = ReviewState.Open, PolicyHash = "hash" });
        await Store.ReachAsync(IntentState.Applied, "other");
        await Lists(new() { ToReview = true });
        Intent applied = await Store.MoveAsync(sampled, IntentState.Applied);
        await Lists(new() { ToReview = true }, applied);
        await Lists(new() { Tenant = "globex", ToReview = true });

        await AdvanceAsync(TimeSpan.FromMinutes(1));
        Intent reviewed = applied with { Review = ReviewState.Acknowledged };
        Assert.NotNull(await Store.MoveAsync(new Move(applied, reviewed, Sample.EntryOf(applied, "reviewed")), default));
        Sample.Same(reviewed, await Store.FindAsync("acme", applied.Id, default));
        await Lists(new() { ToReview = true });
    }

    private static Move FirstApproval(Intent seen, string approver)
        => new(seen, seen with { FirstApprover = approver }, Sample.EntryOf(seen, "approved_first")) { Decision = new(approver, true, seen.Digest!, null) };

    [Fact]
    public async Task An_edited_intent_takes_the_place_of_the_original_in_one_commit_or_not_at_all()
    {
        Intent original = await Store.ReachAsync(IntentState.AwaitingApproval);
        Intent edited = Sample.Intent("k/edit", state: IntentState.AwaitingApproval) with { EditOf = original.Id, EditedBy = "ann" };
        Intent stale = original with { State = IntentState.Stale };
        Intent replaced = stale with { State = IntentState.Cancelled, ReplacedBy = edited.Id };
        Move move = new(original, stale, Sample.EntryOf(original, "edited"))
        {
            With = [new Move(stale, replaced, Sample.EntryOf(edited, "pending")) { Begins = [new(edited, null)] }],
        };

        Intent holder = await Store.BeginAsync(Sample.Intent("k/edit"));
        Assert.Null(await Store.MoveAsync(move, default));
        Sample.Same(original, await Store.FindAsync("acme", original.Id, default));
        await Store.MoveAsync(holder, IntentState.Applied);

        edited = edited with { Key = edited.Key + "2" };
        Assert.NotNull(await Store.MoveAsync(move with { With = [move.With[0] with { Begins = [new(edited, null)] }] }, default));
        Assert.Equal((IntentState.Cancelled, edited.Id), ((await Store.FindAsync("acme", original.Id, default))!.State, (await Store.FindAsync("acme", original.Id, default))!.ReplacedBy));
        Sample.Same(edited with { CreatedAt = ManualTime.Start }, await Store.FindAsync("acme", edited.Id, default));
        Assert.True((await JournalVerifier.VerifyAsync(Store, new())).IsIntact);
    }

    [Fact]
    public async Task Moves_that_belong_together_happen_together()
    {
        Intent parent = await Store.BeginAsync(Sample.Intent("batch"));
        Intent child = await Store.BeginAsync(Sample.Intent("batch/d1"));

        Move both = Sample.Move(parent, IntentState.Applied) with { With = [Sample.Move(child, IntentState.Applied)] };
        Assert.NotNull(await Store.MoveAsync(both, default));

        Assert.Equal(IntentState.Applied, (await Store.FindAsync("acme", child.Id, default))!.State);
    }

    [Fact]
    public async Task Of_moves_that_belong_together_none_happens_when_one_cannot()
    {
        Intent parent = await Store.BeginAsync(Sample.Intent("batch"));
        Intent child = await Store.BeginAsync(Sample.Intent("batch/d1"));
        Intent moved = await Store.BeginAsync(Sample.Intent("batch/d2"));
        await Store.MoveAsync(moved, IntentState.Unknown);
        int rows = (await Store.JournalAsync()).Count;

        Move all = Sample.Move(parent, IntentState.Applied) with { With = [Sample.Move(child, IntentState.Applied), Sample.Move(moved, IntentState.Applied)] };
        Assert.Null(await Store.MoveAsync(all, default));

        Sample.Same(parent, await Store.FindAsync("acme", parent.Id, default));
        Sample.Same(child, await Store.FindAsync("acme", child.Id, default));
        Assert.Equal(rows, (await Store.JournalAsync()).Count);
        await Store.MoveAsync(parent, IntentState.Applied);
        Assert.True((await JournalVerifier.VerifyAsync(Store, new())).IsIntact);
    }

    [Fact]
    public async Task Children_begin_with_the_move_of_their_parent_or_the_parent_stays()
    {
        Intent parent = await Store.ReachAsync(IntentState.Approved, "batch");
        Intent child = Sample.Intent("batch/d1") with { ParentId = parent.Id };
        Intent holder = await Store.BeginAsync(Sample.Intent("batch/d2"));
        Move claim = Sample.Move(parent, IntentState.Claimed);

        Assert.Null(await Store.MoveAsync(claim with { Begins = [new(child, null), new(Sample.Intent("batch/d2"), null)] }, default));
        Sample.Same(parent, await Store.FindAsync("acme", parent.Id, default));
        Assert.Null(await Store.FindAsync("acme", child.Id, default));

        Assert.NotNull(await Store.MoveAsync(claim with { Begins = [new(child, null)] }, default));
        Assert.Equal(1, (await Store.FindAsync("acme", child.Id, default))!.Fence);
        Sample.Same(holder, await Store.FindAsync("acme", holder.Id, default));
    }
}
