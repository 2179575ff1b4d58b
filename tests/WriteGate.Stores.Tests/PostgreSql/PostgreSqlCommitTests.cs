using Npgsql;

using WriteGate.Intents;
using WriteGate.Journal;
using WriteGate.PostgreSql;

namespace WriteGate.Stores.Tests;

public sealed class PostgreSqlCommitTests : IAsyncLifetime
{
    private readonly PostgreSqlPlace place = new();
    private PostgreSqlGateStore store = null!;

    public async Task InitializeAsync() => store = await place.OpenAsync();

    public async Task DisposeAsync()
    {
        await store.DisposeAsync();
        await place.DisposeAsync();
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
    public async Task A_recall_a_claim_and_a_settlement_are_one_statement_each()
    {
        await using ServerProxy proxy = new(PrivateCluster.Shared.Port);
        await using PostgreSqlGateStore behind = await place.OpenAsync(options => options with { ConnectionString = PrivateCluster.Shared.ConnectionStringAt(proxy.Port) });
        // Connections are open and statements known from here on.
        await FirstCallAsync(behind, "warm up");
        await FirstCallAsync(behind, "warm up again");

        int before = proxy.RoundTrips;
        Intent applied = await FirstCallAsync(behind, "measured");
        Assert.Equal(3, proxy.RoundTrips - before);

        await behind.RecallAsync(Sample.Recall(applied), default);
        Assert.Equal(4, proxy.RoundTrips - before);
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
        store = await place.OpenAsync(options => options with { CommandsPerCommit = 10 });

        await TogetherAsync(101, i => store.ClaimAsync(Sample.Claim(Sample.Intent($"{i}")), default));

        Assert.Equal(1 + 10, store.Commits);
    }

    [Fact]
    public async Task One_that_loses_does_not_hurt_those_that_share_its_commit()
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
    public async Task One_that_is_wrong_is_told_so_and_does_not_hurt_those_that_share_its_commit()
    {
        Intent first = await store.BeginAsync(Sample.Intent("first"));

        bool[] refused = await TogetherAsync(32, async i =>
        {
            try
            {
                Intent wrong = i % 16 == 0
                    ? Sample.Intent($"{i}") with { Id = first.Id }
                    : Sample.Intent($"{i}") with { RecordId = Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(20_000)) };
                await store.ClaimAsync(Sample.Claim(i % 8 == 0 ? wrong : Sample.Intent($"{i}")), default);
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
    public async Task A_batch_of_thousands_begins_as_a_whole()
    {
        NewIntent[] batch = [.. Enumerable.Range(0, 3000).Select(i => new NewIntent(Sample.Intent($"{i}"), null))];

        Assert.Equal(batch.Length, (await store.ClaimAsync(Sample.Claim(batch), default)).Won.Count);

        Assert.Equal(1, store.Commits);
        Assert.True((await JournalVerifier.VerifyAsync(store, new())).IsIntact);
    }

    [Fact]
    public async Task Stores_that_write_to_one_run_and_to_each_others_keys_keep_one_chain_and_never_wait_in_a_circle()
    {
        PostgreSqlGateStore[] stores = [store, await place.OpenAsync(), await place.OpenAsync(), await place.OpenAsync()];
        int[] won = await Task.WhenAll(stores.SelectMany(each => Enumerable.Range(0, 16).Select(caller => Task.Run(async () =>
        {
            int mine = 0;
            for (int i = 0; i < 25; i++)
            {
                // Twenty new keys in each turn, which all want, each in another order; batches among them.
                int first = Random.Shared.Next(20);
                Claim claim = i % 2 == 0
                    ? Sample.Claim([.. Enumerable.Range(0, 3).Select(k => new NewIntent(Sample.Intent($"{i}/{(first + (7 * k)) % 20}", run: $"run {first % 3}"), null))])
                    : Sample.Claim(Sample.Intent($"{i}/{first}", run: $"run {caller % 3}"));
                mine += (await each.ClaimAsync(claim, default)).Won.Count;
            }

            return mine;
        }))));

        Assert.Equal(won.Sum(), (await store.ListAsync(new(), default)).Count);
        Assert.True((await JournalVerifier.VerifyAsync(store, new())).IsIntact);
        Assert.Equal(0L, await place.ExecuteAsync($"SELECT count(*) FROM (SELECT key FROM intents GROUP BY key HAVING count(*) > 1) twice"));
        foreach (PostgreSqlGateStore each in stores[1..])
        {
            await each.DisposeAsync();
        }
    }

    [Fact]
    public async Task Whoever_follows_the_journal_while_others_write_to_it_misses_no_row()
    {
        await using PostgreSqlGateStore reader = await place.OpenAsync();
        using CancellationTokenSource enough = new();
        Task writing = Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            await using PostgreSqlGateStore own = await place.OpenAsync();
            while (!enough.IsCancellationRequested)
            {
                await own.RecordAsync([Sample.Entry("step", $"run {writer}")], default);
            }
        })));
        List<long> followed = [0];
        while (followed.Count < 1500)
        {
            followed.AddRange((await reader.JournalAsync(new() { After = followed[^1] })).Select(row => row.Sequence));
        }

        await enough.CancelAsync();
        await writing;
        Assert.Equal((await reader.JournalAsync()).Select(row => row.Sequence).TakeWhile(sequence => sequence <= followed[^1]), followed.Skip(1));
        Assert.True((await JournalVerifier.VerifyAsync(reader, new())).IsIntact);
    }

    [Fact]
    public async Task Leases_run_by_the_clock_of_the_server()
    {
        await using PostgreSqlGateStore early = new(place.Options, new ManualTime());
        await early.OpenAsync(default);

        Intent claimed = await early.BeginAsync(Sample.Intent());

        long server = (long)(await place.ExecuteAsync("SELECT clock_ms()"))!;
        Assert.InRange(server - claimed.CreatedAt.ToUnixTimeMilliseconds(), 0, 60_000);
        Assert.Equal(claimed.CreatedAt + Sample.Lease, claimed.LeaseUntil);
        Assert.Empty(await early.ListAsync(new() { LeaseEnded = true }, default));
        await place.ExecuteAsync("UPDATE intents SET lease_until = clock_ms() - 1");
        Assert.Equal(claimed.Id, Assert.Single(await early.ListAsync(new() { LeaseEnded = true }, default)).Id);
    }

    [Fact]
    public async Task Of_two_stores_that_hold_one_claim_only_the_later_can_settle_it()
    {
        await using PostgreSqlGateStore other = await place.OpenAsync();
        Intent first = await store.BeginAsync(Sample.Intent());
        Intent again = await other.MoveAsync(await other.MoveAsync(first, IntentState.Unknown), IntentState.Claimed);

        Assert.Null(await store.MoveAsync(Sample.Move(first, IntentState.Applied), default));
        Assert.Equal(IntentState.Applied, (await other.MoveAsync(again, IntentState.Applied)).State);
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

        store = await place.OpenAsync();
        Assert.Equal(written.Count(was => was), (await store.ListAsync(new(), default)).Count);
    }

    private static async Task<Intent> FirstCallAsync(PostgreSqlGateStore store, string key)
    {
        Intent intent = Sample.Intent(key);
        await store.RecallAsync(Sample.Recall(intent), default);
        return await store.MoveAsync(await store.BeginAsync(intent), IntentState.Applied);
    }

    // Nobody can commit until all calls wait, so that they come in one group after the first.
    private async Task<T[]> TogetherAsync<T>(int count, Func<int, ValueTask<T>> call)
    {
        int made = 0;
        Task<T>[] calls;
        await using (NpgsqlConnection connection = await place.ConnectAsync())
        await using (NpgsqlCommand hold = new("LOCK TABLE journal_heads IN EXCLUSIVE MODE", connection))
        await using (await connection.BeginTransactionAsync())
        {
            await hold.ExecuteNonQueryAsync();
            calls = [.. Enumerable.Range(0, count).Select(i => Task.Run(() =>
            {
                ValueTask<T> answer = call(i);
                Interlocked.Increment(ref made);
                return answer.AsTask();
            }))];
            while (Volatile.Read(ref made) < count)
            {
                await Task.Yield();
            }
        }

        return await Task.WhenAll(calls);
    }
}
