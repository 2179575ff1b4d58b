namespace WriteGate.Telemetry;

/// <summary>Something a person should know now.</summary>
/// <param name="Kind">What: <c>protected_field</c>, <c>quarantined</c>, <c>unknown</c>.</param>
/// <param name="Tenant">Whose data.</param>
/// <param name="RunId">The run.</param>
/// <param name="Tool">The tool.</param>
/// <param name="Message">What happened; never a value.</param>
public sealed record Alert(string Kind, string Tenant, string RunId, string Tool, string Message);
