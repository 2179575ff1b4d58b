using Microsoft.Data.Sqlite;

using WriteGate.Intents;
using WriteGate.Sqlite;

namespace WriteGate.Stores.Tests;

public sealed class SqliteQueryPlanTests : IAsyncLifetime
{
    private readonly StoreDirectory directory = new();

    public static TheoryData<string, string> Queries => new()
    {
        { IntentTable.HolderSql, "intents_holder (tenant=? AND key=?)" },
        { RecallQuery.RetriedIntentSql, "intents_id (id=?)" },
        { RecallQuery.RetriedCallSql, "intents_call (tenant=? AND call_id=?)" },
        { RecallQuery.SameCallSql, "intents_call (tenant=? AND call_id=?)" },
        { RecallQuery.UnsettledSql, "intents_run (run_id=? AND record_id=?)" },
        { JournalHeads.FindSql, "journal_run (run_id=?)" },
        { IntentList.SqlFor(new() { Tenant = "acme", RunId = "run", States = [IntentState.Applied], NewestFirst = true }), "intents_run (run_id=?)" },
        { IntentList.SqlFor(new() { Tenant = "acme", ParentId = "parent" }), "intents_parent (parent_id=?)" },
        { IntentList.SqlFor(new() { Tenant = "acme", RollbackOf = "intent" }), "intents_rollback (rollback_of=?)" },
        { IntentList.SqlFor(new() { Tenant = "acme", States = [IntentState.AwaitingApproval] }), "intents_open (state=? AND tenant=?)" },
        { IntentList.SqlFor(new() { States = [IntentState.Claimed] }), "intents_open (state=?)" },
        { IntentList.CountSqlFor([IntentState.AwaitingApproval, IntentState.Unknown]), "intents_open (state=?)" },
        { IntentList.SqlFor(new() { Tenant = "acme", LeaseEnded = true }), "intents_open (state=? AND tenant=?)" },
        { IntentList.SqlFor(new() { Expired = true }), "intents_open (state=?)" },
        { IntentList.SqlFor(new() { Tenant = "acme", ToReview = true }), "intents_review (tenant=?)" },
        { IntentList.SqlFor(new() { Tenant = "acme", ToCompare = true }), "intents_open (state=? AND tenant=?)" },
        { IntentList.SqlFor(new() { Tenant = "acme", Resource = "crm.deal", States = [IntentState.Promoted] }), "intents_open (state=? AND tenant=?)" },
        { ShadowTallies.Sql, "intents_open (state=? AND tenant=?)" },
        { IntentList.SqlFor(new() { NewestFirst = true }), "SCAN TABLE intents" }, // by rowid, up to the limit
        { JournalPages.SqlFor(new()), "INTEGER PRIMARY KEY (rowid>?)" },
        { JournalPages.SqlFor(new() { RunId = "run" }), "journal_run (run_id=? AND rowid>?)" },
    };

    public async Task InitializeAsync() => await (await directory.OpenAsync()).DisposeAsync();

    public Task DisposeAsync()
    {
        directory.Dispose();
        return Task.CompletedTask;
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public void A_query_uses_its_index(string sql, string expected)
    {
        using SqliteConnection connection = new($"Data Source={directory.Database};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + sql;
        using SqliteDataReader reader = command.ExecuteReader();
        List<string> plan = [];
        while (reader.Read())
        {
            plan.Add(reader.GetString(3));
        }

        Assert.Contains(expected, plan[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_of_states_are_stored_and_never_change() => Assert.Equal(
        ["AwaitingApproval", "Approved", "Denied", "Expired", "Stale", "Cancelled", "Claimed", "Applied", "NoChange", "Failed", "Unknown",
            "Quarantined", "Discarded", "RolledBack", "Staged", "Shadowed", "Compared", "Promoted", "Demoted"],
        Enum.GetValues<IntentState>().Select(state => state.ToString()));

    [Fact]
    public void Numbers_of_failures_and_images_are_stored_and_never_change()
    {
        Assert.Equal(["None", "NotBegun", "Refused", "Stale"], Enum.GetNames<FailureKind>());
        Assert.Equal(["Assumed", "Returned", "ReadBack"], Enum.GetNames<AfterImageSource>());
        Assert.Equal(["ReadOnly", "Autonomous", "Reviewed", "Never"], Enum.GetNames<WriteTier>());
        Assert.Equal(
            ["None", "AppliedByAHuman", "Different", "Unchanged", "WrittenByTheGate", "Gone", "NotComparable"], Enum.GetNames<ShadowVerdict>());
    }
}
