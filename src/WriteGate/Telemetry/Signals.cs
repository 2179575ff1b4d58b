using System.Collections.Concurrent;
using System.Globalization;

using Microsoft.Extensions.Options;

namespace WriteGate.Telemetry;

/// <summary>
/// Holds each workflow against its own past: errors, retries, violations, latency, tokens, writes and the choice of tools in
/// windows of <see cref="WriteGateOptions.BaselineWindow"/>. What at least doubles is alerted of, once a window. Kept in
/// memory, for this process.
/// </summary>
public sealed class Signals
{
    private readonly ConcurrentDictionary<string, WorkflowSignals> workflows = new(StringComparer.Ordinal);
    private readonly IOptionsMonitor<WriteGateOptions> options;
    private readonly TimeProvider time;
    private readonly Alerts alerts;

    internal Signals(IOptionsMonitor<WriteGateOptions> options, TimeProvider time, Alerts alerts)
        => (this.options, this.time, this.alerts) = (options, time, alerts);

    private TimeSpan Window => options.CurrentValue.BaselineWindow;

    /// <summary>Every signal of the last window that ended, of every workflow that was used; says where there is no baseline yet.</summary>
    public IReadOnlyList<Signal> Read()
    {
        List<Signal> all = [];
        foreach (WorkflowSignals workflow in workflows.Values)
        {
            all.AddRange(workflow.Read(time.GetTimestamp(), out IReadOnlyList<Signal> raised));
            Alert(raised);
        }

        return all;
    }

    internal void Called(string workflow, string tool, OutcomeKind outcome, TimeSpan elapsed, long ended)
        => Count(workflow, ended, (tool, outcome, elapsed), static (window, call) => window.Called(call.tool, call.outcome, call.elapsed));

    internal void Retried(string workflow) => Count(workflow, time.GetTimestamp(), 0, static (window, _) => window.Retried());

    internal void Used(string workflow, long tokens) => Count(workflow, time.GetTimestamp(), tokens, static (window, used) => window.Used(used));

    private void Count<T>(string workflow, long now, T what, Action<CallWindow, T> count) => Alert(Of(workflow).Count(now, what, count));

    private WorkflowSignals Of(string workflow)
        => workflows.TryGetValue(workflow, out WorkflowSignals? known) ? known : workflows.GetOrAdd(workflow, new WorkflowSignals(workflow, time, () => Window));

    private void Alert(IReadOnlyList<Signal> raised)
    {
        foreach (Signal signal in raised)
        {
            alerts.Raise(new Alert("baseline", "", "", "", string.Create(
                CultureInfo.InvariantCulture,
                $"{signal.Kind} of the workflow \"{signal.Workflow}\" was {signal.Current:0.###} in the last {Window.TotalMinutes:0.#} minutes, against {signal.Baseline:0.###} before.")));
        }
    }
}
