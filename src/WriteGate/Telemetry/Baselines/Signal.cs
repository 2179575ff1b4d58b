namespace WriteGate.Telemetry;

/// <summary>One measure of a workflow in the last window that ended, beside its baseline.</summary>
/// <param name="Workflow">The workflow.</param>
/// <param name="Kind">What is measured.</param>
/// <param name="State">How it stands.</param>
/// <param name="Current">Its value in that window.</param>
/// <param name="Baseline">Its value over the windows before; null where there is no baseline.</param>
public sealed record Signal(string Workflow, SignalKind Kind, SignalState State, double Current, double? Baseline);
