namespace WriteGate.Tests.Gate;

/// <summary>Whoever stops the gate stops it at the next call and the next attempt, and loses nothing.</summary>
public sealed class StopTests : IAsyncLifetime
{
    private readonly GateHarness gate = new(with: builder => builder.AddApprovedWrites());

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await gate.DisposeAsync();

    [Fact]
    public async Task R10_a_stopped_gate_writes_nothing_from_the_next_call_on_and_says_why()
    {
        gate.Gate.Stop("olga", "incident 12");
        GateResult.Rehearsed rehearsed = Assert.IsType<GateResult.Rehearsed>(await gate.UpdateAsync("Visit"));
        Assert.Equal("All writing was stopped by olga: incident 12", rehearsed.Why);
        Assert.Equal(rehearsed.Why, gate.Gate.Stopped);
        Assert.True(gate.Run.Summarize().IsRehearsal);
        Assert.Empty(gate.Crm.Effects);

        gate.Gate.Resume("olga");
        Assert.Null(gate.Gate.Stopped);
        Assert.IsType<GateResult.Applied>(await gate.UpdateAsync("Visit"));
    }

    [Fact]
    public async Task R10_a_stop_in_the_middle_of_a_write_holds_for_its_next_attempt()
    {
        int begun = 0;
        gate.Crm.BeforeEffect = _ =>
        {
            begun++;
            gate.Gate.Stop("olga", "incident 12");
            throw new WriteNotBegunException("busy");
        };
        Assert.Contains("incident 12", Assert.IsType<GateResult.Failed>(await gate.UpdateAsync("Visit")).Why, StringComparison.Ordinal);
        Assert.Equal(1, begun);
    }

    [Fact]
    public async Task R10_what_is_approved_stays_approved_through_a_stop_and_says_why()
    {
        GateResult.PendingApproval pending = Assert.IsType<GateResult.PendingApproval>(await gate.CallAsync("crm_call_lead", """{"leadId":"L-1"}"""));
        await gate.Gate.Approvals.ApproveAsync("acme", pending.IntentId!, pending.Digest, "olga");
        gate.Gate.Stop("olga", "incident 12");

        Assert.Contains("incident 12", Assert.IsType<GateResult.PendingApproval>(await gate.Gate.ExecuteApprovedAsync("acme", pending.IntentId!)).Why, StringComparison.Ordinal);
        await gate.Worker.PassAsync(CancellationToken.None);
        Assert.Equal(Intents.IntentState.Approved, (await gate.IntentAsync(pending.IntentId!)).State);
        Assert.Empty(gate.Crm.Effects);

        gate.Gate.Resume("olga");
        await gate.Worker.PassAsync(CancellationToken.None);
        Assert.Equal(["call L-1"], gate.Crm.Effects);
    }

    [Fact]
    public async Task R10_nothing_is_taken_back_while_the_gate_is_stopped()
    {
        GateResult applied = await gate.UpdateAsync("Visit");
        gate.Gate.Stop("olga", "incident 12");
        RollbackReport report = await gate.Gate.Rollbacks.WriteAsync("acme", applied.IntentId!, "olga");
        Assert.Equal((RollbackOutcome.Locked, "All writing was stopped by olga: incident 12"), (report.Outcome, report.Why));
    }

    [Fact]
    public async Task R10_an_unknown_write_is_read_back_and_not_sent_again_while_the_gate_is_stopped()
    {
        gate.Crm.BeforeEffect = _ => throw new TimeoutException();
        GateResult unknown = await gate.UpdateAsync("Visit");
        gate.Crm.BeforeEffect = null;
        gate.Gate.Stop("olga", "incident 12");
        Assert.Contains("incident 12", Assert.IsType<GateResult.Unknown>(Assert.Single(await gate.Gate.ResolveUnknownAsync("acme"))).Why, StringComparison.Ordinal);
        Assert.Empty(gate.Crm.Effects);
        Assert.NotNull(unknown.IntentId);
    }

    [Fact]
    public void R10_a_stop_names_who_and_why()
    {
        Assert.Throws<ArgumentException>(() => gate.Gate.Stop("", "x"));
        Assert.Throws<ArgumentException>(() => gate.Gate.Stop("olga", " "));
    }
}
