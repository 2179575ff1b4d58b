using WriteGate.Sqlite;

namespace WriteGate.Benchmarks.Stores;

/// <summary>Gated writes on SQLite beside the bare loop on the same file system, in turns.</summary>
internal static class StoreMeasurement
{
    public const int Callers = 32;

    public static async Task RunAsync(Samples samples, string folder, int rounds)
    {
        Directory.CreateDirectory(folder);
        string place = Path.Combine(folder, Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(place);
        try
        {
            using RawLoop raw = new(Path.Combine(place, "raw.db"));
            using SqliteHandLoop hand = new(Path.Combine(place, "hand.db"));
            SqliteGateStore store = new(new SqliteStoreOptions { Path = Path.Combine(place, "gate.db") }, TimeProvider.System);
            GatedWrites gated = new(store, () => store.Commits);
            await using (gated.ConfigureAwait(false))
            {
                for (int round = -2; round < rounds; round++)
                {
                    await MeasureAsync(round < 0 ? new Samples() : samples, raw, hand, gated).ConfigureAwait(false);
                }

                await gated.CountAsync(samples).ConfigureAwait(false);
            }
        }
        finally
        {
            Directory.Delete(place, recursive: true);
        }
    }

    private static async Task MeasureAsync(Samples samples, RawLoop raw, SqliteHandLoop hand, GatedWrites gated)
    {
        const int Writes = 400;
        Add(samples, "single.raw", raw.Write(Writes));
        Add(samples, "single.hand", hand.Write(Writes));
        Add(samples, "single.gated", await gated.WriteAsync(Writes).ConfigureAwait(false));
        samples.Add("many.raw.rate", Callers * 20 / raw.WriteGroups(20, Callers).TotalSeconds);
        samples.Add("many.hand.rate", Callers * 20 / hand.WriteGroups(20, Callers).TotalSeconds);
        samples.Add("many.gated.rate", Callers * 60 / (await gated.WriteAsync(60, Callers).ConfigureAwait(false)).TotalSeconds);
        samples.Add("lookup.raw.rate", 2_000 / raw.Read(2_000).TotalSeconds);
        samples.Add("duplicate.rate", 1_000 / (await gated.RepeatAsync(1_000).ConfigureAwait(false)).TotalSeconds);
    }

    private static void Add(Samples samples, string name, double[] milliseconds)
    {
        samples.Add(name + ".rate", milliseconds.Length / milliseconds.Sum() * 1_000);
        samples.Add(name + ".p50", milliseconds.Order().ElementAt(milliseconds.Length / 2));
    }
}
