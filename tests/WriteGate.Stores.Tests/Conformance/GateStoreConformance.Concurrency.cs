using WriteGate.Intents;
using WriteGate.Journal;

namespace WriteGate.Stores.Tests;

public abstract partial class GateStoreConformance
{
    private const int Callers = 64;

    [Fact]
    public async Task Of_64_duplicates_at_once_exactly_one_wins_in_each_of_200_rounds()
    {
        for (int round = 0; round < 200; round++)
        {
            string key = $"key {round}";
            ClaimAnswer[] answers = await AtOnceAsync(_ => Store.ClaimAsync(Sample.Claim(Sample.Intent(key)), default));

            Intent winner = Assert.Single(answers, answer => answer.Won.Count > 0).Won[0];
            Assert.All(answers.Where(answer => answer.Won.Count == 0), answer => Assert.Equal(winner.Id, answer.Holder?.Id));
        }

        Assert.Equal(200, (await Store.JournalAsync()).Count);
        Assert.True((await JournalVerifier.VerifyAsync(Store, new())).IsIntact);
    }

    [Fact]
    public async Task Of_64_settlements_of_one_claim_exactly_one_holds()
    {
        for (int round = 0; round < 20; round++)
        {
            Intent claimed = await Store.BeginAsync(Sample.Intent($"key {round}"));

            Intent?[] answers = await AtOnceAsync(
                i => Store.MoveAsync(Sample.Move(claimed, i % 2 == 0 ? IntentState.Applied : IntentState.Unknown), default));

            Intent held = Assert.Single(answers, answer => answer is not null)!;
            Sample.Same(held, await Store.FindAsync("acme", claimed.Id, default));
        }
    }

    [Fact]
    public async Task An_approval_is_used_once_by_64_at_once()
    {
        for (int round = 0; round < 20; round++)
        {
            Intent approved = await Store.ReachAsync(IntentState.Approved, $"key {round}");

            Intent?[] answers = await AtOnceAsync(_ => Store.MoveAsync(Sample.Move(approved, IntentState.Claimed), default));

            Assert.Equal(1, Assert.Single(answers, answer => answer is not null)!.Fence);
        }
    }

    [Fact]
    public async Task Different_keys_do_not_hinder_each_other()
    {
        ClaimAnswer[] answers = await AtOnceAsync(i => Store.ClaimAsync(Sample.Claim(Sample.Intent($"key {i}", run: $"run {i % 5}")), default));
        Intent?[] settled = await AtOnceAsync(i => Store.MoveAsync(Sample.Move(answers[i].Won[0], IntentState.Applied), default));

        Assert.All(settled, intent => Assert.Equal(IntentState.Applied, intent?.State));
        Assert.Equal(2 * Callers, (await Store.JournalAsync()).Count);
        Assert.True((await JournalVerifier.VerifyAsync(Store, new())).IsIntact);
    }

    [Fact]
    public async Task Batches_that_overlap_begin_whole_or_not_at_all()
    {
        for (int round = 0; round < 20; round++)
        {
            ClaimAnswer[] answers = await AtOnceAsync(i =>
                Store.ClaimAsync(
                    Sample.Claim([.. Enumerable.Range(i % 8, 4).Select(k => new NewIntent(Sample.Intent($"{round}/{k}"), null))]), default));

            string[] keys = [.. answers.SelectMany(answer => answer.Won).Select(intent => intent.Key)];
            Assert.All(answers, answer => Assert.True(answer.Won.Count is 0 or 4));
            Assert.Equal(keys.Length, keys.Distinct().Count());
            Assert.Equal(keys.Length, await CountAsync($"SELECT count(*) FROM intents WHERE key LIKE '%/{round}/%'"));
        }

        Assert.True((await JournalVerifier.VerifyAsync(Store, new())).IsIntact);
    }

    [Fact]
    public async Task A_call_that_was_given_up_before_it_began_does_nothing()
    {
        CancellationToken cancelled = new(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.ClaimAsync(Sample.Claim(Sample.Intent()), cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.RecordAsync([Sample.Entry("a")], cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.RecallAsync(Sample.Recall(Sample.Intent()), cancelled));

        Assert.Empty(await Store.JournalAsync());
    }

    [Fact]
    public async Task A_call_that_is_given_up_meanwhile_either_happened_and_says_so_or_did_not()
    {
        bool[] happened = await AtOnceAsync(async i =>
        {
            using CancellationTokenSource source = new();
            Task<ClaimAnswer> claiming = Store.ClaimAsync(Sample.Claim(Sample.Intent($"key {i}")), source.Token).AsTask();
            await source.CancelAsync();
            try
            {
                return (await claiming).Won.Count == 1;
            }
            catch (OperationCanceledException)
            {
                return false;
            }
        });

        Assert.Equal(happened.Count(did => did), (await Store.ListAsync(new(), default)).Count);
        Assert.Equal(happened.Count(did => did), (await Store.JournalAsync()).Count);
    }

    // All start together, each on a thread of the pool.
    private static async Task<T[]> AtOnceAsync<T>(Func<int, ValueTask<T>> call)
    {
        TaskCompletionSource start = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<T>[] calls = [.. Enumerable.Range(0, Callers).Select(async i =>
        {
            await start.Task;
            return await call(i);
        })];
        start.SetResult();
        return await Task.WhenAll(calls);
    }
}
