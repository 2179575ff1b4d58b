using System.Diagnostics.Metrics;

using WriteGate.Telemetry;
using WriteGate.Tests.Gate;

namespace WriteGate.Tests.Telemetry;

/// <summary>What waits for people, as a dashboard sees it.</summary>
public sealed class QueueMetricTests
{
    [Fact]
    public async Task R23_the_size_and_age_of_every_queue_are_measured_by_the_worker()
    {
        await using GateHarness gate = new(with: builder => builder.AddApprovedWrites());
        using MeterListener listener = new();
        Dictionary<string, double> seen = [];
        GateMeter meter = gate.Meter;
        listener.InstrumentPublished = (instrument, all) =>
        {
            if (meter.Is(instrument.Meter) && instrument.Name.StartsWith("writegate.queue", StringComparison.Ordinal))
            {
                all.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => seen[$"{instrument.Name} {tags[0].Value}"] = value);
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => seen[$"{instrument.Name} {tags[0].Value}"] = value);
        listener.Start();
        listener.RecordObservableInstruments();
        Assert.Empty(seen);

        await gate.CallAsync("crm_update_deal", """{"dealId":"D-1","changes":{"stage":"Won"}}""");
        gate.Time.Advance(TimeSpan.FromMinutes(2));
        await gate.Worker.PassAsync(CancellationToken.None);
        gate.Time.Advance(TimeSpan.FromMinutes(1));
        listener.RecordObservableInstruments();

        Assert.Equal((1, 180), (seen["writegate.queue.size awaiting_approval"], seen["writegate.queue.age awaiting_approval"]));
        Assert.Equal((0, 0), (seen["writegate.queue.size quarantined"], seen["writegate.queue.age quarantined"]));
        Assert.Equal(2 * GateMeter.Waiting.Count, seen.Count);
    }
}
