using WriteGate.Intents;
using WriteGate.Journal;
using WriteGate.Sqlite;

namespace WriteGate.Stores.Tests;

public sealed class SqliteCommitTests : IAsyncLifetime
{
    private readonly StoreDirectory directory = new();
    private SqliteGateStore store = null!;

    public async Task InitializeAsync() => store = await directory.OpenAsync();

    public async Task DisposeAsync()
    {
        await store.DisposeAsync();
        directory.Dispose();
    }

    [Fact]
    public async Task A_first_call_costs_two_commits_and_a_duplicate_none()
    {
        Intent claimed = await store.BeginAsync(Sample.Intent());
        Assert.Equal(1, store.Commits);
        Intent applied = await store.MoveAsync(claimed, IntentState.Applied);
        Assert.Equal(2, store.Commits);

        await store.RecallAsync(Sample.Recall(applied), default);
        await store.ClaimAsync(Sample.Claim(Sample.Intent()), default);
        Assert.Equal(2, store.Commits);
    }

    [Fact]
    public async Task A_batch_an_approval_and_a_take_over_cost_one_commit_each()
    {
        Intent settled = await store.ReachAsync(IntentState.Applied, "settled");
        Intent waiting = await store.ReachAsync(IntentState.AwaitingApproval, "waiting");
        long before = store.Commits;

        await store.ClaimAsync(Sample.Claim([.. Enumerable.Range(0, 50).Select(i => new NewIntent(Sample.Intent($"{i}"), null))]), default);
        await store.MoveAsync(Sample.Move(waiting, IntentState.Approved) with { Decision = new("ann", true, waiting.Digest!, null) }, default);
        await store.BeginAsync(Sample.Intent("settled"), over: settled);

        Assert.Equal(3, store.Commits - before);
    }

    [Fact]
    public async Task Commands_that_wait_share_a_commit()
    {
        ClaimAnswer[] answers = await TogetherAsync(200, i => store.ClaimAsync(Sample.Claim(Sample.Intent($"{i}")), default));

        Assert.All(answers, answer => Assert.Single(answer.Won));
        Assert.Equal(200, (await store.JournalAsync()).Count);
        Assert.Equal(2, store.Commits); // the one that found nobody writing, and all others
    }

    [Fact]
    public async Task A_group_has_a_limit()
    {
        await store.DisposeAsync();
        store = await directory.OpenAsync(change: options => options with { CommandsPerCommit = 10 });

        await TogetherAsync(101, i => store.ClaimAsync(Sample.Claim(Sample.Intent($"{i}")), default));

        Assert.Equal(1 + 10, store.Commits);
    }

    [Fact]
    public async Task One_that_fails_does_not_hurt_those_that_share_its_commit()
    {
        Intent taken = await store.BeginAsync(Sample.Intent("taken"));

        ClaimAnswer[] answers = await TogetherAsync(64, i => store.ClaimAsync(
            i % 4 == 0
                ? Sample.Claim(new NewIntent(Sample.Intent($"{i}"), null), new NewIntent(Sample.Intent("taken"), null))
                : Sample.Claim(Sample.Intent($"{i}")),
            default));

        Assert.All(answers.Index(), answer => Assert.Equal(answer.Index % 4 == 0 ? 0 : 1, answer.Item.Won.Count));
        Assert.All(answers.Where(answer => answer.Won.Count == 0), answer => Assert.Equal(taken.Id, answer.Holder?.Id));
        Assert.Equal(1 + 48, (await store.ListAsync(new(), default)).Count);
        Assert.True((await JournalVerifier.VerifyAsync(store, new())).IsIntact);
    }

    [Fact]
    public async Task What_is_counted_beside_one_that_fails_is_counted_once()
    {
        await store.BeginAsync(Sample.Intent("taken"));
        ValueTask<ClaimAnswer> CountAsync(string member, params string[] keys) => store.ClaimAsync(
            Sample.Claim([.. keys.Select(key => new NewIntent(Sample.Intent(key), null))]) with { Counts = [new() { Name = "counter", Members = [member] }] }, default);

        ClaimAnswer[] answers = await TogetherAsync(64, i => i % 4 == 3 ? CountAsync($"{i}", $"{i}", "taken") : CountAsync($"{i}", $"{i}"));

        Assert.Equal(Enumerable.Range(0, 48), answers.Where(answer => answer.Won.Count > 0).Select(answer => (int)answer.Tallies[0].Before).Order());
        Assert.Equal(48, (await CountAsync("last", "last")).Tallies[0].Before);
    }

    [Fact]
    public async Task A_recall_is_answered_while_a_write_waits_for_the_file()
    {
        Intent claimed = await store.BeginAsync(Sample.Intent());
        Recollection? recollection = null;

        ClaimAnswer[] answers = await TogetherAsync(
            2,
            i => store.ClaimAsync(Sample.Claim(Sample.Intent($"{i}")), default),
            async () => recollection = await store.RecallAsync(Sample.Recall(claimed), default));

        Assert.Equal(claimed.Id, recollection?.Holder?.Id);
        Assert.All(answers, answer => Assert.Single(answer.Won));
        Assert.Equal(1 + 2, store.Commits);
    }

    [Fact]
    public async Task One_that_is_wrong_is_told_so_and_does_not_hurt_those_that_share_its_commit()
    {
        Intent first = await store.BeginAsync(Sample.Intent("first"));

        bool[] refused = await TogetherAsync(32, async i =>
        {
            try
            {
                Intent twice = Sample.Intent($"{i}") with { Id = first.Id };
                await store.ClaimAsync(Sample.Claim(i % 8 == 0 ? [new(Sample.Intent($"other {i}"), null), new(twice, null)] : [new(Sample.Intent($"{i}"), null)]), default);
                return false;
            }
            catch (InvalidOperationException)
            {
                return true;
            }
        });

        Assert.Equal(4, refused.Count(was => was));
        Assert.Equal(1 + 28, (await store.ListAsync(new(), default)).Count);
        Assert.True((await JournalVerifier.VerifyAsync(store, new())).IsIntact);
    }

    [Fact]
    public async Task Every_commit_is_forced_to_disk()
    {
        await store.BeginAsync(Sample.Intent());

        Assert.Equal(("wal", 2L, 1L), store.Settings());
    }

    [Fact]
    public async Task A_closed_store_says_so()
    {
        await store.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.BeginAsync(Sample.Intent()));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.FindAsync("acme", "id", default));
    }

    [Fact]
    public async Task What_waits_when_the_store_is_closed_is_written_or_refused()
    {
        Task<bool>[] calls = [.. Enumerable.Range(0, 100).Select(i => Task.Run(async () =>
        {
            try
            {
                await store.BeginAsync(Sample.Intent($"{i}"));
                return true;
            }
            catch (ObjectDisposedException)
            {
                return false;
            }
        }))];
        await store.DisposeAsync();
        bool[] written = await Task.WhenAll(calls);

        await using SqliteGateStore again = await directory.OpenAsync();
        Assert.Equal(written.Count(was => was), (await again.ListAsync(new(), default)).Count);
    }

    // The file is locked until all calls wait, so that they come in one group after the first.
    private async Task<T[]> TogetherAsync<T>(int count, Func<int, ValueTask<T>> call, Func<Task>? meanwhile = null)
    {
        int made = 0;
        Task<T>[] calls;
        using (directory.Lock())
        {
            calls = [.. Enumerable.Range(0, count).Select(i => Task.Run(() =>
            {
                ValueTask<T> answer = call(i);
                Interlocked.Increment(ref made);
                return answer.AsTask();
            }))];
            while (Volatile.Read(ref made) < count - 1)
            {
                await Task.Yield();
            }

            await (meanwhile?.Invoke() ?? Task.CompletedTask);
        }

        return await Task.WhenAll(calls);
    }
}
