namespace WriteGate.Tests.Gate;

/// <summary>What a call costs in durable commits; the numbers are part of what the gate promises.</summary>
public sealed class CommitTests : IAsyncLifetime
{
    private readonly GateHarness gate = new();

    public async Task InitializeAsync() => await gate.Gate.StartAsync();

    public async Task DisposeAsync() => await gate.DisposeAsync();

    [Fact]
    public async Task A_read_costs_none()
        => await CostsAsync<GateResult.Answered>(0, () => gate.CallAsync("crm_get_deal", """{"dealId":"D-1"}"""));

    [Fact]
    public async Task An_autonomous_write_costs_two_and_its_replay_none()
    {
        await CostsAsync<GateResult.Applied>(2, () => gate.UpdateAsync("Visit"));
        await CostsAsync<GateResult.Replayed>(0, () => gate.UpdateAsync("Visit"));
    }

    [Fact]
    public async Task Whatever_touches_nothing_costs_one()
    {
        await CostsAsync<GateResult.InvalidArguments>(1, () => gate.CallAsync("crm_update_deal", "{}"));
        await CostsAsync<GateResult.Denied>(1, () => gate.CallAsync("crm_drop_table", "{}"));
        await CostsAsync<GateResult.NoChange>(1, () => gate.UpdateAsync("Call"));
        await CostsAsync<GateResult.Conflict>(1, () => gate.UpdateAsync("Visit"));
        await CostsAsync<GateResult.PendingApproval>(1, () => gate.CallAsync("crm_call_lead", """{"leadId":"L-1"}"""));
        gate.Options.LiveWrites = false;
        await CostsAsync<GateResult.Rehearsed>(1, () => gate.UpdateAsync("Visit", "D-2"));
    }

    [Fact]
    public async Task An_approved_write_costs_one_and_one_and_two()
    {
        GateResult.PendingApproval pending = await CostsAsync<GateResult.PendingApproval>(1, () => gate.CallAsync("crm_call_lead", """{"leadId":"L-1"}"""));
        long before = gate.Commits;
        await gate.Gate.Approvals.ApproveAsync("acme", pending.IntentId!, pending.Digest, "olga");
        Assert.Equal(1, gate.Commits - before);
        await CostsAsync<GateResult.Applied>(2, () => gate.Gate.ExecuteApprovedAsync("acme", pending.IntentId!));
    }

    private async Task<T> CostsAsync<T>(long commits, Func<Task<GateResult>> call)
        where T : GateResult
    {
        long before = gate.Commits;
        T result = Assert.IsType<T>(await call());
        Assert.Equal(commits, gate.Commits - before);
        return result;
    }
}
