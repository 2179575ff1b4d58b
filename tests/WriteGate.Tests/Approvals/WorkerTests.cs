using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

using WriteGate.Intents;
using WriteGate.Tests.Gate;

namespace WriteGate.Tests.Approvals;

public sealed class WorkerTests : IAsyncLifetime
{
    private readonly GateHarness gate = new(with: builder => builder.AddApprovedWrites());

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await gate.DisposeAsync();

    [Fact]
    public async Task R8_the_worker_of_the_host_executes_what_was_approved_and_stops_with_the_host()
    {
        TaskCompletionSource settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
        gate.OnStep = (step, _) =>
        {
            if (step == GateStep.Settled)
            {
                settled.TrySetResult();
            }

            return default;
        };
        await ApprovedAsync("L-1");
        foreach (IHostedService service in gate.Hosted)
        {
            await service.StartAsync(CancellationToken.None);
        }

        await settled.Task;
        await gate.Worker.StopAsync(CancellationToken.None);
        Assert.True(gate.Worker.ExecuteTask!.IsCompletedSuccessfully);
        Assert.Equal(["call L-1"], gate.Crm.Effects);

        await ApprovedAsync("L-2");
        gate.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Single(gate.Crm.Effects);
    }

    [Fact]
    public async Task R8_the_worker_looks_again_after_its_pause()
    {
        TaskCompletionSource settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
        gate.OnStep = (step, _) =>
        {
            if (step == GateStep.Settled)
            {
                settled.TrySetResult();
            }

            return default;
        };
        await gate.Worker.StartAsync(CancellationToken.None);
        await ApprovedAsync("L-1");
        while (!settled.Task.IsCompleted && !gate.Time.HasTimers)
        {
            // The worker has not come to its pause yet.
            await Task.Yield();
        }

        gate.Time.Advance(TimeSpan.FromSeconds(5));
        await settled.Task;
        await gate.Worker.StopAsync(CancellationToken.None);
        Assert.Equal(["call L-1"], gate.Crm.Effects);
    }

    [Fact]
    public async Task R8_of_workers_and_the_agents_own_retries_at_once_one_writes()
    {
        for (int i = 0; i < 8; i++)
        {
            string lead = $"L-{i}";
            await ApprovedAsync(lead);
            await Task.WhenAll(Enumerable.Range(0, 64).Select(caller => Task.Run(() => caller % 2 == 0
                ? gate.Worker.PassAsync(CancellationToken.None)
                : CallAsync(lead))));
            Assert.Single(gate.Crm.Effects, effect => effect == "call " + lead);
        }
    }

    [Fact]
    public async Task R8_waiting_never_blocks_the_agent_and_its_retry_carries_out_what_was_approved_meanwhile()
    {
        Assert.IsType<GateResult.PendingApproval>(await CallAsync("L-1"));
        Assert.IsType<GateResult.Applied>(await gate.UpdateAsync("Visit"));
        await ApproveAllAsync();
        Assert.IsType<GateResult.Applied>(await CallAsync("L-1"));
        Assert.IsType<GateResult.Replayed>(await CallAsync("L-1"));
        Assert.Equal(["patch D-1", "call L-1"], gate.Crm.Effects);
    }

    [Fact]
    public async Task R8_the_retry_of_a_rehearsing_run_carries_out_nothing()
    {
        await ApprovedAsync("L-1");
        await using GateRun rehearsal = gate.OpenRun(apply: false);
        Assert.IsType<GateResult.PendingApproval>(await rehearsal.CallAsync("crm_call_lead", """{"leadId":"L-1"}"""u8.ToArray()));
        Assert.Empty(gate.Crm.Effects);
    }

    [Fact]
    public async Task R8_one_that_fails_keeps_the_worker_from_none_of_the_others()
    {
        await ApprovedAsync("L-1");
        await ApprovedAsync("L-2");
        gate.Crm.BeforeEffect = effect => _ = effect == "call L-1" ? throw new InvalidOperationException("broken") : 0;
        await gate.Worker.PassAsync(CancellationToken.None);
        Assert.Equal(["call L-2"], gate.Crm.Effects);
        await gate.Worker.PassAsync(CancellationToken.None);
        Assert.Equal(["call L-2"], gate.Crm.Effects);
    }

    [Fact]
    public async Task R6_the_worker_reads_back_what_is_unknown_and_marks_what_expired()
    {
        gate.Crm.AfterEffect = _ => throw new TimeoutException();
        GateResult unknown = await gate.UpdateAsync("Visit");
        gate.Crm.AfterEffect = null;
        GateResult waiting = await CallAsync("L-1");
        gate.Time.Advance(gate.Options.ApprovalTimeout);
        await gate.Worker.PassAsync(CancellationToken.None);

        Assert.Equal(IntentState.Applied, (await gate.IntentAsync(unknown.IntentId!)).State);
        Assert.Equal(IntentState.Expired, (await gate.IntentAsync(waiting.IntentId!)).State);
        Assert.Equal(["patch D-1"], gate.Crm.Effects);
    }

    [Fact]
    public async Task R8_a_host_that_ends_lets_the_write_that_was_begun_be_finished_and_begins_no_other()
    {
        await ApprovedAsync("L-1");
        await ApprovedAsync("L-2");
        using CancellationTokenSource host = new();
        gate.Crm.BeforeEffect = _ => host.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gate.Worker.PassAsync(host.Token));
        Assert.Single(gate.Crm.Effects);
        Assert.Single(await gate.Gate.Store.ListAsync(new IntentQuery { States = [IntentState.Applied] }, CancellationToken.None));
        Assert.Single(await gate.Gate.Store.ListAsync(new IntentQuery { States = [IntentState.Approved] }, CancellationToken.None));
    }

    [Fact]
    public void R8_a_worker_without_a_pause_is_refused()
        => Assert.Throws<ArgumentOutOfRangeException>(() => new ServiceCollection().AddWriteGate(builder => builder.AddApprovedWrites(TimeSpan.Zero)));

    private Task<GateResult> CallAsync(string lead) => gate.CallAsync("crm_call_lead", $$"""{"leadId":"{{lead}}"}""");

    private async Task ApprovedAsync(string lead)
    {
        await CallAsync(lead);
        await ApproveAllAsync();
    }

    private async Task ApproveAllAsync()
    {
        foreach (Intent card in await gate.Gate.Approvals.ListAsync("acme"))
        {
            Assert.True((await gate.Gate.Approvals.ApproveAsync("acme", card.Id, card.Digest!, "olga")).IsTaken);
        }
    }
}
