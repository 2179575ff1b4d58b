using WriteGate.Benchmarks.Stores;

namespace WriteGate.Benchmarks.Reports;

/// <summary>The figures of the SQLite store.</summary>
internal static class StoreTable
{
    public static Table Of(Samples samples)
    {
        Table table = new("Gated writes on SQLite beside the same rows by hand: two transactions a write, an intent under two keys, a journal row each, no gate");
        table.AddRatio("one caller, writes a second", samples["single.gated.rate"], samples["single.hand.rate"], Unit.Rate, Limit.AtLeast(0.9));
        table.AddRatio("one caller, median time of a write", samples["single.gated.p50"], samples["single.hand.p50"], Unit.Milliseconds, Limit.AtMost(1.1));
        table.AddRatio("one caller, to two bare inserts into a table without index", samples["single.gated.rate"], samples["single.raw.rate"], Unit.Rate);
        table.AddRatio("its median time, to two bare inserts", samples["single.gated.p50"], samples["single.raw.p50"], Unit.Milliseconds);
        table.AddRatio($"{StoreMeasurement.Callers} callers, to one caller", samples["many.gated.rate"], samples["single.gated.rate"], Unit.Rate, Limit.AtLeast(10));
        table.AddRatio($"{StoreMeasurement.Callers} callers, to {StoreMeasurement.Callers} by hand in each pair of commits", samples["many.gated.rate"], samples["many.hand.rate"], Unit.Rate);
        table.AddRatio($"{StoreMeasurement.Callers} callers, to {StoreMeasurement.Callers} bare inserts in each commit", samples["many.gated.rate"], samples["many.raw.rate"], Unit.Rate);
        table.AddRatio("duplicates a second, to bare reads of a row", samples["duplicate.rate"], samples["lookup.raw.rate"], Unit.Rate);
        table.AddCount("first call, commits", samples["first.commits"], Unit.Count, Limit.AtMost(2, ""));
        table.AddCount("first call, ways to the store", samples["first.trips"], Unit.Count, Limit.AtMost(3, ""));
        table.AddCount("duplicate, commits", samples["duplicate.commits"], Unit.Count, Limit.AtMost(0, ""));
        table.AddCount("duplicate, ways to the store", samples["duplicate.trips"], Unit.Count, Limit.AtMost(1, ""));
        return table;
    }
}
