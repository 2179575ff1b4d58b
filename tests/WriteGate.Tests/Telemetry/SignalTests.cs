using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

using Microsoft.Extensions.DependencyInjection;

using WriteGate.Telemetry;
using WriteGate.Tests.Gate;

namespace WriteGate.Tests.Telemetry;

public sealed class SignalTests : IAsyncLifetime
{
    private readonly GateHarness gate = new(with: builder => builder.Services.AddSingleton<IAlertSink, BrokenSink>());

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await gate.DisposeAsync();

    [Fact]
    public async Task R23_a_doubled_error_rate_is_alerted_of_once_and_not_before_there_is_a_baseline()
    {
        for (int window = 0; window < 3; window++)
        {
            await CallManyAsync(20, "D-1");
            gate.Time.Advance(TimeSpan.FromMinutes(5));
        }

        await CallManyAsync(20, "D-9");
        Assert.Empty(gate.Alerts);
        Assert.All(gate.Gate.Signals.Read(), signal => Assert.Equal(SignalState.NoBaseline, signal.State));

        gate.Time.Advance(TimeSpan.FromMinutes(5));
        Signal violations = Assert.Single(gate.Gate.Signals.Read(), signal => signal.Kind == SignalKind.ViolationRate);
        Assert.Equal(("hygiene", SignalState.Raised, 1.0, 0.0), (violations.Workflow, violations.State, violations.Current, violations.Baseline));
        gate.Gate.Signals.Read();
        await CallManyAsync(1, "D-1");
        Assert.Single(gate.Alerts, alert => alert.Kind == "baseline"
            && alert.Message == "ViolationRate of the workflow \"hygiene\" was 1 in the last 5 minutes, against 0 before.");
    }

    [Fact]
    public async Task R23_calls_of_other_tools_than_before_are_alerted_of_although_each_succeeds()
    {
        for (int window = 0; window < 3; window++)
        {
            await CallManyAsync(20, "D-1");
            gate.Time.Advance(TimeSpan.FromMinutes(5));
        }

        for (int i = 0; i < 20; i++)
        {
            await gate.UpdateAsync("Call");
        }

        gate.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Contains(gate.Gate.Signals.Read(), signal => signal is { Kind: SignalKind.ToolSelection, State: SignalState.Raised });
        await CallManyAsync(1, "D-1");
        Assert.Contains(gate.Alerts, alert => alert.Kind == "baseline" && alert.Message.StartsWith("ToolSelection of the workflow", StringComparison.Ordinal));
    }

    [Fact]
    public async Task R23_twice_the_latency_and_twice_the_tokens_are_alerted_of()
    {
        TimeSpan latency = TimeSpan.FromMilliseconds(10);
        gate.Crm.BeforeRead = () => gate.Time.Advance(latency);
        for (int window = 0; window < 3; window++)
        {
            await CallManyAsync(20, "D-1");
            gate.Run.ReportTokens(200);
            gate.Time.Advance(TimeSpan.FromMinutes(5));
        }

        latency *= 2;
        await CallManyAsync(20, "D-1");
        gate.Run.ReportTokens(400);
        gate.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(
            [SignalKind.Latency, SignalKind.TokensPerCall],
            gate.Gate.Signals.Read().Where(signal => signal.State == SignalState.Raised).Select(signal => signal.Kind));
    }

    [Fact]
    public async Task R23_calls_tokens_retries_and_alerts_are_counted()
    {
        Dictionary<string, long> counted = [];
        using MeterListener listener = new()
        {
            InstrumentPublished = (instrument, all) =>
            {
                if (instrument.Meter.Name == "WriteGate")
                {
                    all.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            // Tests side by side have meters of the same name.
            foreach ((string key, object? tag) in tags)
            {
                lock (counted)
                {
                    string name = $"{instrument.Name} {key}={tag}";
                    counted[name] = counted.GetValueOrDefault(name) + value;
                }
            }
        });
        listener.Start();

        GateRun run = gate.OpenRun(agent: "counted-agent");
        run.ReportTokens(1_234);
        int failures = 0;
        gate.Crm.BeforeEffect = _ => throw (failures++ == 0 ? new WriteNotBegunException("busy") : new WriteRefusedException("no"));
        Assert.IsType<GateResult.Failed>(await gate.UpdateAsync("Visit"));

        Assert.Equal(1_234, counted["writegate.tokens agent=counted-agent"]);
        Assert.True(counted["writegate.attempts retry=True"] >= 1);
        Assert.True(counted["writegate.calls workflow=hygiene"] >= 1);
    }

    [Fact]
    public async Task A_sink_that_throws_keeps_neither_the_others_nor_the_write_from_their_work()
    {
        GateResult result = await gate.CallAsync("crm_update_deal", """{"dealId":"D-1","changes":{"nextStep":"Visit","amount":7}}""");
        Assert.IsType<GateResult.InvalidArguments>(result);
        Assert.Equal("protected_field", Assert.Single(gate.Alerts).Kind);
    }

    [Fact]
    public async Task U5_a_call_is_traced_with_its_write_inside_and_no_value_in_it()
    {
        // Tests side by side end activities meanwhile.
        ConcurrentQueue<Activity> ended = [];
        using ActivityListener listener = new()
        {
            ShouldListenTo = source => source.Name == "WriteGate",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        GateResult result = await gate.UpdateAsync("a very particular value");

        Activity call = Assert.Single(ended, activity => Equals(activity.GetTagItem("writegate.run"), gate.Run.Id));
        Assert.Equal(("writegate.call", "crm_update_deal", "applied"), (call.OperationName, call.GetTagItem("writegate.tool"), call.GetTagItem("writegate.outcome")));
        Activity write = Assert.Single(ended, activity => activity.ParentSpanId == call.SpanId && activity.TraceId == call.TraceId);
        Assert.Equal(("writegate.write", result.IntentId, 1), (write.OperationName, write.GetTagItem("writegate.intent"), write.GetTagItem("writegate.attempts")));
        Assert.DoesNotContain(call.TagObjects.Concat(write.TagObjects), tag => tag.Value is string text && text.Contains("particular", StringComparison.Ordinal));
    }

    private async Task CallManyAsync(int count, string dealId)
    {
        for (int i = 0; i < count; i++)
        {
            await gate.CallAsync(dealId == "D-1" ? "crm_get_deal" : "crm_update_deal", $$"""{"dealId":"{{dealId}}"}""");
            gate.Time.Advance(TimeSpan.FromMilliseconds(1));
        }
    }

    private sealed class BrokenSink : IAlertSink
    {
        public void Raise(Alert alert) => throw new InvalidOperationException("This sink is broken.");
    }
}
