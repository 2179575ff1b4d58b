using WriteGate.Intents;
using WriteGate.Sqlite;

namespace WriteGate.Stores.Tests;

public sealed class SqliteProcessLockTests : IDisposable
{
    private readonly StoreDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task R26_a_second_process_is_refused_by_the_pid_of_the_first()
    {
        await using SqliteGateStore store = await directory.OpenAsync();
        using OtherProcess other = OtherProcess.Start("hold", directory.Database);

        string refusal = other.WaitFor("refused");

        Assert.Contains($"process {Environment.ProcessId}", refusal, StringComparison.Ordinal);
        Assert.Contains(directory.Database, refusal, StringComparison.Ordinal);
        Assert.Empty(await store.JournalAsync());
    }

    [Fact]
    public async Task This_process_is_refused_while_another_holds_the_store_and_welcome_after()
    {
        using OtherProcess other = OtherProcess.Start("hold", directory.Database);
        other.WaitFor("open");

        StoreUnavailableException refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => directory.OpenAsync());
        Assert.Contains($"process {other.Id}.", refusal.Message, StringComparison.Ordinal);

        other.Release();
        await using SqliteGateStore store = await directory.OpenAsync();
        Assert.Empty(await store.JournalAsync());
    }

    [Fact]
    public async Task A_store_can_be_waited_for()
    {
        using OtherProcess other = OtherProcess.Start("hold", directory.Database);
        other.WaitFor("open");
        Task<SqliteGateStore> opening = directory.OpenAsync(change: options => options with { LockWait = TimeSpan.FromSeconds(60) });
        Assert.False(opening.IsCompleted);

        other.Release();

        await using SqliteGateStore store = await opening;
        Assert.Empty(await store.JournalAsync());
    }

    [Fact]
    public async Task A_second_store_in_this_process_is_refused_too()
    {
        await using SqliteGateStore store = await directory.OpenAsync();

        StoreUnavailableException refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => directory.OpenAsync());

        Assert.Contains("this process", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_process_that_was_killed_holds_nothing()
    {
        using OtherProcess other = OtherProcess.Start("hold", directory.Database);
        other.WaitFor("open");
        other.Kill();

        await using SqliteGateStore store = await directory.OpenAsync();
        Assert.Empty(await store.JournalAsync());
    }
}
