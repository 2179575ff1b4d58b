namespace WriteGate.Telemetry;

/// <summary>Something a person should know now.</summary>
/// <param name="Kind">What: <c>protected_field</c>, <c>quarantined</c>, <c>unknown</c>, <c>budget_low</c>, <c>budget_stop</c>, <c>schema_drift</c>, <c>baseline</c>, <c>stage_paused</c>.</param>
/// <param name="Tenant">Whose data; empty where it is not about one tenant.</param>
/// <param name="RunId">The run; empty where it is not about one run.</param>
/// <param name="Tool">The tool; empty where it is not about one tool.</param>
/// <param name="Message">What happened; never a value.</param>
public sealed record Alert(string Kind, string Tenant, string RunId, string Tool, string Message);
