using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

using ModelContextProtocol.Server;

using WriteGate.Mcp;
using WriteGate.Tools;

namespace WriteGate;

/// <summary>Serves gated tools from an MCP server.</summary>
public static class WriteGateMcp
{
    /// <summary>
    /// Serves the tools of a class that the configured workflow allows. In whose name they are called stands in the
    /// <c>WriteGate:Mcp</c> section of the configuration, or in <paramref name="configure"/>.
    /// </summary>
    /// <typeparam name="TTools">The class; also to be added by <see cref="GateBuilder.AddTools{TTools}"/>.</typeparam>
    /// <param name="server">The server.</param>
    /// <param name="configure">Sets options in code; they win over the configuration.</param>
    public static IMcpServerBuilder WithWriteGateTools<TTools>(this IMcpServerBuilder server, Action<McpRunOptions>? configure = null)
        where TTools : class, IAgentTools<TTools>
    {
        ArgumentNullException.ThrowIfNull(server);
        IServiceCollection services = server.Services;
        services.AddOptions<McpRunOptions>()
            .Configure<IServiceProvider>(static (options, provider) => provider.GetService<IConfiguration>()?.GetSection(McpRunOptions.Section).Bind(options))
            .ValidateOnStart();
        if (configure is not null)
        {
            services.PostConfigure(configure);
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<McpRunOptions>, McpRunOptionsValidator>());
        services.TryAddSingleton<McpRuns>();
        services.AddOptions<McpServerOptions>().Configure<IServiceProvider>(static (options, provider) => Serve(options, provider, TTools.Tools));
        return server;
    }

    private static void Serve(McpServerOptions options, IServiceProvider provider, IReadOnlyList<GatedTool> tools)
    {
        McpRuns runs = provider.GetRequiredService<McpRuns>();
        ILogger logger = provider.GetService<ILoggerFactory>()?.CreateLogger<GatedMcpTool>() ?? (ILogger)NullLogger.Instance;
        options.ToolCollection ??= [];
        foreach (GatedTool tool in runs.Tools.Where(tools.Contains))
        {
            if (!options.ToolCollection.TryAdd(new GatedMcpTool(tool, runs, logger)))
            {
                throw new InvalidOperationException($"Two tools of the server are called {tool.Contract.Name}. Rename one with [ToolName].");
            }
        }
    }
}
