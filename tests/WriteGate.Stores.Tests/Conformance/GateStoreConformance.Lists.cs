using WriteGate.Intents;
using WriteGate.Journal;

namespace WriteGate.Stores.Tests;

public abstract partial class GateStoreConformance
{
    [Fact]
    public async Task Intents_are_listed_by_every_restriction_oldest_first_or_newest_first()
    {
        Intent one = await Store.ReachAsync(IntentState.Applied, "one");
        Intent two = await Store.ReachAsync(IntentState.Unknown, "two", run: "other run");
        Intent three = await Store.BeginAsync(Sample.Intent("three") with { RollbackOf = one.Id, Resource = "crm.lead", RecordId = "l1" });
        Intent four = await Store.ReachAsync(IntentState.Applied, "four", tenant: "other");

        await Lists(new(), one, two, three, four);
        await Lists(new() { NewestFirst = true }, four, three, two, one);
        await Lists(new() { Limit = 2 }, one, two);
        await Lists(new() { Tenant = "acme" }, one, two, three);
        await Lists(new() { RunId = "run" }, one, three, four);
        await Lists(new() { RollbackOf = one.Id }, three);
        await Lists(new() { Resource = "crm.lead" }, three);
        await Lists(new() { RecordId = "d1", Tenant = "acme" }, one, two);
        await Lists(new() { States = [IntentState.Applied] }, one, four);
        await Lists(new() { States = [IntentState.Unknown, IntentState.Claimed], NewestFirst = true }, three, two);
        await Lists(new() { States = [IntentState.Unknown, IntentState.Applied], Tenant = "acme" }, one, two);
        await Lists(new() { States = [] });
    }

    [Fact]
    public async Task Intents_are_counted_by_state_over_all_tenants_with_the_oldest_of_each()
    {
        await Store.ReachAsync(IntentState.AwaitingApproval, "one");
        await AdvanceAsync(TimeSpan.FromHours(1));
        await Store.ReachAsync(IntentState.AwaitingApproval, "two", tenant: "other");
        await Store.ReachAsync(IntentState.Applied, "three");

        Assert.Equal(
            [new IntentCount(IntentState.AwaitingApproval, 2, ManualTime.Start)],
            await Store.CountAsync([IntentState.AwaitingApproval, IntentState.Unknown], default));
        Assert.Equal(
            [(IntentState.AwaitingApproval, 2L), (IntentState.Applied, 1L)],
            (await Store.CountAsync([IntentState.Applied, IntentState.AwaitingApproval], default)).Select(count => (count.State, count.Count)));
        Assert.Empty(await Store.CountAsync([], default));
    }

    [Fact]
    public async Task Proposals_whose_time_has_passed_by_the_stores_clock_are_listed_decided_or_not_and_nothing_else()
    {
        Intent waiting = await Store.ReachAsync(IntentState.AwaitingApproval, "waiting");
        Intent approved = await Store.ReachAsync(IntentState.Approved, "approved", "globex");
        Intent staged = await Store.ReachAsync(IntentState.Staged, "staged");
        await Store.ReachAsync(IntentState.Denied, "denied");
        await Store.ReachAsync(IntentState.Claimed, "claimed");
        await AdvanceAsync(TimeSpan.FromHours(1) - TimeSpan.FromSeconds(1));
        await Lists(new() { Expired = true });

        await AdvanceAsync(TimeSpan.FromSeconds(1));
        await Lists(new() { Expired = true }, waiting, approved, staged);
        await Lists(new() { Tenant = "globex", Expired = true }, approved);
    }

    [Fact]
    public async Task The_journal_is_read_by_every_restriction_in_the_order_it_was_written()
    {
        await Store.RecordAsync([Sample.Entry("a"), Sample.Entry("b", intentId: "i1")], default);
        await Store.RecordAsync([Sample.Entry("c", run: "other run") with { Resource = "crm.lead", RecordId = "l1" }], default);
        await Store.RecordAsync([Sample.Entry("d", run: "third run", tenant: "other"), Sample.Entry("e")], default);

        await Reads(new(), "abcde");
        await Reads(new() { Tenant = "acme" }, "abce");
        await Reads(new() { RunId = "run" }, "abe");
        await Reads(new() { IntentId = "i1" }, "b");
        await Reads(new() { Resource = "crm.lead" }, "c");
        await Reads(new() { RecordId = "l1" }, "c");
        await Reads(new() { Newest = 2 }, "de");
        await Reads(new() { RunId = "run", Newest = 2 }, "be");
        await Reads(new() { Newest = 100 }, "abcde");
        await Reads(new() { After = (await Store.JournalAsync())[2].Sequence }, "de");
    }

    [Fact]
    public async Task A_long_journal_is_read_to_its_end()
    {
        for (int i = 0; i < 5; i++)
        {
            await Store.RecordAsync([.. Enumerable.Range(0, 500).Select(k => Sample.Entry("step", run: $"run {k % 7}"))], default);
        }

        List<JournalRow> rows = await Store.JournalAsync();

        Assert.Equal(2500, rows.Count);
        Assert.True(rows.Zip(rows.Skip(1)).All(pair => pair.First.Sequence < pair.Second.Sequence));
        Assert.Equal(700, (await Store.JournalAsync(new() { Newest = 700 })).Count);
    }

    private async Task Lists(IntentQuery query, params Intent[] expected)
        => Assert.Equal(expected.Select(intent => intent.Id), (await Store.ListAsync(query, default)).Select(intent => intent.Id));

    private async Task Reads(JournalQuery query, string expected)
        => Assert.Equal(expected, string.Concat((await Store.JournalAsync(query)).Select(row => row.Entry.Action)));
}
