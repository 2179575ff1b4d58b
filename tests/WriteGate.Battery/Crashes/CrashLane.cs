namespace WriteGate.Battery;

/// <summary>A store at a place that survives its processes.</summary>
internal abstract class CrashLane : IAsyncDisposable
{
    public abstract string Store { get; }

    /// <summary>As another process is told it.</summary>
    public abstract string Place { get; }

    public abstract Task OpenAsync();

    /// <summary>Lets the leases of a dead process end.</summary>
    public abstract Task EndLeasesAsync();

    public abstract ValueTask DisposeAsync();

    /// <summary>Whoever opens the file next knows that its holder is gone.</summary>
    internal sealed class OfSqlite : CrashLane
    {
        private readonly StoreDirectory directory = new();

        public override string Store => "SQLite";

        public override string Place => directory.Database;

        public override Task OpenAsync() => Task.CompletedTask;

        public override Task EndLeasesAsync() => Task.CompletedTask;

        public override ValueTask DisposeAsync()
        {
            directory.Dispose();
            return default;
        }
    }

    /// <summary>Only the server's clock ends a lease, and the lane moves that.</summary>
    internal sealed class OfPostgreSql : CrashLane
    {
        private static readonly TimeSpan LongerThanALease = TimeSpan.FromMinutes(5);

        private readonly PostgreSqlPlace place = new();

        public override string Store => "PostgreSQL";

        public override string Place => place.ForProcesses;

        public override async Task OpenAsync()
        {
            await (await place.OpenAsync()).DisposeAsync();
            await place.StopClockAsync(DateTimeOffset.UtcNow);
        }

        public override Task EndLeasesAsync() => place.AdvanceAsync(LongerThanALease);

        public override ValueTask DisposeAsync() => place.DisposeAsync();
    }
}
