using WriteGate.Intents;
using WriteGate.Journal;

namespace WriteGate.Stores.Tests;

public abstract partial class GateStoreConformance
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Fact]
    public async Task A_counter_rises_with_the_claim_up_to_its_limit()
    {
        Counted first = Assert.Single((await CountAsync("a", Amount(2, limit: 3))).Tallies);
        Assert.Equal((0, 2, 2), (first.Before, first.Added, first.After));

        ClaimAnswer second = await CountAsync("b", Amount(1, limit: 3));

        Assert.Single(second.Won);
        Assert.Equal((2, 3), (second.Tallies[0].Before, second.Tallies[0].After));
        Assert.Null(second.Crossed);
    }

    [Fact]
    public async Task A_claim_that_would_cross_a_limit_changes_nothing_and_is_told_which()
    {
        await CountAsync("a", Amount(3, limit: 3));

        ClaimAnswer refused = await CountAsync("b", new Counting { Name = "other", Amount = 1 }, Amount(1, limit: 3), new Counting { Name = "third", Amount = 1, Limit = 0 });

        Assert.Empty(refused.Won);
        Assert.Null(refused.Holder);
        Assert.Equal(("counter", 3L, 4L), (refused.Crossed!.Counting.Name, refused.Crossed.Before, refused.Crossed.After));
        Assert.Single(await Store.ListAsync(new(), default));
        Assert.Single(await Store.JournalAsync());
        Assert.Equal(0, (await CountAsync("c", new Counting { Name = "other", Amount = 1 })).Tallies[0].Before);
    }

    [Fact]
    public async Task A_counter_that_stands_over_its_limit_refuses_what_adds_nothing()
    {
        await CountAsync("a", Amount(5));
        Assert.NotNull((await CountAsync("b", Amount(0, limit: 4))).Crossed);
        Assert.Null((await CountAsync("b", Amount(0, limit: 5))).Crossed);
    }

    [Fact]
    public async Task A_claim_whose_key_is_taken_counts_nothing()
    {
        await CountAsync("a", Amount(1));

        ClaimAnswer lost = await CountAsync("a", Amount(1));

        Assert.Empty(lost.Won);
        Assert.NotNull(lost.Holder);
        Assert.Null(lost.Crossed);
        Assert.Equal(1, (await CountAsync("b", Amount(1))).Tallies[0].Before);
    }

    [Fact]
    public async Task A_batch_with_one_taken_key_counts_nothing()
    {
        await Store.BeginAsync(Sample.Intent("second"));
        Claim batch = Sample.Claim(new NewIntent(Sample.Intent("first"), null), new NewIntent(Sample.Intent("second"), null)) with { Counts = [Members("d1", "d2")] };

        Assert.Empty((await Store.ClaimAsync(batch, default)).Won);

        Assert.Equal((0, 2), Standing(await CountAsync("b", Members("d1", "d2"))));
    }

    [Fact]
    public async Task Members_are_counted_once_each()
    {
        Assert.Equal((0, 2), Standing(await CountAsync("a", Members("d1", "d2", "d1"))));
        Assert.Equal((2, 3), Standing(await CountAsync("b", Members("d2", "d3 — \"naïve\" \0"))));
        Assert.Equal((3, 3), Standing(await CountAsync("c", Members("d1", "d3 — \"naïve\" \0") with { Limit = 3 })));
        Assert.NotNull((await CountAsync("d", Members("d1", "d4") with { Limit = 3 })).Crossed);
        Assert.Null((await CountAsync("e", Members("d2") with { Limit = 3 })).Crossed);
    }

    [Fact]
    public async Task A_batch_over_the_limit_counts_none_of_its_members()
    {
        Assert.NotNull((await CountAsync("a", Members("d1", "d2", "d3") with { Limit = 2 })).Crossed);
        Assert.Equal((0, 2), Standing(await CountAsync("b", Members("d1", "d2") with { Limit = 2 })));
    }

    [Fact]
    public async Task A_counter_starts_anew_with_the_next_day_of_the_stores_clock()
    {
        // The clock stands at some time of a day: the next one begins within 24 hours.
        await CountAsync("a", Amount(4) with { Every = Day });
        Assert.Equal(4, (await CountAsync("b", Amount(1) with { Every = Day })).Tallies[0].Before);
        await AdvanceAsync(Day);
        Assert.Equal(0, (await CountAsync("c", Amount(1) with { Every = Day })).Tallies[0].Before);
    }

    [Fact]
    public async Task What_somebody_decided_on_is_counted_over_the_limit()
    {
        await CountAsync("a", Members("d1") with { Limit = 1 });
        Intent approved = await Store.ReachAsync(IntentState.Approved, "b");

        Assert.NotNull(await Store.MoveAsync(Sample.Move(approved, IntentState.Claimed) with { Counts = [Members("d2") with { Limit = 1 }] }, default));

        Assert.Equal((2, 2), Standing(await CountAsync("c", Members("d2"))));
    }

    [Fact]
    public async Task A_move_that_comes_too_late_counts_nothing()
    {
        Intent claimed = await Store.BeginAsync(Sample.Intent());
        await Store.MoveAsync(claimed, IntentState.Applied);

        Assert.Null(await Store.MoveAsync(Sample.Move(claimed, IntentState.Unknown) with { Counts = [Amount(1)] }, default));

        Assert.Equal(0, (await CountAsync("b", Amount(1))).Tallies[0].Before);
    }

    [Fact]
    public async Task Moves_of_which_one_comes_too_late_count_nothing()
    {
        Intent first = await Store.BeginAsync(Sample.Intent("first"));
        Intent second = await Store.BeginAsync(Sample.Intent("second"));
        Intent late = await Store.BeginAsync(Sample.Intent("late"));
        await Store.MoveAsync(late, IntentState.Applied);
        Move counted = Sample.Move(second, IntentState.Unknown) with { Counts = [Members("d1")] };

        Assert.Null(await Store.MoveAsync(Sample.Move(first, IntentState.Unknown) with { With = [counted, Sample.Move(late, IntentState.Unknown)] }, default));

        Assert.Equal((0, 1), Standing(await CountAsync("b", Members("d1"))));
    }

    [Fact]
    public async Task Journal_and_counters_are_written_without_an_intent()
    {
        Claim alone = new() { Intents = [], Lease = Sample.Lease, Entries = [Sample.Entry("denied")], Counts = [Amount(7)] };

        ClaimAnswer answer = await Store.ClaimAsync(alone, default);

        Assert.Equal(7, Assert.Single(answer.Tallies).After);
        Assert.Equal("denied", Assert.Single(await Store.JournalAsync()).Entry.Action);
        Assert.Empty(await Store.ListAsync(new(), default));
    }

    [Fact]
    public async Task A_counter_that_means_nothing_is_refused()
    {
        Counting[][] wrong = [[Amount(-1)], [Members("d1", "")], [Members("d1") with { Amount = 1 }], [Amount(1), Amount(2)], [Amount(1) with { Every = TimeSpan.Zero }]];
        foreach (Counting[] counts in wrong)
        {
            await Assert.ThrowsAsync<ArgumentException>(async () => await CountAsync("a", counts));
        }

        Assert.Empty(await Store.JournalAsync());
    }

    [Fact]
    public async Task Of_64_at_once_below_a_limit_exactly_as_many_win_as_are_left()
    {
        for (int round = 0; round < 20; round++)
        {
            Counting amount = new() { Name = $"amount {round}", Amount = 1, Limit = 10 };
            Counting members = new() { Name = $"members {round}", Members = ["first"], Limit = 10 };
            await CountAsync($"{round}/first", amount with { Amount = 9 }, members);
            await CountAsync($"{round}/more", members with { Members = [.. Enumerable.Range(0, 8).Select(i => $"m{i}")] });

            ClaimAnswer[] answers = await AtOnceAsync(i => CountAsync($"{round}/{i}", amount, members with { Members = [$"of {i}"] }));

            Assert.Single(answers, answer => answer.Won.Count > 0);
            Assert.Equal(Callers - 1, answers.Count(answer => answer.Crossed?.Counting.Name == amount.Name));
            Assert.Equal((10, 10), Standing(await CountAsync($"{round}/last", members)));
        }

        Assert.Equal(20 * 4, (await Store.ListAsync(new(), default)).Count);
        Assert.True((await JournalVerifier.VerifyAsync(Store, new())).IsIntact);
    }

    [Fact]
    public async Task Counters_that_did_not_rise_for_long_are_forgotten_with_what_they_counted()
    {
        await CountAsync("a", Members("d1", "d2"));
        await CountAsync("b", new Counting { Name = "in use", Members = ["d1"] });
        await AdvanceAsync(Counting.Kept + Day);
        await CountAsync("c", new Counting { Name = "in use", Members = ["d2"] });

        await Store.ForgetValuesAsync(Counting.Kept);

        Assert.Equal(0, await CountAsync("SELECT count(*) FROM counters WHERE name = 'counter'"));
        Assert.Equal((0, 1), Standing(await CountAsync("d", Members("d1"))));
        Assert.Equal((2, 2), Standing(await CountAsync("e", new Counting { Name = "in use", Members = ["d1"] })));
    }

    [Fact]
    public async Task A_counter_that_rose_lately_stands_whatever_is_forgotten()
    {
        await CountAsync("a", Members("d1", "d2"));
        await AdvanceAsync(Counting.Kept);

        await Store.ForgetValuesAsync(TimeSpan.Zero);

        Assert.Equal((2, 2), Standing(await CountAsync("b", Members("d1"))));
    }

    private static Counting Amount(long amount, long? limit = null) => new() { Name = "counter", Amount = amount, Limit = limit };

    private static Counting Members(params string[] members) => new() { Name = "counter", Members = members };

    private static (long Before, long After) Standing(ClaimAnswer answer) => (answer.Tallies[0].Before, answer.Tallies[0].After);

    private ValueTask<ClaimAnswer> CountAsync(string key, params Counting[] counts) => Store.ClaimAsync(Sample.Claim(Sample.Intent(key)) with { Counts = counts }, default);
}
