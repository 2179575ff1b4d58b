using WriteGate.Intents;
using WriteGate.PostgreSql;

namespace WriteGate.Stores.Tests;

/// <summary>Machines whose clocks are not the server's.</summary>
public sealed class PostgreSqlClockTests : IAsyncLifetime
{
    private readonly PostgreSqlPlace place = new();

    public async Task InitializeAsync()
    {
        await place.OpenLedgerAsync();
    }

    public async Task DisposeAsync() => await place.DisposeAsync();

    [Theory]
    [InlineData(0, "right now")]
    [InlineData(5, "was interrupted")]
    public async Task Whether_a_rollback_of_another_machine_still_goes_on_is_told_by_the_servers_clock(int minutesLater, string why)
    {
        await place.StopClockAsync(DateTimeOffset.UtcNow.AddHours(-1));
        await using LedgerGate gate = new(place.Options with { ReconnectFor = TimeSpan.Zero });
        await using PostgreSqlGateStore store = await place.OpenAsync();
        Intent booked = await store.BeginAsync(Sample.Intent("r") with { Tool = "ledger_book", Body = """{"amount":1,"reference":"r"}"""u8.ToArray(), IsSensitive = false });
        booked = await store.MoveAsync(booked, IntentState.Applied);
        await store.BeginAsync(booked with { Id = Sample.NewId(), Key = "acme/rollback/r/1", State = IntentState.Claimed, RollbackOf = booked.Id });
        await place.AdvanceAsync(TimeSpan.FromMinutes(minutesLater));

        RollbackReport report = await gate.Gate.Rollbacks.WriteAsync("acme", booked.Id, "olga");

        Assert.Equal(RollbackOutcome.Unknown, report.Outcome);
        Assert.Contains(why, report.Why, StringComparison.Ordinal);
    }
}
