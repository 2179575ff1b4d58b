using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

using Npgsql;

using WriteGate.PostgreSql;

namespace WriteGate.Stores.Tests;

/// <summary>A gate over the ledger, as every process of a fleet has one.</summary>
internal sealed class LedgerGate : IAsyncDisposable
{
    public const string Clerk = "clerk";

    private readonly ServiceProvider services;

    public LedgerGate(PostgreSqlStoreOptions options)
    {
        ServiceCollection collection = new();
        NpgsqlConnectionStringBuilder ledger = new(options.ConnectionString) { SearchPath = options.Schema, Pooling = false };
        collection.AddSingleton(_ => NpgsqlDataSource.Create(ledger.ConnectionString));
        collection.AddWriteGate(gate => gate
            .UsePostgreSql(options)
            .AddApprovedWrites()
            .AddTools<LedgerTools>()
            .AddWorkflow("bookkeeping", workflow => workflow.Allow<LedgerTools>())
            .Configure(gateOptions =>
            {
                gateOptions.LiveWrites = true;
                for (int i = 0; i < 10; i++)
                {
                    gateOptions.Agents[$"temp{i}"] = new() { WritesPerDay = 100, StopAt = 1 };
                }
            }));
        services = collection.BuildServiceProvider();
    }

    public Gate Gate => services.GetRequiredService<Gate>();

    /// <summary>The worker, which no host has started.</summary>
    public ApprovedWrites Worker => services.GetServices<IHostedService>().OfType<ApprovedWrites>().Single();

    /// <param name="runId">The run; a new one when null.</param>
    /// <param name="agent">The agent: the clerk, who has no budget, or one of <c>temp0</c> to <c>temp9</c>, who have 100 writes a day.</param>
    public GateRun OpenRun(string? runId = null, string agent = Clerk)
        => Gate.OpenRun(new RunOptions { Tenant = "acme", Workflow = "bookkeeping", Agent = agent, Apply = true, RunId = runId });

    public static async Task<OutcomeKind> BookAsync(GateRun run, string reference, int amount)
        => (await run.CallAsync("ledger_book", System.Text.Encoding.UTF8.GetBytes($$"""{"reference":"{{reference}}","amount":{{amount}}}"""))).Kind;

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
