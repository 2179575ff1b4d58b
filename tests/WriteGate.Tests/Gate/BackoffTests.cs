using System.Net;
using System.Net.Http;

namespace WriteGate.Tests.Gate;

/// <summary>What is attempted again, how often, with what, and after how long.</summary>
public sealed class BackoffTests : IAsyncLifetime
{
    private readonly GateHarness gate = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await gate.DisposeAsync();

    public static TheoryData<Exception, int> Faults => new()
    {
        { new WriteNotBegunException("busy"), 3 },
        { new HttpRequestException("slow down", null, HttpStatusCode.TooManyRequests), 3 },
        { new WriteRefusedException("read-only"), 1 },
        { new HttpRequestException("no such field", null, HttpStatusCode.BadRequest), 1 },
        { new HttpRequestException("half-way", null, HttpStatusCode.BadGateway), 1 },
        { new StaleRecordException("moved"), 1 },
        { new TimeoutException(), 1 },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task R7_only_what_was_proven_not_begun_is_attempted_again(Exception fault, int attempts)
    {
        int begun = 0;
        gate.Crm.BeforeEffect = _ =>
        {
            begun++;
            throw fault;
        };
        await gate.UpdateAsync("Visit");
        Assert.Equal(attempts, begun);
    }

    [Fact]
    public async Task R7_every_attempt_sends_the_same()
    {
        gate.Crm.AfterEffect = _ => throw new TimeoutException();
        await gate.CallAsync("crm_send", """{"channelId":"C-1","text":"hi"}""");
        Assert.Equal(["send C-1 hi", "send C-1 hi", "send C-1 hi"], gate.Crm.Effects);
        Assert.Single(gate.Crm.Keys.Distinct());
    }

    [Fact]
    public async Task R7_what_fails_three_times_is_set_aside_for_a_person()
    {
        gate.Crm.AfterEffect = _ => throw new TimeoutException();
        Assert.IsType<GateResult.Unknown>(await gate.CallAsync("crm_send", """{"channelId":"C-1","text":"hi"}"""));
        Assert.IsType<GateResult.Quarantined>(await gate.CallAsync("crm_send", """{"channelId":"C-1","text":"hi"}"""));
        Assert.Equal(3, gate.Crm.Effects.Count);
        Assert.Single(await gate.Gate.Quarantine.ListAsync("acme"));
    }

    [Fact]
    public async Task R7_attempts_wait_longer_each_time_and_no_two_writes_wait_alike()
    {
        // More attempts than a policy can allow, so that the growth shows over the jitter.
        gate.Options.MaxAttempts = 9;
        gate.Options.RetryDelay = TimeSpan.FromSeconds(1);
        gate.Options.BreakerFailures = 1_000;
        (gate.Options.WriteTimeout, gate.Options.Lease) = (TimeSpan.FromDays(1), TimeSpan.FromDays(2));
        gate.Crm.BeforeEffect = _ => throw new WriteNotBegunException("busy");

        List<TimeSpan> first = await WaitsAsync("D-1");
        List<TimeSpan> second = await WaitsAsync("D-2");

        Assert.Equal((8, 8), (first.Count, second.Count));
        // Exponential with full jitter adds up to more than 2^7 / 1.4 times the base; eight waits of one length do not come near.
        Assert.All([first, second], waits => Assert.True(waits.Sum(wait => wait.TotalSeconds) > 90, string.Join(' ', waits)));
        Assert.NotEqual(first, second);
    }

    // Moves the clock by each wait as it is asked for.
    private async Task<List<TimeSpan>> WaitsAsync(string dealId)
    {
        List<TimeSpan> waits = [];
        Task<GateResult> call = Task.Run(() => gate.UpdateAsync("Visit", dealId));
        while (!call.IsCompleted)
        {
            if (gate.Time.Waits.TryDequeue(out TimeSpan wait) && wait < gate.Options.WriteTimeout)
            {
                waits.Add(wait);
                gate.Time.Advance(wait);
            }

            await Task.Yield();
        }

        await call;
        return waits;
    }
}
