using System.Diagnostics;

using WriteGate.Intents;
using WriteGate.Journal;
using WriteGate.Sqlite;

namespace WriteGate.Stores.Tests;

public sealed class SqliteCrashTests : IDisposable
{
    private static readonly TimeSpan RecoveryLimit = TimeSpan.FromSeconds(2);

    private readonly StoreDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task What_was_acknowledged_before_a_kill_is_there_and_what_was_claimed_is_unknown()
    {
        HashSet<string> claimed = [];
        HashSet<string> applied = [];
        for (int round = 0; round < 3; round++)
        {
            Remember(Crash(), claimed, applied);

            long started = Stopwatch.GetTimestamp();
            await using SqliteGateStore store = await directory.OpenAsync();
            Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, RecoveryLimit);

            Dictionary<string, Intent> found = (await store.ListAsync(new() { Limit = int.MaxValue }, default)).ToDictionary(intent => intent.Id);
            Assert.All(claimed, id => Assert.Contains(found[id].State, (IntentState[])[IntentState.Unknown, IntentState.Applied]));
            Assert.All(applied, id => Assert.Equal(IntentState.Applied, found[id].State));
            Assert.DoesNotContain(found.Values, intent => intent.State == IntentState.Claimed);
            Assert.True((await JournalVerifier.VerifyAsync(store, new())).IsIntact);
        }
    }

    [Fact]
    public async Task A_dead_claim_is_journaled_as_unknown_and_can_be_resolved()
    {
        Crash();
        await using SqliteGateStore store = await directory.OpenAsync();

        Intent unknown = (await store.ListAsync(new() { States = [IntentState.Unknown] }, default))[0];

        JournalRow row = (await store.JournalAsync(new() { IntentId = unknown.Id }))[^1];
        Assert.Equal(("unknown", unknown.Id + ".1"), (row.Entry.Action, row.Entry.ExecutionId));
        Assert.Equal("The process ended before the write was settled.", row.Entry.Reason);
        Assert.Equal(2, (await store.MoveAsync(unknown, IntentState.Claimed)).Fence);
    }

    [Fact]
    public async Task All_dead_claims_are_settled_in_one_commit()
    {
        CrashAfterAFew();

        await using SqliteGateStore store = await directory.OpenAsync();

        Assert.Equal(1, store.Commits);
        Assert.Equal(30, (await store.ListAsync(new() { States = [IntentState.Unknown] }, default)).Count);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.5)]
    [InlineData(0.99)]
    public async Task A_log_that_was_cut_is_refused_and_left_as_it_is(double kept)
    {
        CrashAfterAFew();
        long length = (long)(new FileInfo(directory.Wal).Length * kept);
        using (FileStream wal = new(directory.Wal, FileMode.Open))
        {
            wal.SetLength(length);
        }

        StoreUnavailableException refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => directory.OpenAsync());

        Assert.Contains("was acknowledged", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(length, new FileInfo(directory.Wal).Length);
    }

    [Fact]
    public async Task A_log_that_was_removed_is_refused()
    {
        CrashAfterAFew();
        File.Delete(directory.Wal);

        StoreUnavailableException refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => directory.OpenAsync());

        Assert.Contains("was acknowledged", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_was_removed_is_refused_and_no_new_one_made()
    {
        CrashAfterAFew();
        File.Delete(directory.Database);

        StoreUnavailableException refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => directory.OpenAsync());

        Assert.Contains("is gone", refusal.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(directory.Database));
    }

    // A process writes with eight callers and is killed in mid-stream.
    private IReadOnlyList<string> Crash()
    {
        using OtherProcess other = OtherProcess.Start("stream", directory.Database);
        for (int i = 0; i < 100; i++)
        {
            other.WaitFor("applied");
        }

        return other.Kill();
    }

    private void CrashAfterAFew()
    {
        using OtherProcess other = OtherProcess.Start("write", directory.Database);
        other.WaitFor("written");
        other.Kill();
    }

    private static void Remember(IReadOnlyList<string> said, HashSet<string> claimed, HashSet<string> applied)
    {
        foreach (string[] words in said.Select(line => line.Split(' ')).Where(words => words.Length == 2))
        {
            (words[0] == "claimed" ? claimed : applied).Add(words[1]);
        }
    }
}
