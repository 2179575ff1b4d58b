using WriteGate.PostgreSql;
using WriteGate.Stores.Tests;

namespace WriteGate.Benchmarks.Stores;

/// <summary>Gated writes on PostgreSQL beside the same rows by hand and beside bare inserts, in turns. The server is one of our own, made for the run.</summary>
internal static class PostgreSqlMeasurement
{
    public static readonly int[] Callers = [1, 8, 32];

    private const int WritesOfOne = 300;

    public static async Task RunAsync(Samples samples, int rounds)
    {
        PrivateCluster server = PrivateCluster.Shared;
        PostgreSqlLoop raw = await PostgreSqlLoop.OpenAsync(server.ConnectionString, Callers.Max()).ConfigureAwait(false);
        HandWrittenLoop hand = await HandWrittenLoop.OpenAsync(server.ConnectionString, Callers.Max()).ConfigureAwait(false);
        await using (raw.ConfigureAwait(false))
        await using (hand.ConfigureAwait(false))
        {
            PostgreSqlGateStore store = new(new PostgreSqlStoreOptions { ConnectionString = server.ConnectionString }, TimeProvider.System);
            GatedWrites gated = new(store, () => store.Commits);
            await using (gated.ConfigureAwait(false))
            {
                for (int round = -2; round < rounds; round++)
                {
                    await MeasureAsync(round < 0 ? new Samples() : samples, raw, hand, gated).ConfigureAwait(false);
                }

                await gated.CountAsync(samples, "postgresql.").ConfigureAwait(false);
            }
        }
    }

    private static async Task MeasureAsync(Samples samples, PostgreSqlLoop raw, HandWrittenLoop hand, GatedWrites gated)
    {
        foreach (int callers in Callers)
        {
            // More callers share what one would do, but each does enough to wait for the others.
            int writes = Math.Max(40, WritesOfOne / callers);
            samples.Add($"postgresql.{callers}.raw", callers * writes / (await raw.WriteAsync(writes, callers).ConfigureAwait(false)).TotalSeconds);
            samples.Add($"postgresql.{callers}.hand", callers * writes / (await hand.WriteAsync(writes, callers).ConfigureAwait(false)).TotalSeconds);
            samples.Add($"postgresql.{callers}.gated", callers * writes / (await gated.WriteAsync(writes, callers).ConfigureAwait(false)).TotalSeconds);
        }

        samples.Add("postgresql.lookup.raw", 500 / (await raw.ReadAsync(500).ConfigureAwait(false)).TotalSeconds);
        samples.Add("postgresql.duplicate", 500 / (await gated.RepeatAsync(500).ConfigureAwait(false)).TotalSeconds);
    }
}
