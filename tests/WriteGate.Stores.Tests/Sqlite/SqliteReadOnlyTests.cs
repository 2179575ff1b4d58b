using WriteGate.Intents;
using WriteGate.Journal;
using WriteGate.Sqlite;

namespace WriteGate.Stores.Tests;

public sealed class SqliteReadOnlyTests : IDisposable
{
    private readonly StoreDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task It_reads_beside_a_running_process_and_sees_each_commit()
    {
        await using SqliteGateStore store = await directory.OpenAsync();
        await store.BeginAsync(Sample.Intent("one"));
        await using SqliteGateStore reader = await OpenReadOnlyAsync();

        Assert.Single(await reader.JournalAsync());
        await store.BeginAsync(Sample.Intent("two"));
        Assert.Equal(2, (await reader.JournalAsync()).Count);
        Assert.True((await JournalVerifier.VerifyAsync(reader, new())).IsIntact);
    }

    [Fact]
    public async Task It_reads_a_closed_store_without_leaving_a_trace_and_follows_when_that_opens()
    {
        await using (SqliteGateStore store = await directory.OpenAsync())
        {
            await store.BeginAsync(Sample.Intent("one"));
        }

        string[] files = directory.Files();
        byte[] content = await File.ReadAllBytesAsync(directory.Database);
        await using SqliteGateStore reader = await OpenReadOnlyAsync();
        Assert.Single(await reader.ListAsync(new(), default));
        Assert.Equal(files, directory.Files());
        Assert.Equal(content, await File.ReadAllBytesAsync(directory.Database));

        await using SqliteGateStore again = await directory.OpenAsync();
        await again.BeginAsync(Sample.Intent("two"));
        Assert.Equal(2, (await reader.ListAsync(new(), default)).Count);
    }

    [Fact]
    public async Task A_read_during_which_the_store_was_opened_and_closed_is_made_again()
    {
        await (await directory.OpenAsync()).DisposeAsync();
        using SnapshotReads reads = new(new() { Path = directory.Database, ReadOnly = true });
        int attempts = 0;

        long rows = reads.Read(database =>
        {
            long seen = database.Number("SELECT count(*) FROM journal");
            if (attempts++ == 0)
            {
                WriteOne();
            }

            return seen;
        });

        Assert.Equal((1L, 2), (rows, attempts));

        void WriteOne() => Task.Run(async () =>
        {
            await using SqliteGateStore store = await directory.OpenAsync();
            await store.BeginAsync(Sample.Intent());
        }).Wait();
    }

    [Fact]
    public async Task It_reads_after_a_crash_what_was_acknowledged_and_settles_nothing()
    {
        using OtherProcess other = OtherProcess.Start("stream", directory.Database);
        for (int i = 0; i < 20; i++)
        {
            other.WaitFor("claimed");
        }

        int acknowledged = other.Kill().Count(line => line.StartsWith("claimed", StringComparison.Ordinal));
        string[] files = directory.Files();
        await using SqliteGateStore reader = await OpenReadOnlyAsync();

        IReadOnlyList<Intent> intents = await reader.ListAsync(new() { Limit = int.MaxValue }, default);

        Assert.InRange(intents.Count, acknowledged, int.MaxValue);
        Assert.Contains(intents, intent => intent.State == IntentState.Claimed);
        Assert.Equal(files, directory.Files());
    }

    [Fact]
    public async Task It_changes_nothing()
    {
        await (await directory.OpenAsync()).DisposeAsync();
        await using SqliteGateStore reader = await OpenReadOnlyAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await reader.ClaimAsync(Sample.Claim(Sample.Intent()), default));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await reader.RecordAsync([Sample.Entry("a")], default));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await reader.ForgetAsync(new(), default));
    }

    [Fact]
    public async Task It_creates_nothing()
    {
        StoreUnavailableException refusal = await Assert.ThrowsAsync<StoreUnavailableException>(OpenReadOnlyAsync);

        Assert.Contains(directory.Database, refusal.Message, StringComparison.Ordinal);
        Assert.Empty(directory.Files());
    }

    private Task<SqliteGateStore> OpenReadOnlyAsync() => directory.OpenAsync(change: options => options with { ReadOnly = true });
}
