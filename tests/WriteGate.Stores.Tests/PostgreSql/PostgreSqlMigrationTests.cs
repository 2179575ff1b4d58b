using WriteGate.Intents;
using WriteGate.Journal;
using WriteGate.PostgreSql;

namespace WriteGate.Stores.Tests;

/// <summary>A store that an older version made serves on.</summary>
public sealed class PostgreSqlMigrationTests : IAsyncLifetime
{
    private readonly PostgreSqlPlace place = new();

    public static TheoryData<int> OlderVersions => [.. Enumerable.Range(1, StoreSchema.StepsFor("x").Count - 1)];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await place.DisposeAsync();

    [Theory]
    [MemberData(nameof(OlderVersions))]
    public async Task A_store_of_an_older_version_is_brought_forward_and_keeps_what_it_held(int version)
    {
        await place.ExecuteAsync($"CREATE SCHEMA {place.Schema}");
        foreach (string step in StoreSchema.StepsFor(place.Schema).Take(version))
        {
            await place.ExecuteAsync(step);
        }

        await place.ExecuteAsync($"CREATE TABLE {place.Schema}.store AS SELECT {version} AS version");
        await place.ExecuteAsync($$"""
            SELECT {{place.Schema}}.begin_intent('{"intent": {"id": "old", "tenant": "acme", "tool": "crm_update_deal", "key": "old", "body_hash": "b", "schema_hash": "s",
                "state": 7, "run_id": "run", "workflow": "w", "agent": "a", "apply": 1, "resource": "crm.deal", "tier": 1, "after_source": 0, "failure": 0,
                "attempts": 1, "reclaims": 0, "fence": 1, "window": 1000, "is_sensitive": 0, "review": 0, "verdict": 0}, "settled": 1}', 5)
            """);

        await using PostgreSqlGateStore store = await place.OpenAsync();

        Assert.Equal(IntentState.Applied, (await store.FindAsync("acme", "old", default))?.State);
        Counting[] counts = [new() { Name = "records", Members = ["D-1", "D-2", "D-1"], Limit = 2 }];
        ClaimAnswer answer = await store.ClaimAsync(Sample.Claim(Sample.Intent()) with { Counts = counts }, default);
        Assert.Equal([2L], answer.Tallies.Select(tally => tally.Added));
        Assert.Equal(IntentState.Applied, (await store.MoveAsync(answer.Won[0], IntentState.Applied)).State);
        Assert.True((await JournalVerifier.VerifyAsync(store, new())).IsIntact);
    }
}
