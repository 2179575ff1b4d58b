using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

using WriteGate.Intents;
using WriteGate.Telemetry;

namespace WriteGate;

/// <summary>What every step of a call uses.</summary>
internal sealed class GateContext(
    IServiceProvider services, IGateStore store, ToolRegistry registry, IOptionsMonitor<WriteGateOptions> options, ILogger logger)
{
    private readonly IServiceScopeFactory scopes = services.GetRequiredService<IServiceScopeFactory>();

    public IGateStore Store { get; } = store;

    public ToolRegistry Registry { get; } = registry;

    public WriteGateOptions Options => options.CurrentValue;

    public ILogger Logger { get; } = logger;

    public TimeProvider Time { get; } = services.GetRequiredService<TimeProvider>();

    public GateMeter Meter { get; } = services.GetRequiredService<GateMeter>();

    public IAlertSink Alerts { get; } = services.GetRequiredService<IAlertSink>();

    public Breakers Breakers { get; } = new(options, services.GetRequiredService<TimeProvider>());

    private IGateObserver? Observer { get; } = services.GetService<IGateObserver>();

    public AsyncServiceScope NewScope() => scopes.CreateAsyncScope();

    public ValueTask ReachedAsync(GateStep step, Intent? intent, CancellationToken cancellationToken)
        => Observer?.ReachedAsync(step, intent, cancellationToken) ?? default;
}
