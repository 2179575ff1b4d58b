using System.Text;
using WriteGate.Intents;

namespace WriteGate.Tests.Gate;

/// <summary>A call that says it is a retry, while others have used the key or the arguments since.</summary>
public sealed class RetryTests : IAsyncLifetime
{
    private readonly GateHarness gate = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await gate.DisposeAsync();

    [Fact]
    public async Task R5_the_natural_key_makes_it_the_same_write_whoever_sends_it_again_under_whatever_call()
    {
        GateResult first = await gate.UpdateAsync("Visit", options: new CallOptions { CallId = "call-1" });
        GateRun other = gate.OpenRun(agent: "another");
        GateResult second = await other.CallAsync(
            "crm_update_deal", """{"changes":{"nextStep":"Visit"},"dealId":"D-1"}"""u8.ToArray(), new CallOptions { CallId = "call-2" });

        Assert.IsType<GateResult.Replayed>(second);
        Assert.Equal(first.IntentId, second.IntentId);
        Assert.Single(gate.Crm.Effects);
    }

    [Fact]
    public async Task R5_a_retry_of_a_failed_call_does_not_write_again_what_a_later_call_has_written()
    {
        await FailBeforeItBeganAsync("call-1");
        Assert.IsType<GateResult.Applied>(await PostAsync("call-2"));

        Assert.IsType<GateResult.Replayed>(await PostAsync("call-1"));
        Assert.Single(gate.Crm.Effects);
    }

    [Fact]
    public async Task R5_a_retry_of_a_failed_call_waits_for_a_later_call_that_is_being_written()
    {
        await FailBeforeItBeganAsync("call-1");
        GateResult? meanwhile = null;
        gate.OnStep = async (step, _) => meanwhile = step == GateStep.Claimed ? await PostAsync("call-1") : meanwhile;
        await PostAsync("call-2");

        Assert.IsType<GateResult.InProgress>(meanwhile);
        Assert.Single(gate.Crm.Effects);
    }

    [Fact]
    public async Task R5_a_retry_of_a_stale_call_does_not_write_over_what_a_later_call_has_written()
    {
        gate.Crm.BeforeEffect = _ => throw new StaleRecordException("moved");
        Assert.IsType<GateResult.Stale>(await gate.UpdateAsync("Visit", options: new CallOptions { CallId = "call-1" }));
        gate.Crm.BeforeEffect = null;
        await gate.UpdateAsync("Write", options: new CallOptions { CallId = "call-2" });

        Assert.IsType<GateResult.Conflict>(await gate.UpdateAsync("Visit", options: new CallOptions { CallId = "call-1" }));
        Assert.Equal("Write", gate.Crm.Find("D-1")!.NextStep);
    }

    [Fact]
    public async Task R5_a_retry_never_answers_with_the_result_of_another_tool_that_takes_the_same_arguments()
    {
        await PostAsync("call-1");
        GateResult result = await gate.CallAsync("crm_mute", """{"channelId":"C-1"}""", new CallOptions { CallId = "call-2", RetryOf = "call-1" });

        Assert.IsType<GateResult.Conflict>(result);
        Assert.Equal(["post C-1"], gate.Crm.Effects);
    }

    [Fact]
    public async Task R7_a_new_occasion_after_the_window_has_all_its_attempts()
    {
        gate.Crm.BeforeEffect = _ => throw new WriteNotBegunException("busy");
        await gate.UpdateAsync("Visit");
        gate.Time.Advance(TimeSpan.FromSeconds(301));
        int begun = 0;
        gate.Crm.BeforeEffect = _ =>
        {
            if (++begun < 2)
            {
                throw new WriteNotBegunException("busy");
            }
        };
        Assert.IsType<GateResult.Applied>(await gate.UpdateAsync("Visit"));
    }

    [Fact]
    public async Task R5_an_expired_proposal_gives_its_key_up_to_another_body()
    {
        await StageAsync("Won");
        gate.Time.Advance(gate.Options.ApprovalTimeout + TimeSpan.FromSeconds(1));
        Assert.IsType<GateResult.PendingApproval>(await StageAsync("Qualified"));
    }

    [Fact]
    public async Task R5_an_expired_proposal_is_replaced_once_however_many_propose_again()
    {
        await StageAsync("Won");
        gate.Time.Advance(gate.Options.ApprovalTimeout + TimeSpan.FromSeconds(1));
        // All of them recall the expired one before the first of them ends it.
        using Barrier recalled = new(8);
        int told = 0;
        gate.OnStep = (step, _) =>
        {
            if (step == GateStep.Recalled && Interlocked.Increment(ref told) <= 8)
            {
                recalled.SignalAndWait(TimeSpan.FromSeconds(10));
            }

            return default;
        };
        GateResult[] results = await Task.WhenAll(Enumerable.Range(0, 8).Select(
            _ => Task.Factory.StartNew(() => StageAsync("Won"), default, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()));

        Assert.All(results, result => Assert.IsType<GateResult.PendingApproval>(result));
        Assert.Single(results.Select(result => result.IntentId).Distinct());
    }

    private Task<GateResult> StageAsync(string stage)
        => gate.CallAsync("crm_update_deal", $$"""{"dealId":"D-1","changes":{"stage":"{{stage}}"} }""");

    private Task<GateResult> PostAsync(string callId)
        => gate.CallAsync("crm_post", """{"channelId":"C-1"}""", new CallOptions { CallId = callId });

    private async Task FailBeforeItBeganAsync(string callId)
    {
        gate.OnStep = (step, _) => step == GateStep.Claimed ? throw new WriteNotBegunException("busy") : default;
        Assert.True(Assert.IsType<GateResult.Failed>(await PostAsync(callId)).MayRetry);
        gate.OnStep = null;
    }
}
