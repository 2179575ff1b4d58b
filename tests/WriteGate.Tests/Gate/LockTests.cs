using WriteGate.Intents;

namespace WriteGate.Tests.Gate;

public sealed class LockTests : IAsyncLifetime
{
    private readonly GateHarness gate = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await gate.DisposeAsync();

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task R10_a_closed_lock_makes_a_rehearsal_that_writes_nothing(bool liveWrites, bool apply)
    {
        gate.Options.LiveWrites = liveWrites;
        GateRun run = gate.OpenRun(apply);
        GateResult result = await run.CallAsync("crm_update_deal", """{"dealId":"D-1","changes":{"nextStep":"Visit"}}"""u8.ToArray());

        GateResult.Rehearsed rehearsed = Assert.IsType<GateResult.Rehearsed>(result);
        Assert.Equal("applied", rehearsed.WouldBe);
        Assert.Equal("""{"nextStep":"Visit"}"""u8.ToArray(), rehearsed.After.ToArray());
        Assert.Empty(gate.Crm.Effects);
        Assert.Empty(await gate.Gate.Store.ListAsync(new IntentQuery(), CancellationToken.None));
        Assert.True(Assert.Single(await gate.JournalAsync()).Entry.IsRehearsal);
    }

    [Fact]
    public async Task R12_a_rehearsal_never_blocks_the_live_write()
    {
        gate.Options.LiveWrites = false;
        await gate.UpdateAsync("Visit");
        await gate.UpdateAsync("Visit");
        gate.Options.LiveWrites = true;
        Assert.IsType<GateResult.Applied>(await gate.UpdateAsync("Visit"));
    }

    [Fact]
    public async Task R10_a_rehearsed_reviewed_write_makes_no_card_that_can_be_approved()
    {
        gate.Options.LiveWrites = false;
        GateResult result = await gate.CallAsync("crm_call_lead", """{"leadId":"L-1"}""");
        Assert.Equal("pending", Assert.IsType<GateResult.Rehearsed>(result).WouldBe);
        Assert.Empty(await gate.Gate.Approvals.ListAsync("acme"));
    }

    [Fact]
    public async Task R10_a_rehearsal_says_so_loudly_in_its_summary()
    {
        GateRun run = gate.OpenRun(apply: false);
        await run.CallAsync("crm_update_deal", """{"dealId":"D-1","changes":{"nextStep":"Visit"}}"""u8.ToArray());
        await run.CallAsync("crm_get_deal", """{"dealId":"D-2"}"""u8.ToArray());
        RunSummary summary = await run.CloseAsync();

        Assert.Equal("0 writes, 1 would-be write (REHEARSAL: a lock is closed); scanned 2 of 10", summary.ToString());
    }

    [Fact]
    public async Task R10_a_summary_names_what_is_not_known_to_stand()
    {
        gate.Crm.AfterEffect = _ => throw new TimeoutException();
        await gate.UpdateAsync("Visit");
        gate.Crm.AfterEffect = null;
        await gate.CallAsync("crm_call_lead", """{"leadId":"L-1"}""");
        Assert.Equal("0 writes, 1 unknown, 1 pending; scanned 1 of 10", gate.Run.Summarize().ToString());
    }

    [Fact]
    public async Task R10_closing_the_standing_switch_takes_effect_on_the_next_attempt()
    {
        int begun = 0;
        gate.Crm.BeforeEffect = _ =>
        {
            begun++;
            gate.Options.LiveWrites = false;
            throw new WriteNotBegunException("busy");
        };
        GateResult.Failed failed = Assert.IsType<GateResult.Failed>(await gate.UpdateAsync("Visit"));
        Assert.Equal(1, begun);
        Assert.Contains("LiveWrites", failed.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R10_an_approved_write_behind_a_closed_lock_stays_approved_and_says_why()
    {
        GateResult.PendingApproval pending = Assert.IsType<GateResult.PendingApproval>(await gate.CallAsync("crm_call_lead", """{"leadId":"L-1"}"""));
        await gate.Gate.Approvals.ApproveAsync("acme", pending.IntentId!, pending.Digest, "olga");
        gate.Options.LiveWrites = false;

        GateResult result = await gate.Gate.ExecuteApprovedAsync("acme", pending.IntentId!);

        Assert.Contains("LiveWrites", Assert.IsType<GateResult.PendingApproval>(result).Why, StringComparison.Ordinal);
        Assert.Equal(IntentState.Approved, (await gate.IntentAsync(pending.IntentId!)).State);
        Assert.Empty(gate.Crm.Effects);
    }

    [Fact]
    public async Task R12_a_rehearsal_that_finds_nothing_to_change_never_blocks_the_live_write()
    {
        GateRun rehearsal = gate.OpenRun(apply: false);
        Assert.IsType<GateResult.NoChange>(await rehearsal.CallAsync("crm_update_deal", """{"dealId":"D-1","changes":{"nextStep":"Call"}}"""u8.ToArray()));
        Assert.True(Assert.Single(await gate.JournalAsync()).Entry.IsRehearsal);
        Assert.IsType<GateResult.Applied>(await gate.UpdateAsync("Visit"));
    }

    [Fact]
    public async Task R10_a_rehearsal_sends_no_interrupted_write_again()
    {
        gate.Crm.BeforeEffect = _ => throw new TimeoutException();
        await gate.UpdateAsync("Visit");
        gate.Crm.BeforeEffect = null;
        GateRun rehearsal = gate.OpenRun(apply: false);
        Assert.IsType<GateResult.Unknown>(await rehearsal.CallAsync("crm_update_deal", """{"dealId":"D-1","changes":{"nextStep":"Visit"}}"""u8.ToArray()));
        Assert.Empty(gate.Crm.Effects);
    }

    [Fact]
    public async Task R12_a_rehearsed_conflict_sets_nothing_aside()
    {
        await gate.UpdateAsync("Visit");
        GateRun rehearsal = gate.OpenRun(apply: false);
        Assert.IsType<GateResult.Conflict>(await rehearsal.CallAsync("crm_update_deal", """{"dealId":"D-1","changes":{"nextStep":"Write"}}"""u8.ToArray()));
        Assert.Single(await gate.Gate.Store.ListAsync(new IntentQuery(), CancellationToken.None));
    }
}
