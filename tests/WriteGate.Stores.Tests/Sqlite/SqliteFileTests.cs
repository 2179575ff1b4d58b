using WriteGate.Intents;
using WriteGate.Journal;
using WriteGate.Sqlite;

namespace WriteGate.Stores.Tests;

public sealed class SqliteFileTests : IDisposable
{
    private readonly StoreDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task A_closed_store_is_one_whole_file_and_opens_again()
    {
        Intent applied;
        await using (SqliteGateStore store = await directory.OpenAsync())
        {
            applied = await store.ReachAsync(IntentState.Applied);
        }

        Assert.False(File.Exists(directory.Wal));
        await using SqliteGateStore again = await directory.OpenAsync();
        Sample.Same(applied, await again.FindAsync("acme", applied.Id, default));
        await again.RecordAsync([Sample.Entry("later")], default);
        Assert.Equal([1, 2, 3], (await again.JournalAsync()).Select(row => row.RunSequence));
    }

    [Fact]
    public async Task A_newer_schema_is_refused_by_both_versions()
    {
        await (await directory.OpenAsync()).DisposeAsync();
        directory.Execute("PRAGMA user_version = 99");

        await RefusedAsync("schema version 99", $"knows {StoreSchema.Steps.Count}");
    }

    [Fact]
    public async Task A_file_of_the_first_version_is_brought_forward_by_a_writer_and_refused_to_a_reader()
    {
        directory.Execute($"{StoreSchema.Steps[0]} PRAGMA application_id = {StoreSchema.ApplicationId}; PRAGMA user_version = 1");
        await RefusedAsync(options => options with { ReadOnly = true }, "schema version 1", "brings it forward");

        await using SqliteGateStore store = await directory.OpenAsync();
        JournalEntry entry = Sample.Entry("later");
        await store.RecordAsync([entry], default);

        Assert.Equal(entry.Skipped, Assert.Single(await store.JournalAsync()).Entry.Skipped);
    }

    [Fact]
    public async Task Counters_of_an_older_file_stand_as_they_stood()
    {
        directory.Execute($"""
            {string.Join("\n", StoreSchema.Steps.Take(6))} PRAGMA application_id = {StoreSchema.ApplicationId}; PRAGMA user_version = 6;
            INSERT INTO counters VALUES ('amount', 0, '', 5, 0), ('members', 0, '', 2, 0), ('members', 0, 'd1', 1, 0), ('members', 0, 'd2', 1, 0);
            """);
        await using SqliteGateStore store = await directory.OpenAsync();

        ClaimAnswer answer = await store.ClaimAsync(
            Sample.Claim(Sample.Intent()) with { Counts = [new() { Name = "amount", Amount = 1 }, new() { Name = "members", Members = ["d2", "d3"] }] }, default);

        Assert.Equal([(5, 6), (2, 3)], answer.Tallies.Select(tally => (tally.Before, tally.After)));
    }

    [Fact]
    public async Task A_file_of_another_program_is_refused_and_not_touched()
    {
        directory.Execute("CREATE TABLE notes (text TEXT)");
        byte[] before = await File.ReadAllBytesAsync(directory.Database);

        await RefusedAsync("another program");

        Assert.Equal(before, await File.ReadAllBytesAsync(directory.Database));
    }

    [Theory]
    [InlineData("This is no database, but it is long enough to have a header.", "not a SQLite file")]
    [InlineData("short", "cut off")]
    [InlineData("", "cut off")]
    public async Task A_file_that_is_no_database_is_refused_and_not_touched(string content, string cause)
    {
        await File.WriteAllTextAsync(directory.Database, content);

        await RefusedAsync(cause);

        Assert.Equal(content, await File.ReadAllTextAsync(directory.Database));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_damaged_page_is_refused_when_it_is_found_and_the_file_left_as_it_is(bool checkOnOpen)
    {
        await WriteSomeAsync();
        using (FileStream file = new(directory.Database, FileMode.Open))
        {
            // The first page says where everything is; the others hold it.
            file.Position = 4096;
            file.Write(Enumerable.Repeat((byte)0xAB, (int)file.Length - 4096).ToArray());
        }

        byte[] before = await File.ReadAllBytesAsync(directory.Database);
        StoreUnavailableException refusal = await Assert.ThrowsAsync<StoreUnavailableException>(async () =>
        {
            await using SqliteGateStore store = await directory.OpenAsync(change: options => options with { CheckOnOpen = checkOnOpen });
            await store.JournalAsync();
        });

        Assert.Contains("damaged", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(directory.Database, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(directory.Database));
    }

    [Fact]
    public async Task One_flipped_page_among_many_is_found_on_opening()
    {
        await WriteSomeAsync();
        int refused = 0;
        byte[] whole = await File.ReadAllBytesAsync(directory.Database);
        for (int page = 1; page < whole.Length / 4096; page++)
        {
            byte[] damaged = [.. whole];
            damaged.AsSpan(page * 4096, 16).Fill(0xAB);
            await File.WriteAllBytesAsync(directory.Database, damaged);
            refused += await Record.ExceptionAsync(async () => await (await directory.OpenAsync()).DisposeAsync()) is StoreUnavailableException ? 1 : 0;
        }

        Assert.Equal((whole.Length / 4096) - 1, refused);
    }

    [Fact]
    public async Task An_older_copy_put_in_place_is_refused()
    {
        await WriteSomeAsync();
        File.Copy(directory.Database, directory.Database + ".old");
        await using (SqliteGateStore store = await directory.OpenAsync())
        {
            await store.RecordAsync([Sample.Entry("later")], default);
        }

        File.Move(directory.Database + ".old", directory.Database, overwrite: true);

        await RefusedAsync("was acknowledged", ".holder");
    }

    [Fact]
    public async Task A_missing_directory_is_named()
    {
        SqliteGateStore store = new(new() { Path = Path.Combine(directory.Folder, "missing", "writegate.db") }, TimeProvider.System);

        StoreUnavailableException refusal = await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.OpenAsync(default));

        Assert.Contains(Path.Combine(directory.Folder, "missing"), refusal.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(directory.Folder, "missing")));
    }

    [Fact]
    public async Task A_directory_that_cannot_be_written_is_named()
    {
        // Not even root can make a file there.
        SqliteGateStore store = new(new() { Path = "/sys/kernel/writegate.db" }, TimeProvider.System);

        StoreUnavailableException refusal = await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.OpenAsync(default));

        Assert.Contains("/sys/kernel/writegate.db", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_a_foreign_tool_has_locked_is_named_as_such_and_works_again_after()
    {
        await using SqliteGateStore store = await directory.OpenAsync(change: options => options with { BusyTimeout = TimeSpan.FromMilliseconds(50) });
        using (directory.Lock())
        {
            StoreUnavailableException refusal = await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.BeginAsync(Sample.Intent()));
            Assert.Contains("locked by another program", refusal.Message, StringComparison.Ordinal);
        }

        await store.BeginAsync(Sample.Intent());
        Assert.Single(await store.JournalAsync());
    }

    [Fact]
    public async Task A_full_disk_refuses_keeps_what_was_acknowledged_and_works_again_once_freed()
    {
        // A small disk of its own, in a mount namespace of its own.
        string child = $"dotnet '{typeof(Program).Assembly.Location}' fill '{directory.Folder}/writegate.db'";
        using OtherProcess other = OtherProcess.Start(
            "unshare", "--map-root-user", "--mount", "sh", "-c", $"mount -t tmpfs -o size=2m tmpfs '{directory.Folder}' && {child}");

        string said = string.Join('\n', other.End());

        Assert.Contains("is on a full disk", said, StringComparison.Ordinal);
        Assert.Contains("kept True", said, StringComparison.Ordinal);
        Assert.Contains("again True", said, StringComparison.Ordinal);
        Assert.Contains("intact True", said, StringComparison.Ordinal);
    }

    private async Task WriteSomeAsync()
    {
        await using SqliteGateStore store = await directory.OpenAsync();
        for (int i = 0; i < 50; i++)
        {
            await store.ReachAsync(IntentState.Applied, $"{i}");
        }
    }

    private Task RefusedAsync(params string[] causes) => RefusedAsync(options => options, causes);

    private async Task RefusedAsync(Func<SqliteStoreOptions, SqliteStoreOptions> change, params string[] causes)
    {
        StoreUnavailableException refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => directory.OpenAsync(change: change));
        Assert.All([directory.Database, .. causes], cause => Assert.Contains(cause, refusal.Message, StringComparison.Ordinal));
    }
}
