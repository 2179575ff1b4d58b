using System.Globalization;

using WriteGate.Intents;

namespace WriteGate.Stores.Tests;

public sealed class PostgreSqlConformanceTests : GateStoreConformance
{
    private readonly PostgreSqlPlace place = new();

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await place.DisposeAsync();
    }

    protected override async Task<IGateStore> OpenAsync(TimeProvider clock)
    {
        IGateStore store = await place.OpenAsync();
        await place.StopClockAsync(clock.GetUtcNow());
        return store;
    }

    protected override Task AdvanceAsync(TimeSpan by) => place.AdvanceAsync(by);

    protected override Task ExecuteAsync(string sql) => place.ExecuteAsync(sql);

    protected override async Task<long> CountAsync(string sql) => Convert.ToInt64(await place.ExecuteAsync(sql), CultureInfo.InvariantCulture);
}
