using Microsoft.Extensions.Hosting;

namespace WriteGate;

/// <summary>Opens the store when the host starts, so that a gate that cannot work says so at once.</summary>
internal sealed class GateStartup(Gate gate) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => gate.StartAsync(cancellationToken).AsTask();

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
