using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

using WriteGate.Telemetry;

namespace WriteGate;

/// <summary>Adds the gate to a host.</summary>
public static class WriteGateServices
{
    /// <summary>
    /// Adds the gate. Options come from the <c>WriteGate</c> section of the host's configuration, where there is one, and
    /// are checked when the host starts.
    /// </summary>
    public static IServiceCollection AddWriteGate(this IServiceCollection services, Action<GateBuilder> build)
    {
        ArgumentNullException.ThrowIfNull(build);
        GateBuilder builder = new(services);
        services.AddOptions<WriteGateOptions>().ValidateOnStart();
        services.AddSingleton<IConfigureOptions<WriteGateOptions>, ConfiguredOptions>();
        services.AddSingleton<IOptionsChangeTokenSource<WriteGateOptions>, ConfiguredOptions>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<WriteGateOptions>, WriteGateOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<GateMeter>();
        services.TryAddSingleton(provider => new Alerts(
            [.. provider.GetServices<IAlertSink>()], provider.GetRequiredService<GateMeter>(), provider.GetService<ILogger<Gate>>() ?? NullLogger<Gate>.Instance));
        services.TryAddSingleton(provider => new Signals(
            provider.GetRequiredService<IOptionsMonitor<WriteGateOptions>>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<Alerts>()));
        services.AddSingleton(provider => new Gate(
            provider, provider.GetRequiredService<ToolRegistry>(), provider.GetRequiredService<IOptionsMonitor<WriteGateOptions>>()));
        services.AddHostedService<GateStartup>();
        services.AddHostedService(provider => new RetentionJob(
            provider.GetRequiredService<Gate>(), provider.GetRequiredService<TimeProvider>(), provider.GetService<ILogger<Gate>>() ?? NullLogger<Gate>.Instance));
        build(builder);
        services.AddSingleton(builder.Registry);
        return services;
    }

    // BindConfiguration would demand an IConfiguration; a gate in a console program without one is fine.
    private sealed class ConfiguredOptions(IServiceProvider services)
        : IConfigureOptions<WriteGateOptions>, IOptionsChangeTokenSource<WriteGateOptions>
    {
        private readonly IConfigurationSection? section = services.GetService<IConfiguration>()?.GetSection(WriteGateOptions.Section);

        public string? Name => Options.DefaultName;

        public void Configure(WriteGateOptions options)
        {
            if (section is not null)
            {
                section.Bind(options);
            }
        }

        public IChangeToken GetChangeToken() => section?.GetReloadToken() ?? new CancellationChangeToken(CancellationToken.None);
    }
}
