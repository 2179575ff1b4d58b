using HelpdeskMcp;

using Microsoft.Extensions.DependencyInjection;

using WriteGate.Journal;

namespace WriteGate.Hosts.Tests;

/// <summary>The sample's helpdesk behind a gate on a real SQLite store.</summary>
internal sealed class HelpdeskGate : IAsyncDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("writegate-hosts-").FullName;
    private readonly ServiceProvider services;

    public HelpdeskGate(Action<IServiceCollection>? more = null)
    {
        Desk = new Helpdesk(Path.Combine(directory, "helpdesk.json"));
        ServiceCollection collection = new();
        collection.AddSingleton(Desk);
        collection.AddWriteGate(gate => gate
            .UseSqlite(Path.Combine(directory, "writegate.db"))
            .AddTools<HelpdeskTools>()
            .AddWorkflow("support", workflow => workflow.Allow<HelpdeskTools>())
            .AddWorkflow("reading", workflow => workflow.Allow<HelpdeskTools>("helpdesk_get_ticket"))
            .Configure(options => options.LiveWrites = true));
        more?.Invoke(collection);
        services = collection.BuildServiceProvider();
        Run = OpenRun();
    }

    public Helpdesk Desk { get; }

    public IServiceProvider Services => services;

    public Gate Gate => services.GetRequiredService<Gate>();

    public GateRun Run { get; }

    public GateRun OpenRun(bool apply = true, string workflow = "support")
        => Gate.OpenRun(new RunOptions { Tenant = "acme", Workflow = workflow, Agent = "bot", Apply = apply });

    public async Task<IReadOnlyList<JournalRow>> JournalAsync()
    {
        List<JournalRow> rows = [];
        await foreach (JournalRow row in Gate.Store.ReadJournalAsync(new JournalQuery(), CancellationToken.None))
        {
            rows.Add(row);
        }

        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }
}
