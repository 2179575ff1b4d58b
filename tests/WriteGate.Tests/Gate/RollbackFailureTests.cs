using System.Net.Http;
using WriteGate.Intents;

namespace WriteGate.Tests.Gate;

/// <summary>Rollbacks of writes whose system fails, moved on, or names something else by now.</summary>
public sealed class RollbackFailureTests : IAsyncLifetime
{
    private readonly GateHarness gate = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await gate.DisposeAsync();

    [Fact]
    public async Task R14_one_write_that_cannot_be_read_does_not_stop_the_rollback_of_the_others()
    {
        await gate.CallAsync("crm_post", """{"channelId":"C-1"}""");
        await gate.UpdateAsync("Visit");
        gate.Crm.BeforeRead = () => throw new IOException("down");
        IReadOnlyList<RollbackReport> reports = await gate.Gate.Rollbacks.RunAsync("acme", gate.Run.Id, "olga");

        Assert.Equal([RollbackOutcome.Failed, RollbackOutcome.RolledBack], reports.Select(report => report.Outcome));
        Assert.Contains("unpost C-1", gate.Crm.Effects);
    }

    [Fact]
    public async Task R14_a_read_back_that_fails_never_sends_the_reversal_again()
    {
        await gate.CallAsync("crm_update_contact", """{"contactId":7,"changes":{"phone":"1"}}""");
        gate.Crm.AfterEffect = _ => gate.Crm.BeforeRead = () => throw new HttpRequestException(HttpRequestError.ConnectionError);
        GateResult applied = await LastAppliedAsync();
        Assert.Equal(RollbackOutcome.Unknown, (await gate.Gate.Rollbacks.WriteAsync("acme", applied.IntentId!, "olga")).Outcome);
        Assert.Equal(2, gate.Crm.Effects.Count);

        gate.Crm.BeforeRead = null;
        Assert.Equal(RollbackOutcome.RolledBack, (await gate.Gate.Rollbacks.WriteAsync("acme", applied.IntentId!, "olga")).Outcome);
        Assert.Equal(2, gate.Crm.Effects.Count);
    }

    [Fact]
    public async Task R14_a_reversal_that_did_not_happen_is_told_as_unknown_sent_once_more_and_not_a_third_time()
    {
        GateResult applied = await gate.UpdateAsync("Visit");
        gate.Crm.BeforeEffect = _ => throw new TimeoutException();
        Assert.Equal(RollbackOutcome.Unknown, await TakeBackAsync(applied));
        Assert.Equal(RollbackOutcome.Unknown, await TakeBackAsync(applied));
        gate.Crm.BeforeEffect = null;
        Assert.Equal(RollbackOutcome.Unknown, await TakeBackAsync(applied));
        Assert.Single(gate.Crm.Effects);
    }

    [Fact]
    public async Task R14_a_reversal_that_the_system_ignores_is_not_called_done()
    {
        GateResult applied = await gate.UpdateAsync("Visit");
        gate.Crm.AfterEffect = _ => gate.Crm.Put(gate.Crm.Find("D-1")! with { NextStep = "Visit" });
        Assert.Equal(RollbackOutcome.Unknown, await TakeBackAsync(applied));
        Assert.Equal(IntentState.Applied, (await gate.IntentAsync(applied.IntentId!)).State);
    }

    [Fact]
    public async Task R14_a_rollback_is_not_taken_back_itself()
    {
        GateResult applied = await gate.UpdateAsync("Visit");
        await TakeBackAsync(applied);
        Intent rollback = Assert.Single(await gate.Gate.Store.ListAsync(new IntentQuery { RollbackOf = applied.IntentId }, CancellationToken.None));
        Assert.Equal(RollbackOutcome.NotReversible, (await gate.Gate.Rollbacks.WriteAsync("acme", rollback.Id, "olga")).Outcome);
        Assert.Equal("acme/rollback/" + applied.IntentId + "/1", rollback.Key);
    }

    [Fact]
    public async Task R14_naming_no_field_takes_nothing_back()
    {
        GateResult applied = await gate.UpdateAsync("Visit");
        Assert.Equal(RollbackOutcome.NotReversible, (await gate.Gate.Rollbacks.WriteAsync("acme", applied.IntentId!, "olga", [])).Outcome);
        Assert.Equal(IntentState.Applied, (await gate.IntentAsync(applied.IntentId!)).State);
    }

    [Fact]
    public async Task R14_a_record_that_answers_under_another_identifier_is_not_taken_back()
    {
        GateResult applied = await gate.UpdateAsync("Visit");
        gate.Crm.Merge("D-1", "D-2", with: deal => deal with { NextStep = "Visit" });
        Assert.Equal(RollbackOutcome.NotReversible, (await gate.Gate.Rollbacks.WriteAsync("acme", applied.IntentId!, "olga")).Outcome);
        Assert.Single(gate.Crm.Effects);
    }

    [Fact]
    public async Task R6_a_record_that_answers_under_another_identifier_does_not_resolve_an_unknown_write()
    {
        gate.Crm.BeforeEffect = _ => throw new TimeoutException();
        await gate.UpdateAsync("Visit");
        gate.Crm.BeforeEffect = null;
        gate.Crm.Merge("D-1", "D-2", with: deal => deal with { NextStep = "Visit" });
        Assert.IsType<GateResult.Quarantined>(await gate.UpdateAsync("Visit"));
    }

    private async Task<RollbackOutcome> TakeBackAsync(GateResult applied)
        => (await gate.Gate.Rollbacks.WriteAsync("acme", applied.IntentId!, "olga")).Outcome;

    private async Task<GateResult> LastAppliedAsync() => await gate.CallAsync("crm_update_contact", """{"contactId":7,"changes":{"phone":"1"}}""");
}
