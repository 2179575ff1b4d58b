using WriteGate.Intents;

namespace WriteGate.Tests.Gate;

public sealed class BatchTests : IAsyncLifetime
{
    private const string Three = """
        {"items":[
          {"dealId":"D-3","changes":{"nextStep":"Visit"}},
          {"dealId":"D-1","changes":{"nextStep":"Visit"}},
          {"dealId":"D-2","changes":{"nextStep":"Visit"}}]}
        """;

    private readonly GateHarness gate = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await gate.DisposeAsync();

    [Fact]
    public async Task Every_item_is_a_write_of_its_own_in_the_order_of_identifiers()
    {
        GateResult result = await gate.CallAsync("crm_update_deals", Three);
        Assert.IsType<GateResult.Applied>(result);
        Assert.Equal(["patch D-1", "patch D-2", "patch D-3"], gate.Crm.Effects);
        Assert.Equal(3, (await ChildrenAsync(result)).Count(child => child.State == IntentState.Applied));
    }

    [Fact]
    public async Task R5_the_order_that_the_agent_sends_is_not_part_of_the_key()
    {
        await gate.CallAsync("crm_update_deals", Three);
        GateResult again = await gate.CallAsync("crm_update_deals", """
            {"items":[
              {"dealId":"D-1","changes":{"nextStep":"Visit"}},
              {"dealId":"D-2","changes":{"nextStep":"Visit"}},
              {"dealId":"D-3","changes":{"nextStep":"Visit"}}]}
            """);
        Assert.IsType<GateResult.Replayed>(again);
        Assert.Equal(3, gate.Crm.Effects.Count);
    }

    [Fact]
    public async Task An_item_that_fails_stops_the_rest_and_takes_back_what_was_written()
    {
        gate.Crm.BeforeEffect = effect =>
        {
            if (effect == "patch D-3")
            {
                throw new WriteRefusedException("closed");
            }
        };
        GateResult result = await gate.CallAsync("crm_update_deals", Three);

        Assert.IsType<GateResult.RolledBack>(result);
        Assert.Equal(["patch D-1", "patch D-2", "patch D-2", "patch D-1"], gate.Crm.Effects);
        Assert.Equal(("Call", "Mail"), (gate.Crm.Find("D-1")!.NextStep, gate.Crm.Find("D-2")!.NextStep));
    }

    [Fact]
    public async Task An_item_that_is_unknown_stops_everything_and_takes_nothing_back()
    {
        gate.Crm.AfterEffect = effect =>
        {
            if (effect == "patch D-2")
            {
                throw new TimeoutException();
            }
        };
        GateResult result = await gate.CallAsync("crm_update_deals", Three);

        Assert.IsType<GateResult.PartlyApplied>(result);
        Assert.Equal(["patch D-1", "patch D-2"], gate.Crm.Effects);
    }

    [Fact]
    public async Task Identifiers_may_not_repeat()
    {
        GateResult result = await gate.CallAsync("crm_update_deals", """
            {"items":[{"dealId":"D-1","changes":{"nextStep":"a"}},{"dealId":"D-1","changes":{"nextStep":"b"}}]}
            """);
        Assert.Contains(Assert.IsType<GateResult.InvalidArguments>(result).Violations, violation => violation.Code == "duplicate_item");
    }

    [Fact]
    public async Task R2_an_unknown_record_anywhere_writes_nothing()
    {
        GateResult result = await gate.CallAsync("crm_update_deals", """
            {"items":[{"dealId":"D-1","changes":{"nextStep":"a"}},{"dealId":"D-9","changes":{"nextStep":"b"}}]}
            """);
        Assert.IsType<GateResult.InvalidArguments>(result);
        Assert.Empty(gate.Crm.Effects);
    }

    [Fact]
    public async Task A_reviewed_field_in_one_item_makes_the_whole_batch_wait_with_the_whole_difference()
    {
        GateResult.PendingApproval pending = Assert.IsType<GateResult.PendingApproval>(await gate.CallAsync("crm_update_deals", """
            {"items":[{"dealId":"D-2","changes":{"stage":"Won"}},{"dealId":"D-1","changes":{"nextStep":"a"}}]}
            """));
        Assert.Equal("""{"D-1":{"nextStep":"a"},"D-2":{"stage":"Won"}}"""u8.ToArray(), pending.After.ToArray());
        Assert.Empty(gate.Crm.Effects);

        await gate.Gate.Approvals.ApproveAsync("acme", pending.IntentId!, pending.Digest, "olga");
        Assert.IsType<GateResult.Applied>(await gate.Gate.ExecuteApprovedAsync("acme", pending.IntentId!));
        Assert.Equal(["patch D-1", "patch D-2"], gate.Crm.Effects);
    }

    [Fact]
    public async Task R14_a_batch_is_taken_back_as_a_whole()
    {
        GateResult applied = await gate.CallAsync("crm_update_deals", Three);
        Assert.Equal(RollbackOutcome.RolledBack, (await gate.Gate.Rollbacks.WriteAsync("acme", applied.IntentId!, "olga")).Outcome);
        Assert.Equal(("Call", "Mail", null), (gate.Crm.Find("D-1")!.NextStep, gate.Crm.Find("D-2")!.NextStep, gate.Crm.Find("D-3")!.NextStep));
        Assert.Equal(IntentState.RolledBack, (await gate.IntentAsync(applied.IntentId!)).State);
    }

    [Fact]
    public async Task R6_an_interrupted_batch_is_resolved_item_by_item()
    {
        gate.Crm.AfterEffect = effect =>
        {
            if (effect == "patch D-3")
            {
                throw new TimeoutException();
            }
        };
        await gate.CallAsync("crm_update_deals", Three);
        gate.Crm.AfterEffect = null;
        Assert.IsType<GateResult.Replayed>(await gate.CallAsync("crm_update_deals", Three));
        Assert.Equal(3, gate.Crm.Effects.Count);
    }

    private async Task<IReadOnlyList<Intent>> ChildrenAsync(GateResult result)
        => await gate.Gate.Store.ListAsync(new IntentQuery { ParentId = result.IntentId }, CancellationToken.None);
}
