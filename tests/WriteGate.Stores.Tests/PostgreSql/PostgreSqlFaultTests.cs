using System.Diagnostics;

using WriteGate.Intents;
using WriteGate.Journal;
using WriteGate.PostgreSql;

namespace WriteGate.Stores.Tests;

/// <summary>What is left when connections and servers go away. The server is not shared: these tests stop it.</summary>
public sealed class PostgreSqlFaultTests(PostgreSqlFaultTests.OwnCluster own) : IClassFixture<PostgreSqlFaultTests.OwnCluster>, IAsyncLifetime
{
    private readonly PostgreSqlPlace place = new(own.Cluster);

    private PrivateCluster Cluster => own.Cluster;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await place.DisposeAsync();

    [Theory]
    [InlineData(Cut.BeforeTheServer)]
    [InlineData(Cut.WhileTheServerWorks)]
    [InlineData(Cut.BeforeTheAnswer)]
    public async Task A_commit_whose_answer_was_cut_off_is_found_or_made_and_never_made_twice(Cut where)
    {
        await using ServerProxy proxy = new(Cluster.Port);
        await using PostgreSqlGateStore store = await OpenBehindAsync(proxy);
        await store.BeginAsync(Sample.Intent("warm up"));
        const int Rounds = 20;
        for (int i = 0; i < Rounds; i++)
        {
            string run = $"run {i}";
            proxy.CutNextCommit(where);
            Intent claimed = await store.BeginAsync(Sample.Intent($"{i}", run: run));
            Sample.Same(claimed, await store.FindAsync("acme", claimed.Id, default));

            proxy.CutNextCommit(where);
            Intent applied = await store.MoveAsync(claimed, IntentState.Applied);
            Sample.Same(applied, await store.FindAsync("acme", claimed.Id, default));

            proxy.CutNextCommit(where);
            await store.RecordAsync([Sample.Entry("noted", run)], default);

            proxy.CutNextCommit(where);
            Assert.Null(await store.MoveAsync(Sample.Move(claimed, IntentState.Unknown), default));

            Assert.Equal(["claimed", "moved", "noted"], (await store.JournalAsync(new() { RunId = run })).Select(row => row.Entry.Action));
        }

        Assert.Equal(4 * Rounds, proxy.Cuts);
        Assert.True((await JournalVerifier.VerifyAsync(store, new())).IsIntact);
    }

    [Fact]
    public async Task A_group_whose_answer_was_cut_off_is_told_apart_into_who_won_and_who_lost()
    {
        await using ServerProxy proxy = new(Cluster.Port);
        await using PostgreSqlGateStore store = await OpenBehindAsync(proxy);
        Intent taken = await store.BeginAsync(Sample.Intent("taken"));
        Task<ClaimAnswer>[] calls = [.. Enumerable.Range(0, 64).Select(i => Task.Run(async () =>
        {
            proxy.CutNextCommit(Cut.BeforeTheAnswer);
            return await store.ClaimAsync(Sample.Claim(Sample.Intent(i % 2 == 0 ? $"{i / 4}" : "taken")), default);
        }))];

        ClaimAnswer[] answers = await Task.WhenAll(calls);

        Assert.True(proxy.Cuts > 0);
        Assert.Equal(16, answers.Count(answer => answer.Won.Count == 1));
        Assert.All(answers.Index().Where(answer => answer.Index % 2 == 1), answer => Assert.Equal(taken.Id, answer.Item.Holder?.Id));
        Assert.Equal(1 + 16, (await store.JournalAsync()).Count);
    }

    [Fact]
    public async Task Sessions_that_are_ended_by_the_server_lose_nothing_and_do_nothing_twice()
    {
        await using PostgreSqlGateStore store = await place.OpenAsync();
        await StormAsync(store, 100, () => place.ExecuteAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'WriteGate%'"));
    }

    [Fact]
    public async Task A_server_that_crashes_and_comes_back_loses_nothing_and_does_nothing_twice()
    {
        await using PostgreSqlGateStore store = await place.OpenAsync(options => options with { ReconnectFor = TimeSpan.FromSeconds(60) });
        await StormAsync(store, 5, () =>
        {
            Cluster.Restart();
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task A_store_that_is_gone_refuses_and_serves_again_when_it_is_back()
    {
        await using PostgreSqlGateStore store = await place.OpenAsync(options => options with { ReconnectFor = TimeSpan.FromMilliseconds(200) });
        Intent claimed = await store.BeginAsync(Sample.Intent());
        Cluster.Stop();
        try
        {
            StoreUnavailableException refusal = await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.BeginAsync(Sample.Intent("other")));
            Assert.Contains("127.0.0.1", refusal.Message, StringComparison.Ordinal);
            await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.MoveAsync(claimed, IntentState.Applied));
            await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.RecallAsync(Sample.Recall(claimed), default));
            await Assert.ThrowsAsync<StoreUnavailableException>(() => store.JournalAsync());
            await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.ForgetAsync(new() { Values = TimeSpan.Zero }, default));
        }
        finally
        {
            Cluster.StartAgain();
        }

        Assert.NotNull(await store.ForgetAsync(new() { Values = TimeSpan.Zero }, default));
        Assert.Equal(IntentState.Applied, (await store.MoveAsync(claimed, IntentState.Applied)).State);
        await store.BeginAsync(Sample.Intent("other"));
        Assert.Equal(3, (await store.JournalAsync()).Count);
    }

    [Fact]
    public async Task R26_a_gate_without_its_store_writes_nothing_and_still_reads()
    {
        await place.OpenLedgerAsync();
        await using LedgerGate gate = new(place.Options with { ReconnectFor = TimeSpan.FromMilliseconds(200) });
        await using GateRun run = gate.OpenRun();
        Assert.Equal(OutcomeKind.Applied, await LedgerGate.BookAsync(run, "before", 1));
        Cluster.Stop();
        try
        {
            Assert.Equal(OutcomeKind.Failed, await LedgerGate.BookAsync(run, "meanwhile", 1));
            Assert.Equal(OutcomeKind.Answered, (await run.CallAsync("ledger_largest_amount", "{}"u8.ToArray())).Kind);
        }
        finally
        {
            Cluster.StartAgain();
        }

        Assert.Equal(OutcomeKind.Replayed, await LedgerGate.BookAsync(run, "before", 1));
        Assert.Equal(OutcomeKind.Applied, await LedgerGate.BookAsync(run, "after", 1));
        await using Npgsql.NpgsqlConnection fresh = await place.ConnectAsync();
        await using Npgsql.NpgsqlCommand count = new("SELECT string_agg(reference, ' ') FROM bookings", fresh);
        Assert.Equal("before after", await count.ExecuteScalarAsync());
    }

    [Fact]
    public async Task A_commit_that_cannot_be_asked_for_is_said_to_be_unknown()
    {
        await using ServerProxy proxy = new(Cluster.Port);
        await using PostgreSqlGateStore store = await OpenBehindAsync(proxy, TimeSpan.Zero);
        await store.BeginAsync(Sample.Intent("warm up"));

        proxy.CutNextCommit(Cut.BeforeTheAnswer);
        StoreUnavailableException refusal = await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.BeginAsync(Sample.Intent("cut")));

        Assert.Contains("is not known", refusal.Message, StringComparison.Ordinal);
        // The caller asks for its key and finds out.
        Assert.Equal(IntentState.Claimed, (await store.RecallAsync(Sample.Recall(Sample.Intent("cut")), default)).Holder?.State);
    }

    [Fact]
    public async Task Another_session_that_holds_what_a_commit_needs_makes_it_refuse_in_time()
    {
        await using PostgreSqlGateStore store = await place.OpenAsync(options => options with { LockWait = TimeSpan.FromMilliseconds(100) });
        await using (Npgsql.NpgsqlConnection other = await place.ConnectAsync())
        await using (Npgsql.NpgsqlCommand hold = new("LOCK TABLE intents IN EXCLUSIVE MODE", other))
        await using (await other.BeginTransactionAsync())
        {
            await hold.ExecuteNonQueryAsync();
            StoreUnavailableException refusal = await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.BeginAsync(Sample.Intent()));
            Assert.Contains("locked by another session", refusal.Message, StringComparison.Ordinal);
        }

        await store.BeginAsync(Sample.Intent());
        Assert.Single(await store.JournalAsync());
    }

    [Theory]
    [InlineData("fsync")]
    [InlineData("full_page_writes")]
    public async Task A_server_that_can_lose_commits_is_refused(string setting)
    {
        await place.ExecuteAsync($"ALTER SYSTEM SET {setting} = off");
        try
        {
            await ReloadedAsync(setting, "off");
            StoreUnavailableException refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => place.OpenAsync());
            Assert.Contains($"{setting} = off", refusal.Message, StringComparison.Ordinal);
        }
        finally
        {
            await place.ExecuteAsync($"ALTER SYSTEM RESET {setting}");
            await ReloadedAsync(setting, "on");
        }
    }

    [Fact]
    public async Task A_role_that_does_not_wait_for_the_disk_is_made_to_wait()
    {
        await place.ExecuteAsync("ALTER ROLE gate SET synchronous_commit = off");
        try
        {
            await using PostgreSqlGateStore store = await place.OpenAsync();
            await place.ExecuteAsync("""
                CREATE OR REPLACE FUNCTION clock_ms() RETURNS bigint LANGUAGE sql VOLATILE AS
                $$ SELECT CASE current_setting('synchronous_commit') WHEN 'on' THEN 1 ELSE 0 END::bigint $$
                """);
            Assert.Equal(1, (await store.BeginAsync(Sample.Intent())).CreatedAt.ToUnixTimeMilliseconds());
        }
        finally
        {
            await place.ExecuteAsync("ALTER ROLE gate RESET synchronous_commit");
        }
    }

    [Fact]
    public async Task An_older_server_is_refused_by_its_version()
    {
        await using ServerProxy proxy = new(Cluster.Port) { Version = "14"u8.ToArray() };

        StoreUnavailableException refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => OpenBehindAsync(proxy));

        Assert.Contains("PostgreSQL 14.", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("15 or later", refusal.Message, StringComparison.Ordinal);
    }

    private Task<PostgreSqlGateStore> OpenBehindAsync(ServerProxy proxy, TimeSpan? reconnectFor = null) => place.OpenAsync(options => options with
    {
        ConnectionString = Cluster.ConnectionStringAt(proxy.Port),
        ReconnectFor = reconnectFor ?? TimeSpan.FromSeconds(60),
    });

    // The postmaster tells its children when it likes.
    private async Task ReloadedAsync(string setting, string value)
    {
        await place.ExecuteAsync("SELECT pg_reload_conf()");
        long started = Stopwatch.GetTimestamp();
        do
        {
            await using Npgsql.NpgsqlConnection fresh = await place.ConnectAsync();
            await using Npgsql.NpgsqlCommand show = new($"SHOW {setting}", fresh);
            if (await show.ExecuteScalarAsync() is string now && now == value)
            {
                return;
            }
        }
        while (Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(30));
        throw new InvalidOperationException($"{setting} did not become {value}.");
    }

    // Eight callers write while it strikes again and again; what they were told must be what is there.
    private static async Task StormAsync(PostgreSqlGateStore store, int strikes, Func<Task> strike)
    {
        using CancellationTokenSource enough = new();
        Task<List<Intent>>[] callers = [.. Enumerable.Range(0, 8).Select(caller => Task.Run(async () =>
        {
            List<Intent> told = [];
            for (int i = 0; !enough.IsCancellationRequested; i++)
            {
                Intent claimed = await store.BeginAsync(Sample.Intent($"{caller}-{i}", run: $"run {caller % 3}"));
                told.Add(i % 2 == 0 ? claimed : await store.MoveAsync(claimed, IntentState.Applied));
            }

            return told;
        }))];
        for (int i = 0; i < strikes; i++)
        {
            long before = store.Commits;
            await strike();
            // Let it work again before the next.
            while (store.Commits == before && callers.All(caller => !caller.IsCompleted))
            {
                await Task.Yield();
            }
        }

        await enough.CancelAsync();
        Intent[] all = [.. (await Task.WhenAll(callers)).SelectMany(told => told)];
        Dictionary<string, Intent> there = (await store.ListAsync(new() { Limit = int.MaxValue }, default)).ToDictionary(intent => intent.Id);
        Assert.Equal(all.Length, there.Count);
        Assert.All(all, told => Sample.Same(told, there[told.Id]));
        Assert.Equal(all.Length + all.Count(told => told.State == IntentState.Applied), (await store.JournalAsync()).Count);
        Assert.True((await JournalVerifier.VerifyAsync(store, new())).IsIntact);
    }

    /// <summary>A server for these tests alone.</summary>
    public sealed class OwnCluster : IDisposable
    {
        private readonly Lazy<PrivateCluster> cluster = new(PrivateCluster.Start);

        internal PrivateCluster Cluster => cluster.Value;

        public void Dispose()
        {
            if (cluster.IsValueCreated)
            {
                cluster.Value.Dispose();
            }
        }
    }
}
