using System.Globalization;

using WriteGate.Intents;

namespace WriteGate.Stores.Tests;

public sealed class SqliteConformanceTests : GateStoreConformance
{
    private readonly StoreDirectory directory = new();

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        directory.Dispose();
    }

    protected override async Task<IGateStore> OpenAsync(TimeProvider clock) => await directory.OpenAsync(clock);

    protected override Task ExecuteAsync(string sql)
    {
        directory.Execute(sql);
        return Task.CompletedTask;
    }

    protected override Task<long> CountAsync(string sql)
        => Task.FromResult(Convert.ToInt64(directory.Execute(sql), CultureInfo.InvariantCulture));
}
