using System.Collections.Frozen;
using System.Diagnostics;
using System.Diagnostics.Metrics;

using WriteGate.Inspection;
using WriteGate.Intents;

namespace WriteGate.Telemetry;

/// <summary>The gate's metrics, meter <c>WriteGate</c>.</summary>
internal sealed class GateMeter : IDisposable
{
    /// <summary>The states in which something waits for a person or for the worker, with their words.</summary>
    public static readonly FrozenDictionary<IntentState, string> Waiting = new Dictionary<IntentState, string>
    {
        [IntentState.AwaitingApproval] = "awaiting_approval",
        [IntentState.Approved] = "approved",
        [IntentState.Stale] = "stale",
        [IntentState.Unknown] = "unknown",
        [IntentState.Quarantined] = "quarantined",
    }.ToFrozenDictionary();

    private readonly Meter meter;
    private readonly Counter<long> calls;
    private readonly Counter<long> violations;
    private readonly Counter<long> protectedFields;
    private readonly Counter<long> attempts;
    private readonly Counter<long> findings;
    private readonly Counter<long> tokens;
    private readonly Counter<long> alerts;
    private readonly Counter<long> lostAlerts;
    private readonly Counter<long> skippedFields;
    private readonly Counter<long> pauses;
    private readonly Counter<long> shadowed;
    private readonly Counter<long> compared;
    private readonly Histogram<double> duration;
    private readonly ObservableGauge<long> waiting;
    private readonly ObservableGauge<double> oldest;
    private volatile IReadOnlyList<IntentCount>? queues;

    public GateMeter(TimeProvider time)
    {
        meter = new Meter("WriteGate");
        calls = meter.CreateCounter<long>("writegate.calls", "{call}", "Calls by tool, workflow and outcome.");
        violations = meter.CreateCounter<long>("writegate.violations", "{violation}", "Violations of a tool's contract, by tool, workflow and code.");
        protectedFields = meter.CreateCounter<long>("writegate.protected_field_attempts", "{attempt}", "Attempts to name a protected field.");
        attempts = meter.CreateCounter<long>("writegate.attempts", "{attempt}", "How often a raw write was begun, by tool, and whether it was begun before.");
        findings = meter.CreateCounter<long>("writegate.findings", "{finding}", "What was found in the text of writes, by tool, workflow and kind.");
        tokens = meter.CreateCounter<long>("writegate.tokens", "{token}", "Tokens that runs reported, by workflow and agent.");
        alerts = meter.CreateCounter<long>("writegate.alerts", "{alert}", "Alerts by kind.");
        lostAlerts = meter.CreateCounter<long>("writegate.alerts.lost", "{alert}", "Alerts that the webhook could not deliver.");
        skippedFields = meter.CreateCounter<long>("writegate.skipped_fields", "{field}", "Proposed fields that were left out, by tool, workflow and why.");
        pauses = meter.CreateCounter<long>("writegate.pauses", "{pause}", "Pauses of pipelines, by pipeline, stage and why.");
        shadowed = meter.CreateCounter<long>("writegate.shadow.proposals", "{proposal}", "Changes that were proposed in shadow, by resource and field.");
        compared = meter.CreateCounter<long>("writegate.shadow.comparisons", "{proposal}", "Changes in shadow that were compared, by resource, field and verdict.");
        duration = meter.CreateHistogram<double>("writegate.call.duration", "s", "How long a call took.");
        waiting = meter.CreateObservableGauge("writegate.queue.size", () => Queues(queue => queue?.Count ?? 0), "{intent}", "Intents that wait, by what for.");
        oldest = meter.CreateObservableGauge(
            "writegate.queue.age", () => Queues(queue => queue is null ? 0 : (time.GetUtcNow() - queue.Oldest).TotalSeconds), "s", "How long ago the oldest of them was proposed.");
    }

    /// <summary>Whether somebody wants to know how many intents wait.</summary>
    public bool MeasuresQueues => waiting.Enabled || oldest.Enabled;

    /// <summary>Whether a meter is this one; each gate has one of the same name.</summary>
    public bool Is(Meter other) => ReferenceEquals(meter, other);

    /// <summary>What waits, as the worker saw it last.</summary>
    public void Waits(IReadOnlyList<IntentCount> counts) => queues = counts;

    public void Called(string tool, string workflow, Outcome outcome, TimeSpan elapsed)
    {
        // On the way of every call: tags are made for listeners only.
        if (!calls.Enabled && !duration.Enabled)
        {
            return;
        }

        TagList tags = new() { { "tool", tool }, { "workflow", workflow }, { "outcome", outcome.Word }, { "tag", outcome.Tag } };
        calls.Add(1, tags);
        duration.Record(elapsed.TotalSeconds, tags);
    }

    public void Violated(string tool, string workflow, string code)
        => violations.Add(1, new TagList { { "tool", tool }, { "workflow", workflow }, { "code", code } });

    public void ProtectedFieldNamed(string tool, string workflow)
        => protectedFields.Add(1, new TagList { { "tool", tool }, { "workflow", workflow } });

    public void Found(string tool, string workflow, Findings found)
    {
        foreach (Finding finding in found.All)
        {
            findings.Add(1, new TagList { { "tool", tool }, { "workflow", workflow }, { "kind", finding.Kind.ToString() } });
        }
    }

    public void Attempted(string tool, bool isRetry) => attempts.Add(1, new TagList { { "tool", tool }, { "retry", isRetry } });

    public void Used(string workflow, string agent, long count) => tokens.Add(count, new TagList { { "workflow", workflow }, { "agent", agent } });

    public void Alerted(string kind) => alerts.Add(1, new TagList { { "kind", kind } });

    public void AlertLost(string kind) => lostAlerts.Add(1, new TagList { { "kind", kind } });

    public void Paused(string pipeline, string stage, PauseReason reason)
        => pauses.Add(1, new TagList { { "pipeline", pipeline }, { "stage", stage }, { "reason", reason.ToString() } });

    public void Skipped(string tool, string workflow, IReadOnlyList<SkippedField> fields)
    {
        foreach (SkippedField field in fields)
        {
            skippedFields.Add(1, new TagList { { "tool", tool }, { "workflow", workflow }, { "code", field.Code } });
        }
    }

    public void Shadowed(Intent intent) => shadowed.Add(1, new TagList { { "resource", intent.Resource }, { "field", intent.Field ?? ShadowSet.All } });

    public void Compared(Intent intent)
        => compared.Add(1, new TagList { { "resource", intent.Resource }, { "field", intent.Field ?? ShadowSet.All }, { "verdict", intent.Verdict.ToString() } });

    public void Dispose() => meter.Dispose();

    // A queue that nobody waits in is told of, too; before the first look nothing is.
    private IEnumerable<Measurement<T>> Queues<T>(Func<IntentCount?, T> of)
        where T : struct
        => queues is not { } counts ? [] : Waiting.Select(queue => new Measurement<T>(
            of(counts.FirstOrDefault(count => count.State == queue.Key)), new KeyValuePair<string, object?>("state", queue.Value)));
}
