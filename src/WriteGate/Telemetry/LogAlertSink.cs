using Microsoft.Extensions.Logging;

namespace WriteGate.Telemetry;

/// <summary>Writes alerts to the log.</summary>
internal sealed partial class LogAlertSink(ILogger logger) : IAlertSink
{
    public void Raise(Alert alert) => Raised(alert.Kind, alert.Tenant, alert.RunId, alert.Tool, alert.Message);

    [LoggerMessage(1, LogLevel.Warning, "Alert {Kind} in tenant {Tenant}, run {RunId}, tool {Tool}: {Text}")]
    private partial void Raised(string kind, string tenant, string runId, string tool, string text);
}
