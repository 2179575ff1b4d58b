using WriteGate.Intents;

namespace WriteGate.Stores.Tests;

/// <summary>What every store must do. Each store has one subclass; a file per aspect.</summary>
public abstract partial class GateStoreConformance : IAsyncLifetime
{
    private readonly ManualTime time = new();
    private IGateStore? opened;

    private IGateStore Store => opened ?? throw new InvalidOperationException("The store is opened before each test.");

    /// <summary>A new, empty store, opened.</summary>
    /// <param name="clock">Stands at <see cref="ManualTime.Start"/>; the clock of a store that has none of its own.</param>
    protected abstract Task<IGateStore> OpenAsync(TimeProvider clock);

    /// <summary>Sets the store's clock forward.</summary>
    protected virtual Task AdvanceAsync(TimeSpan by)
    {
        time.Advance(by);
        return Task.CompletedTask;
    }

    /// <summary>Changes what is stored behind the store's back. Tables and columns are named alike in all stores.</summary>
    protected abstract Task ExecuteAsync(string sql);

    /// <summary>Asks what is stored behind the store's back.</summary>
    protected abstract Task<long> CountAsync(string sql);

    public virtual async Task InitializeAsync() => opened = await OpenAsync(time);

    public virtual async Task DisposeAsync()
    {
        if (opened is not null)
        {
            await opened.DisposeAsync();
        }
    }
}
