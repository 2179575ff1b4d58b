using System.Collections.Concurrent;

using WriteGate.Telemetry;

namespace CrmAgent.Hosting;

/// <summary>Keeps alerts until they are printed. A real host would page somebody.</summary>
internal sealed class AlertBoard : IAlertSink
{
    private readonly ConcurrentQueue<Alert> alerts = new();

    public void Raise(Alert alert) => alerts.Enqueue(alert);

    /// <summary>Takes what was raised since it was last asked.</summary>
    public IEnumerable<Alert> Take()
    {
        while (alerts.TryDequeue(out Alert? alert))
        {
            yield return alert;
        }
    }
}
