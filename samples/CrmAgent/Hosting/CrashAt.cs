using System.Diagnostics;

using WriteGate;
using WriteGate.Intents;

namespace CrmAgent.Hosting;

/// <summary>Kills its own process when the gate reaches a step, as a power cut would: nothing is closed, nothing is flushed.</summary>
internal sealed class CrashAt(GateStep step) : IGateObserver
{
    public ValueTask ReachedAsync(GateStep reached, Intent? intent, CancellationToken cancellationToken)
    {
        if (reached == step)
        {
            using Process self = Process.GetCurrentProcess();
            self.Kill();
            Thread.Sleep(Timeout.Infinite);
        }

        return default;
    }
}
