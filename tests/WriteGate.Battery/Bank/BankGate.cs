using System.Text;

using Microsoft.Extensions.DependencyInjection;

using WriteGate.Intents;

namespace WriteGate.Battery;

/// <summary>A gate over a bank.</summary>
internal sealed class BankGate : IAsyncDisposable
{
    public const string Tenant = "acme";

    private readonly ServiceProvider services;

    /// <param name="bank">The system of record.</param>
    /// <param name="store">Where intents are kept.</param>
    /// <param name="observer">Told of each step.</param>
    /// <param name="time">The gate's clock.</param>
    /// <param name="configure">What is not as usual.</param>
    public BankGate(IBank bank, IGateStore store, IGateObserver? observer = null, TimeProvider? time = null, Action<WriteGateOptions>? configure = null)
    {
        ServiceCollection collection = new();
        collection.AddSingleton(bank);
        if (observer is not null)
        {
            collection.AddSingleton(observer);
        }

        collection.AddSingleton(time ?? TimeProvider.System);
        collection.AddWriteGate(gate => gate
            .UseStore(_ => store)
            .AddTools<BankTools>()
            .AddWorkflow("banking", workflow => workflow.Allow<BankTools>())
            .Configure(options =>
            {
                options.LiveWrites = true;
                configure?.Invoke(options);
            }));
        services = collection.BuildServiceProvider();
    }

    public Gate Gate => services.GetRequiredService<Gate>();

    public GateRun OpenRun() => Gate.OpenRun(new() { Tenant = Tenant, Workflow = "banking", Agent = "clerk", Apply = true });

    public static Task<GateResult> CallAsync(GateRun run, string tool, string arguments) => run.CallAsync(tool, Encoding.UTF8.GetBytes(arguments));

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
