using WriteGate.Intents;

namespace WriteGate;

/// <summary>Told of each step of a write, for demonstrations and fault tests. Register one as a service; without one nothing is called.</summary>
public interface IGateObserver
{
    /// <summary>A step was reached. What it throws ends the call like a failure at that step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="intent">The intent, once there is one.</param>
    /// <param name="cancellationToken">Ends it.</param>
    ValueTask ReachedAsync(GateStep step, Intent? intent, CancellationToken cancellationToken);
}
