namespace WriteGate.Telemetry;

/// <summary>Where alerts go. Register another one to be told elsewhere.</summary>
public interface IAlertSink
{
    /// <summary>Takes an alert. It must not block: it is called on the way of a call.</summary>
    void Raise(Alert alert);
}
