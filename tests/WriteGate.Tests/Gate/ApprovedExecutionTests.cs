using WriteGate.Intents;
using WriteGate.Journal;

namespace WriteGate.Tests.Gate;

/// <summary>What is executed is what was approved, and what is said of it is what became of it.</summary>
public sealed class ApprovedExecutionTests : IAsyncLifetime
{
    private readonly GateHarness gate = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await gate.DisposeAsync();

    [Fact]
    public async Task R8_a_field_that_was_not_shown_is_not_written_because_it_moved_since()
    {
        GateResult.PendingApproval pending = await ProposeAsync("""{"stage":"Won","nextStep":"Call"}""");
        Assert.Equal("""{"stage":"Won"}"""u8.ToArray(), pending.After.ToArray());
        await ApproveAsync(pending);
        gate.Crm.Put(gate.Crm.Find("D-1")! with { NextStep = "A person wrote this" });

        Assert.IsType<GateResult.Stale>(await ExecuteAsync(pending));
        Assert.Empty(gate.Crm.Effects);
    }

    [Fact]
    public async Task R8_what_was_changed_in_the_store_after_it_was_shown_is_neither_approved_nor_executed()
    {
        GateResult.PendingApproval pending = await ProposeAsync("""{"stage":"Won"}""");
        Intent shown = await gate.IntentAsync(pending.IntentId!);
        Intent forged = shown with { State = IntentState.Approved, RecordId = "D-2" };
        await gate.Gate.Store.MoveAsync(new Move(shown, forged, Entry("forged")), CancellationToken.None);

        Assert.IsType<GateResult.Stale>(await ExecuteAsync(pending));
        Assert.Empty(gate.Crm.Effects);
    }

    [Fact]
    public async Task R8_what_was_changed_in_the_store_cannot_be_approved_under_its_old_digest()
    {
        GateResult.PendingApproval pending = await ProposeAsync("""{"stage":"Won"}""");
        Intent shown = await gate.IntentAsync(pending.IntentId!);
        Intent stale = (await gate.Gate.Store.MoveAsync(new Move(shown, shown with { State = IntentState.Stale }, Entry("stale")), CancellationToken.None))!;
        Intent forged = stale with { State = IntentState.AwaitingApproval, Before = """{"stage":"Won"}"""u8.ToArray() };
        await gate.Gate.Store.MoveAsync(new Move(stale, forged, Entry("forged")), CancellationToken.None);

        Assert.False((await gate.Gate.Approvals.ApproveAsync("acme", pending.IntentId!, pending.Digest, "olga")).IsTaken);
    }

    [Fact]
    public async Task R8_what_was_approved_under_another_contract_of_the_tool_is_not_executed()
    {
        Intent shown = await gate.IntentAsync((await ProposeAsync("""{"stage":"Won"}""")).IntentId!);
        Intent old = shown with { Id = "old", Key = "acme/crm_update_deal/old", SchemaHash = "old" };
        old = old with { Digest = ApprovalDigest.Of(old) };
        await gate.Gate.Store.ClaimAsync(
            new Claim { Intents = [new NewIntent(old, null)], Lease = TimeSpan.Zero, Entries = [Entry("pending")] }, CancellationToken.None);
        Assert.Contains("approve it where it is", (await gate.Gate.Approvals.ApproveAsync("acme", "old", old.Digest, "olga")).Why, StringComparison.Ordinal);

        // Where it was proposed, somebody approved it.
        old = await gate.IntentAsync("old");
        Assert.NotNull(await gate.Gate.Store.MoveAsync(new Move(old, old with { State = IntentState.Approved }, Entry("approved")), CancellationToken.None));
        Assert.IsType<GateResult.Stale>(await gate.Gate.ExecuteApprovedAsync("acme", "old"));
        Assert.Empty(gate.Crm.Effects);
    }

    [Fact]
    public async Task R8_what_was_approved_and_no_longer_fits_its_tool_is_stale()
    {
        Intent shown = await gate.IntentAsync((await ProposeAsync("""{"stage":"Won"}""")).IntentId!);
        Intent misfit = shown with { Id = "misfit", Key = "acme/crm_update_deal/misfit", Body = "{}"u8.ToArray() };
        misfit = misfit with { Digest = ApprovalDigest.Of(misfit) };
        await gate.Gate.Store.ClaimAsync(
            new Claim { Intents = [new NewIntent(misfit, null)], Lease = TimeSpan.Zero, Entries = [Entry("pending")] }, CancellationToken.None);
        Assert.True((await gate.Gate.Approvals.ApproveAsync("acme", "misfit", misfit.Digest, "olga")).IsTaken);

        GateResult.Stale stale = Assert.IsType<GateResult.Stale>(await gate.Gate.ExecuteApprovedAsync("acme", "misfit"));
        Assert.Contains("no longer fits crm_update_deal", stale.Why, StringComparison.Ordinal);
        Assert.Equal(IntentState.Stale, (await gate.IntentAsync("misfit")).State);
        Assert.Empty(gate.Crm.Effects);
    }

    [Fact]
    public async Task R8_whatever_of_a_proposal_differs_its_digest_differs()
    {
        Intent shown = await gate.IntentAsync((await ProposeAsync("""{"stage":"Won"}""")).IntentId!);
        Intent[] others =
        [
            shown with { Tenant = "globex" }, shown with { Workflow = "other" }, shown with { Agent = "other" }, shown with { OnBehalfOf = "other" },
            shown with { Tool = "other" }, shown with { SchemaHash = "other" }, shown with { Resource = "other" }, shown with { RecordId = "other" },
            shown with { Key = "other" }, shown with { Tier = WriteTier.Autonomous }, shown with { Before = "{}"u8.ToArray() },
            shown with { After = "{}"u8.ToArray() }, shown with { Body = "{}"u8.ToArray() },
        ];
        Assert.All(others, other => Assert.NotEqual(ApprovalDigest.Of(shown), ApprovalDigest.Of(other)));
        Assert.Equal(shown.Digest, ApprovalDigest.Of(shown));
    }

    [Fact]
    public async Task R9_an_approved_write_waits_while_the_breaker_of_its_system_is_open()
    {
        GateResult.PendingApproval pending = await ProposeAsync("""{"stage":"Won"}""");
        await ApproveAsync(pending);
        gate.Crm.BeforeEffect = _ => throw new WriteNotBegunException("down");
        await gate.UpdateAsync("Visit", "D-2");
        await gate.UpdateAsync("Visit", "D-3");
        gate.Crm.BeforeEffect = null;

        Assert.IsType<GateResult.PendingApproval>(await ExecuteAsync(pending));
        gate.Time.Advance(gate.Options.BreakerDuration + TimeSpan.FromSeconds(1));
        Assert.IsType<GateResult.Applied>(await ExecuteAsync(pending));
    }

    [Fact]
    public async Task R8_an_expired_proposal_never_looks_like_a_denied_one()
    {
        GateResult.PendingApproval pending = await ProposeAsync("""{"stage":"Won"}""");
        await ApproveAsync(pending);
        gate.Time.Advance(gate.Options.ApprovalTimeout);
        Assert.IsType<GateResult.Expired>(await ExecuteAsync(pending));
        Assert.IsType<GateResult.Expired>(await ExecuteAsync(pending));
    }

    [Fact]
    public async Task R5_a_write_that_is_being_executed_is_in_progress()
    {
        GateResult.PendingApproval pending = await ProposeAsync("""{"stage":"Won"}""");
        await ApproveAsync(pending);
        GateResult? meanwhile = null;
        gate.OnStep = async (step, _) => meanwhile = step == GateStep.Claimed ? await ExecuteAsync(pending) : meanwhile;
        await ExecuteAsync(pending);
        Assert.IsType<GateResult.InProgress>(meanwhile);
    }

    private static JournalEntry Entry(string action) => new() { Tenant = "acme", RunId = "r", Action = action, Actor = "x" };

    private async Task<GateResult.PendingApproval> ProposeAsync(string changes)
        => Assert.IsType<GateResult.PendingApproval>(await gate.CallAsync("crm_update_deal", $$"""{"dealId":"D-1","changes":{{changes}} }"""));

    private async Task ApproveAsync(GateResult.PendingApproval pending)
        => Assert.True((await gate.Gate.Approvals.ApproveAsync("acme", pending.IntentId!, pending.Digest, "olga")).IsTaken);

    private Task<GateResult> ExecuteAsync(GateResult.PendingApproval pending) => gate.Gate.ExecuteApprovedAsync("acme", pending.IntentId!);
}
