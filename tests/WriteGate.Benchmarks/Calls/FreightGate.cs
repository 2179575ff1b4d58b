using Microsoft.Extensions.DependencyInjection;

using WriteGate.Intents;

namespace WriteGate.Benchmarks.Calls;

/// <summary>A gate over the freight tools, both locks open, without a log behind it.</summary>
internal sealed class FreightGate : IAsyncDisposable
{
    public const string Update = "freight_update_shipment";
    public const string Book = "freight_book_transport";
    public const string Quote = "freight_quote_transport";

    private readonly ServiceProvider services;

    public FreightGate(Func<IServiceProvider, IGateStore> store, Action<IServiceCollection>? more = null)
    {
        ServiceCollection collection = new();
        collection.AddSingleton<FreightBook>();
        collection.AddWriteGate(gate => gate
            .UseStore(store)
            .AddTools<FreightTools>()
            .AddWorkflow("dispatch", workflow => workflow.Allow<FreightTools>())
            .Configure(options =>
            {
                options.LiveWrites = true;
                // Counted as in any run, and never held back.
                options.Defaults.RequireApprovalOver = int.MaxValue;
            }));
        more?.Invoke(collection);
        services = collection.BuildServiceProvider();
        Gate = services.GetRequiredService<Gate>();
    }

    public IServiceProvider Services => services;

    public Gate Gate { get; }

    public GateRun OpenRun() => Gate.OpenRun(new RunOptions { Tenant = "acme", Workflow = "dispatch", Agent = "dispatcher", Apply = true });

    /// <summary>Calls a tool and makes sure of the result: a refused call would be a quick one.</summary>
    public static async Task CallAsync(GateRun run, string tool, byte[] arguments, OutcomeKind expected)
    {
        GateResult result = await run.CallAsync(tool, arguments).ConfigureAwait(false);
        if (result.Kind != expected)
        {
            throw new InvalidOperationException($"{tool} was to be {expected} and is {result.Kind}: {result.Message}");
        }
    }

    public async ValueTask DisposeAsync() => await services.DisposeAsync().ConfigureAwait(false);
}
