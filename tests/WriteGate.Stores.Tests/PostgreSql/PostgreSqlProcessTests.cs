using WriteGate.Intents;
using WriteGate.Journal;
using WriteGate.PostgreSql;

namespace WriteGate.Stores.Tests;

public sealed class PostgreSqlProcessTests : IAsyncLifetime
{
    private const int Callers = 64;
    private const int Rounds = 10;

    private readonly PostgreSqlPlace place = new();

    public async Task InitializeAsync()
    {
        await place.OpenLedgerAsync();
    }

    public async Task DisposeAsync() => await place.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    public async Task R26_of_64_duplicates_over_several_processes_one_is_carried_out_and_with_another_body_none(int processes)
    {
        OtherProcess[] fleet = [.. Enumerable.Range(0, processes).Select(_ => OtherProcess.Start("book", place.ForProcesses))];
        try
        {
            Array.ForEach(fleet, process => process.WaitFor("open"));
            for (int round = 0; round < Rounds; round++)
            {
                string reference = $"r{round}";
                OutcomeKind[] first = Book(fleet, reference, amount: 1);
                Assert.Single(first, OutcomeKind.Applied);
                Assert.All(first, kind => Assert.True(kind is OutcomeKind.Applied or OutcomeKind.Replayed or OutcomeKind.InProgress, $"{kind}"));
                Assert.All(Book(fleet, reference, amount: 1), kind => Assert.Equal(OutcomeKind.Replayed, kind));
                Assert.All(Book(fleet, reference, amount: 2), kind => Assert.Equal(OutcomeKind.Conflict, kind));
            }

            Assert.Equal((long)Rounds, await place.ExecuteAsync("SELECT count(*) FROM bookings WHERE reference LIKE 'r%' AND amount = 1"));
            Assert.Equal(0L, await place.ExecuteAsync("SELECT count(*) FROM bookings WHERE amount <> 1"));
        }
        finally
        {
            Array.ForEach(fleet, process => process.Dispose());
        }

        await using PostgreSqlGateStore store = await place.OpenAsync();
        Assert.True((await JournalVerifier.VerifyAsync(store, new())).IsIntact);
    }

    [Fact]
    public async Task R8_of_workers_of_two_gates_and_the_agents_own_retries_one_carries_out_what_was_approved()
    {
        await using LedgerGate one = new(place.Options);
        await using LedgerGate other = new(place.Options);
        for (int round = 0; round < Rounds; round++)
        {
            byte[] arguments = System.Text.Encoding.UTF8.GetBytes($$"""{"reference":"p{{round}}"}""");
            GateResult.PendingApproval pending = Assert.IsType<GateResult.PendingApproval>(await one.OpenRun().CallAsync("ledger_pay", arguments));
            Assert.True((await other.Gate.Approvals.ApproveAsync("acme", pending.IntentId!, pending.Digest, "olga")).IsTaken);

            await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(() => (caller % 4) switch
            {
                0 => one.Worker.PassAsync(default),
                1 => other.Worker.PassAsync(default),
                2 => one.OpenRun().CallAsync("ledger_pay", arguments),
                _ => other.OpenRun().CallAsync("ledger_pay", arguments),
            })));
            Assert.Equal(1L, await place.ExecuteAsync($"SELECT count(*) FROM bookings WHERE reference = 'p{round}'"));
        }
    }

    [Fact]
    public Task R4_of_64_callers_over_two_processes_no_more_write_than_the_limit_of_their_run_allows()
        => NoMoreThanOneOf(ResourceOptions.UsualRecords, round => $"run{round}", OutcomeKind.PendingApproval);

    [Fact]
    public Task R20_of_64_callers_over_two_processes_no_more_write_than_the_budget_of_their_agent_allows()
        => NoMoreThanOneOf(100, round => $"* temp{round}", OutcomeKind.Denied);

    [Fact]
    public async Task R26_what_a_killed_process_was_told_is_there_and_it_hinders_nobody()
    {
        Dictionary<string, string> told = [];
        await using PostgreSqlGateStore beside = await place.OpenAsync();
        for (int round = 0; round < 3; round++)
        {
            using OtherProcess other = OtherProcess.Start("stream", place.ForProcesses);
            for (int i = 0; i < 100; i++)
            {
                other.WaitFor("applied");
            }

            foreach (string[] words in other.Kill().Select(line => line.Split(' ')).Where(words => words.Length == 2))
            {
                told[words[1]] = words[0];
            }

            // In the same runs, whose heads the dead process may have held.
            for (int run = 0; run < 8; run++)
            {
                await beside.RecordAsync([Sample.Entry("noted", $"run {run}")], default);
            }
        }

        Dictionary<string, Intent> there = (await beside.ListAsync(new() { Limit = int.MaxValue }, default)).ToDictionary(intent => intent.Id);
        Assert.All(told.Where(each => each.Value == "applied"), each => Assert.Equal(IntentState.Applied, there[each.Key].State));
        Assert.All(told.Keys, id => Assert.True(there[id].State is IntentState.Claimed or IntentState.Applied));
        Assert.True((await JournalVerifier.VerifyAsync(beside, new())).IsIntact);
    }

    // All but one of what is allowed is used up; then 64 come at once.
    private async Task NoMoreThanOneOf(int allowed, Func<int, string> who, OutcomeKind otherwise)
    {
        OtherProcess[] fleet = [.. Enumerable.Range(0, 2).Select(_ => OtherProcess.Start("book", place.ForProcesses))];
        try
        {
            Array.ForEach(fleet, process => process.WaitFor("open"));
            for (int round = 0; round < Rounds; round++)
            {
                fleet[0].Tell($"before{round} 1 {allowed - 1} {who(round)}");
                Assert.All(Got(fleet[0]), kind => Assert.Equal(OutcomeKind.Applied, kind));

                for (int i = 0; i < fleet.Length; i++)
                {
                    fleet[i].Tell($"of{i}-{round} 1 {Callers / fleet.Length} {who(round)}");
                }

                OutcomeKind[] results = [.. fleet.SelectMany(Got)];
                Assert.Single(results, OutcomeKind.Applied);
                Assert.Equal(Callers - 1, results.Count(kind => kind == otherwise));
            }

            Assert.Equal((long)Rounds * allowed, await place.ExecuteAsync("SELECT count(*) FROM bookings WHERE reference NOT LIKE 'warm-up%'"));
        }
        finally
        {
            Array.ForEach(fleet, process => process.Dispose());
        }
    }

    private static OutcomeKind[] Book(OtherProcess[] fleet, string reference, int amount)
    {
        Array.ForEach(fleet, process => process.Tell($"{reference} {amount} {Callers / fleet.Length}"));
        return [.. fleet.SelectMany(Got)];
    }

    private static IEnumerable<OutcomeKind> Got(OtherProcess process) => process.WaitFor("got")["got ".Length..].Split(',').Select(Enum.Parse<OutcomeKind>);
}
