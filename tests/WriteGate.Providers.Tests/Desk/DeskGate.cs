using Microsoft.Extensions.DependencyInjection;

namespace WriteGate.Providers.Tests.Desk;

/// <summary>A gate on a real SQLite store over a helpdesk.</summary>
internal sealed class DeskGate : IAsyncDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("writegate-providers-").FullName;
    private readonly ServiceProvider services;

    public DeskGate()
    {
        ServiceCollection collection = new();
        collection.AddLogging();
        collection.AddSingleton(Desk);
        collection.AddWriteGate(gate => gate
            .UseSqlite(Path.Combine(directory, "gate.db"))
            .AddTools<DeskTools>()
            .AddTools<WideTools>()
            .AddWorkflow("support", workflow => workflow.Allow<DeskTools>())
            .AddWorkflow("everything", workflow => workflow.Allow<DeskTools>().Allow<WideTools>())
            .Configure(options => options.LiveWrites = true));
        services = collection.BuildServiceProvider();
        Run = OpenRun("support");
    }

    public Helpdesk Desk { get; } = new();

    public WriteGate.Gate Gate => services.GetRequiredService<WriteGate.Gate>();

    public GateRun Run { get; }

    public GateRun OpenRun(string workflow, bool apply = true)
        => Gate.OpenRun(new RunOptions { Tenant = "acme", Workflow = workflow, Agent = "scout", OnBehalfOf = "u7", Apply = apply });

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }
}
