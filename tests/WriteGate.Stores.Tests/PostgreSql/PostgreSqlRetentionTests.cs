using System.Globalization;

using Npgsql;

using WriteGate.Intents;
using WriteGate.Journal;
using WriteGate.PostgreSql;

namespace WriteGate.Stores.Tests;

/// <summary>The parts of the journal, a month each, and what keeps them from being removed.</summary>
public sealed class PostgreSqlRetentionTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Far = new(2040, 1, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly Retention LastMonth = new() { Journal = TimeSpan.FromDays(31) };

    private readonly PostgreSqlPlace place = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await place.DisposeAsync();

    [Fact]
    public async Task The_parts_of_this_month_and_those_that_follow_are_there_from_the_beginning_and_made_ahead_by_the_job()
    {
        await using PostgreSqlGateStore store = await place.OpenAsync();
        DateTimeOffset month = DateTimeOffset.UtcNow;
        month = month.AddDays(1 - month.Day);
        Assert.Equal(
            ["journal_first", PartOf(month.AddMonths(1)), PartOf(month.AddMonths(2)), PartOf(month.AddMonths(3)), "journal_other"],
            (await PartsAsync()).OrderBy(Rank).ThenBy(part => part, StringComparer.Ordinal));

        await place.StopClockAsync(Far);
        await store.ForgetAsync(new(), default);
        await store.ForgetAsync(new(), default);

        Assert.Superset(new HashSet<string> { "journal_2040_01", "journal_2040_02", "journal_2040_03", "journal_2040_04" }, new HashSet<string>(await PartsAsync()));
        await store.RecordAsync([Sample.Entry("step")], default);
        Assert.Equal("journal_2040_01", await PartOfLastRowAsync());

        static int Rank(string part) => part switch { "journal_first" => 0, "journal_other" => 2, _ => 1 };
    }

    [Fact]
    public async Task A_row_of_a_month_that_nobody_made_is_kept_all_the_same_and_removed_in_its_time()
    {
        await using PostgreSqlGateStore store = await FarAsync();
        await place.AdvanceAsync(TimeSpan.FromDays(120));

        await store.RecordAsync([Sample.Entry("step"), Sample.Entry("step")], default);

        Assert.Equal("journal_other", await PartOfLastRowAsync());
        await store.ForgetAsync(LastMonth, default); // Cannot make the part of this month any more.
        await place.AdvanceAsync(TimeSpan.FromDays(62));
        Assert.Equal(2, (await store.ForgetAsync(LastMonth, default))!.JournalRows);
        Assert.Equal(0L, await place.ExecuteAsync("SELECT count(*) FROM journal_other"));
        Assert.True((await JournalVerifier.VerifyAsync(store, new())).IsIntact);
    }

    [Fact]
    public async Task An_old_month_is_dropped_as_a_whole_and_numbers_go_on()
    {
        await using PostgreSqlGateStore store = await FarAsync();
        await store.RecordAsync([Sample.Entry("step"), Sample.Entry("step")], default);
        await place.AdvanceAsync(TimeSpan.FromDays(62));

        Assert.Equal(2, (await store.ForgetAsync(LastMonth, default))!.JournalRows);

        Assert.DoesNotContain("journal_2040_01", await PartsAsync());
        Assert.DoesNotContain("journal_first", await PartsAsync());
        await store.RecordAsync([Sample.Entry("step")], default);
        Assert.Equal([(3L, 1L), (4L, 3L)], (await store.JournalAsync()).Select(row => (row.Sequence, row.RunSequence)));
        Assert.True((await JournalVerifier.VerifyAsync(store, new())).IsIntact);
    }

    [Fact]
    public async Task A_month_of_which_a_row_has_to_stay_is_not_dropped()
    {
        await using PostgreSqlGateStore store = await FarAsync();
        await place.AdvanceAsync(TimeSpan.FromDays(12));
        await store.RecordAsync([Sample.Entry("step", "one")], default);
        await place.AdvanceAsync(TimeSpan.FromDays(-12)); // The clock was wrong.
        await store.RecordAsync([Sample.Entry("step", "other"), Sample.Entry("step", "one")], default);
        await place.AdvanceAsync(TimeSpan.FromDays(50));

        await store.ForgetAsync(LastMonth, default);

        Assert.Contains("journal_2040_01", await PartsAsync());
        Assert.Equal(2, (await store.JournalAsync(new() { RunId = "one" })).Count);
        Assert.True((await JournalVerifier.VerifyAsync(store, new())).IsIntact);
    }

    [Fact]
    public async Task Whoever_reads_for_long_is_waited_for_only_shortly_and_the_month_goes_the_next_time()
    {
        await using PostgreSqlGateStore store = await FarAsync();
        await store.RecordAsync([Sample.Entry("step")], default);
        await place.AdvanceAsync(TimeSpan.FromDays(62));
        await using NpgsqlConnection reader = await place.ConnectAsync();
        await using (NpgsqlTransaction reading = await reader.BeginTransactionAsync())
        {
            await using NpgsqlCommand look = new("SELECT count(*) FROM journal", reader, reading);
            await look.ExecuteScalarAsync();

            await store.ForgetAsync(LastMonth, default);

            Assert.Contains("journal_2040_01", await PartsAsync());
            await store.RecordAsync([Sample.Entry("step")], default);
            Assert.True((await JournalVerifier.VerifyAsync(store, new())).IsIntact);
        }

        await store.ForgetAsync(LastMonth, default);

        Assert.DoesNotContain("journal_2040_01", await PartsAsync());
        Assert.True((await JournalVerifier.VerifyAsync(store, new())).IsIntact);
    }

    [Fact]
    public async Task While_another_process_forgets_nothing_is_forgotten_here()
    {
        await using PostgreSqlGateStore store = await place.OpenAsync();
        await using NpgsqlConnection other = await place.ConnectAsync();
        await using NpgsqlCommand taken = new("SELECT pg_advisory_lock($1)", other) { Parameters = { new() { Value = StoreName.Of(place.Options).Name.LockOf("retention") } } };
        await taken.ExecuteNonQueryAsync();

        Assert.Null(await store.ForgetAsync(new() { Values = TimeSpan.Zero }, default));

        await other.CloseAsync();
        Assert.NotNull(await store.ForgetAsync(new() { Values = TimeSpan.Zero }, default));
    }

    [Theory]
    [InlineData(Cut.BeforeTheServer)]
    [InlineData(Cut.WhileTheServerWorks)]
    [InlineData(Cut.BeforeTheAnswer)]
    public async Task A_removal_that_was_cut_off_while_it_was_recorded_leaves_a_journal_that_fits_and_is_done_the_next_time(Cut where)
    {
        await using PostgreSqlGateStore store = await FarAsync();
        await using ServerProxy proxy = new(PrivateCluster.Shared.Port) { CutsAt = [.. "run_group"u8] };
        await using PostgreSqlGateStore behind = await place.OpenAsync(options => options with { ConnectionString = PrivateCluster.Shared.ConnectionStringAt(proxy.Port) });
        await store.RecordAsync([Sample.Entry("step"), Sample.Entry("step")], default);
        await place.AdvanceAsync(TimeSpan.FromDays(62));
        proxy.CutNextCommit(where);

        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await behind.ForgetAsync(LastMonth, default));

        Assert.Equal(1, proxy.Cuts);
        Assert.Equal(2, (await store.JournalAsync(new() { RunId = "run" })).Count);
        Assert.True((await JournalVerifier.VerifyAsync(store, new())).IsIntact);
        Assert.Equal(2, (await behind.ForgetAsync(LastMonth, default))!.JournalRows);
        Assert.True((await JournalVerifier.VerifyAsync(store, new())).IsIntact);
    }

    [Fact]
    public async Task A_store_with_data_is_divided_with_its_rights_and_its_rows_under_sessions_that_stay_open()
    {
        string role = $"role_{Guid.NewGuid():N}";
        await place.ExecuteAsync($"CREATE ROLE {role}");
        await UndividedAsync();
        await place.ExecuteAsync($"GRANT SELECT, INSERT ON journal TO {role}");
        await AppendAsync("before");

        await using PostgreSqlGateStore store = await place.OpenAsync();
        await store.RecordAsync([Sample.Entry("after")], default);
        await AppendAsync("between");
        await place.StopClockAsync(Far);
        await store.ForgetAsync(new(), default);
        await AppendAsync("far");

        Assert.Equal([1L, 2, 3, 4], (await store.JournalAsync()).Select(row => row.RunSequence));
        Assert.True((await JournalVerifier.VerifyAsync(store, new())).IsIntact);
        Assert.Equal(true, await place.ExecuteAsync($"SELECT has_table_privilege('{role}', 'journal', 'INSERT') AND has_table_privilege('{role}', 'journal_anchors', 'SELECT')"));

        await place.AdvanceAsync(TimeSpan.FromDays(62));
        Assert.Equal(4, (await store.ForgetAsync(LastMonth, default))!.JournalRows);
        Assert.DoesNotContain("journal_first", await PartsAsync());
        await AppendAsync("after the first part was dropped");
        Assert.True((await JournalVerifier.VerifyAsync(store, new())).IsIntact);

        // As a process that was there before does it, in one session all the time.
        Task<object?> AppendAsync(string action)
        {
            JournalEntry entry = Sample.Entry(action) with { Before = null, After = null, Skipped = null };
            byte[] digest = JournalChain.DigestOf([], entry);
            return place.ExecuteAsync($$"""
                SELECT append_row(jsonb_build_object('content', '\x{{Convert.ToHexString(JournalChain.ContentOf(entry, digest))}}', 'row', jsonb_build_object(
                    'tenant', '{{entry.Tenant}}', 'run_id', '{{entry.RunId}}', 'action', '{{entry.Action}}', 'workflow', '{{entry.Workflow}}', 'actor', '{{entry.Actor}}',
                    'on_behalf_of', '{{entry.OnBehalfOf}}', 'model', '{{entry.Model}}', 'tool', '{{entry.Tool}}', 'call_id', '{{entry.CallId}}', 'retry_of', '{{entry.RetryOf}}',
                    'resource', '{{entry.Resource}}', 'record_id', '{{entry.RecordId}}', 'is_rehearsal', 0, 'reason', '{{entry.Reason}}', 'is_sensitive', 1,
                    'values_digest', '\x{{Convert.ToHexString(digest)}}')), clock_ms())
                """);
        }
    }

    [Fact]
    public async Task A_store_whose_clock_was_once_ahead_is_divided_too()
    {
        await UndividedAsync();
        await place.ExecuteAsync($"""
            INSERT INTO journal (sequence, run_sequence, at, tenant, run_id, action, actor, is_rehearsal, is_sensitive, values_digest, previous_hash, hash)
            VALUES (nextval('journal_seq'), 1, {Far.ToUnixTimeMilliseconds()}, 'acme', 'ahead', 'step', 'agent', 0, 0, '', '', '')
            """);

        await using PostgreSqlGateStore store = await place.OpenAsync();
        await store.RecordAsync([Sample.Entry("step", "now")], default);

        Assert.Equal("journal_first", await PartOfLastRowAsync());
    }

    [Fact]
    public async Task The_owner_of_a_store_stays_the_owner_whoever_divides_it()
    {
        string owner = $"role_{Guid.NewGuid():N}";
        await UndividedAsync();
        await place.ExecuteAsync($"CREATE ROLE {owner}");
        await place.ExecuteAsync($"GRANT USAGE, CREATE ON SCHEMA \"{place.Schema}\" TO {owner}");
        foreach (string table in (string[])["intents", "journal", "approvals", "journal_heads"])
        {
            await place.ExecuteAsync($"ALTER TABLE {table} OWNER TO {owner}");
        }

        await using PostgreSqlGateStore store = await place.OpenAsync();
        await store.RecordAsync([Sample.Entry("step")], default);

        Assert.Equal(
            owner,
            await place.ExecuteAsync("SELECT string_agg(DISTINCT relowner::regrole::text, ',') FROM pg_class WHERE relname LIKE 'journal%' AND relkind IN ('r', 'p', 'S') AND relnamespace = current_schema()::regnamespace"));
    }

    // A store as it was before its journal had parts.
    private async Task UndividedAsync()
    {
        int undivided = StoreSchema.StepsFor("x").Index().First(step => step.Item.Contains("PARTITION BY", StringComparison.Ordinal)).Index;
        await place.ExecuteAsync($"CREATE SCHEMA {place.Schema}");
        await place.ExecuteAsync($"CREATE TABLE store AS SELECT {undivided} AS version");
        foreach (string step in StoreSchema.StepsFor($"\"{place.Schema}\"").Take(undivided))
        {
            await place.ExecuteAsync(step);
        }
    }

    // A store whose clock stands in a month of its own.
    private async Task<PostgreSqlGateStore> FarAsync()
    {
        PostgreSqlGateStore store = await place.OpenAsync();
        await place.StopClockAsync(Far);
        await store.ForgetAsync(new(), default);
        return store;
    }

    private async Task<string[]> PartsAsync()
        => (string[])(await place.ExecuteAsync("SELECT array_agg(relname::text) FROM pg_inherits JOIN pg_class c ON c.oid = inhrelid WHERE inhparent = 'journal'::regclass"))!;

    private async Task<string> PartOfLastRowAsync() => (string)(await place.ExecuteAsync("SELECT tableoid::regclass::text FROM journal ORDER BY sequence DESC LIMIT 1"))!;

    private static string PartOf(DateTimeOffset month) => month.ToString("'journal_'yyyy'_'MM", CultureInfo.InvariantCulture);
}
