using WriteGate.Intents;

namespace WriteGate.Tests.Gate;

/// <summary>Batches whose caller, store or system goes away in the middle.</summary>
public sealed class BatchInterruptionTests : IAsyncLifetime
{
    private const string Three = """
        {"items":[
          {"dealId":"D-1","changes":{"nextStep":"Visit"}},
          {"dealId":"D-2","changes":{"nextStep":"Visit"}},
          {"dealId":"D-3","changes":{"nextStep":"Visit"}}]}
        """;

    private readonly GateHarness gate = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await gate.DisposeAsync();

    [Fact]
    public async Task A_caller_that_cancels_gets_its_exception_after_the_batch_was_taken_back()
    {
        using CancellationTokenSource cancel = new();
        gate.OnStep = (step, intent) =>
        {
            if (step == GateStep.Settled && intent!.RecordId == "D-1")
            {
                cancel.Cancel();
            }

            return default;
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gate.CallAsync("crm_update_deals", Three, null, cancel.Token));

        Assert.Equal(("Call", "Mail", null), (gate.Crm.Find("D-1")!.NextStep, gate.Crm.Find("D-2")!.NextStep, gate.Crm.Find("D-3")!.NextStep));
        Assert.Empty(await gate.Gate.Store.ListAsync(new IntentQuery { States = [IntentState.Claimed] }, CancellationToken.None));
    }

    [Fact]
    public async Task A_system_that_cannot_be_read_while_a_batch_is_taken_back_leaves_it_partly_applied()
    {
        gate.Crm.BeforeEffect = effect =>
        {
            if (effect == "patch D-3")
            {
                gate.Crm.BeforeRead = () => throw new IOException("down");
                throw new WriteRefusedException("closed");
            }
        };
        Assert.IsType<GateResult.PartlyApplied>(await gate.CallAsync("crm_update_deals", Three));
    }

    [Fact]
    public async Task A_store_that_fails_after_the_last_item_does_not_say_that_nothing_was_written()
    {
        gate.OnStep = async (step, intent) =>
        {
            if (step == GateStep.Settled && intent!.RecordId == "D-3")
            {
                await gate.Gate.Store.DisposeAsync();
            }
        };
        Assert.IsType<GateResult.Unknown>(await gate.CallAsync("crm_update_deals", Three));
        gate.OnStep = null;
    }

    [Fact]
    public async Task An_item_that_needs_a_person_stops_the_items_behind_it()
    {
        gate.Crm.AfterEffect = effect =>
        {
            if (effect == "patch D-2")
            {
                throw new TimeoutException();
            }
        };
        GateResult stopped = await gate.CallAsync("crm_update_deals", Three);
        gate.Crm.AfterEffect = null;
        gate.Crm.Put(gate.Crm.Find("D-2")! with { NextStep = "Somebody else" });

        Assert.IsType<GateResult.Quarantined>(await gate.CallAsync("crm_update_deals", Three));
        Assert.Equal(["patch D-1", "patch D-2"], gate.Crm.Effects);
        IReadOnlyList<Intent> children = await gate.Gate.Store.ListAsync(new IntentQuery { ParentId = stopped.IntentId }, CancellationToken.None);
        Assert.Equal([IntentState.Applied, IntentState.Quarantined, IntentState.Failed], children.OrderBy(child => child.RecordId).Select(child => child.State));
    }

    [Fact]
    public async Task A_batch_that_waits_for_approval_has_nothing_to_take_back()
    {
        GateResult pending = await gate.CallAsync("crm_update_deals", """{"items":[{"dealId":"D-2","changes":{"stage":"Won"}}]}""");
        Assert.Equal(RollbackOutcome.NotReversible, (await gate.Gate.Rollbacks.WriteAsync("acme", pending.IntentId!, "olga")).Outcome);
    }

    [Fact]
    public async Task A_run_takes_back_what_stands_of_a_batch_that_stopped_half_way()
    {
        gate.Crm.AfterEffect = effect =>
        {
            if (effect == "patch D-2")
            {
                throw new TimeoutException();
            }
        };
        await gate.CallAsync("crm_update_deals", Three);
        gate.Crm.AfterEffect = null;
        await gate.Gate.Rollbacks.RunAsync("acme", gate.Run.Id, "olga");
        Assert.Equal("Call", gate.Crm.Find("D-1")!.NextStep);
    }
}
