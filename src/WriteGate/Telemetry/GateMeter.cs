using System.Diagnostics;
using System.Diagnostics.Metrics;

using WriteGate.Inspection;

namespace WriteGate.Telemetry;

/// <summary>The gate's metrics, meter <c>WriteGate</c>.</summary>
internal sealed class GateMeter : IDisposable
{
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
    private readonly Histogram<double> duration;

    public GateMeter()
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
        duration = meter.CreateHistogram<double>("writegate.call.duration", "s", "How long a call took.");
    }

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

    public void Skipped(string tool, string workflow, IReadOnlyList<SkippedField> fields)
    {
        foreach (SkippedField field in fields)
        {
            skippedFields.Add(1, new TagList { { "tool", tool }, { "workflow", workflow }, { "code", field.Code } });
        }
    }

    public void Dispose() => meter.Dispose();
}
