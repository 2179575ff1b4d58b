namespace WriteGate.Telemetry;

/// <summary>Where alerts go besides the log. Any number may be registered; each is told of every alert.</summary>
public interface IAlertSink
{
    /// <summary>Takes an alert. It must not block: it is called on the way of a call. What it throws is logged and changes nothing.</summary>
    void Raise(Alert alert);
}
