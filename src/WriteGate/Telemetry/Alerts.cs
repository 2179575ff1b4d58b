using Microsoft.Extensions.Logging;

namespace WriteGate.Telemetry;

/// <summary>Tells the log and every registered sink. A sink that fails costs nobody a write.</summary>
internal sealed partial class Alerts(IReadOnlyList<IAlertSink> sinks, GateMeter meter, ILogger logger)
{
    public void Raise(Alert alert)
    {
        meter.Alerted(alert.Kind);
        Raised(logger, alert.Kind, alert.Tenant, alert.RunId, alert.Tool, alert.Message);
        foreach (IAlertSink sink in sinks)
        {
            try
            {
                sink.Raise(alert);
            }
            catch (Exception exception)
            {
                SinkFailed(logger, exception, sink.GetType().Name, alert.Kind);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Alert {Kind} in tenant {Tenant}, run {RunId}, tool {Tool}: {Text}")]
    private static partial void Raised(ILogger logger, string kind, string tenant, string runId, string tool, string text);

    [LoggerMessage(2, LogLevel.Error, "The alert sink {Sink} failed to take an alert {Kind}")]
    private static partial void SinkFailed(ILogger logger, Exception exception, string sink, string kind);
}
