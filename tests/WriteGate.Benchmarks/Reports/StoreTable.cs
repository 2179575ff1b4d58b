using WriteGate.Benchmarks.Stores;

namespace WriteGate.Benchmarks.Reports;

/// <summary>The figures of the SQLite store.</summary>
internal static class StoreTable
{
    public static Table Of(Samples samples)
    {
        Table table = new("Gated writes on SQLite, two commits each; by hand: the same two transactions and rows, no gate; bare: two inserts into a table without an index");
        string many = $"{StoreMeasurement.Callers} callers";
        (double one, double oneTime, double all) = (samples["single.gated.rate"], samples["single.gated.p50"], samples["many.gated.rate"]);
        table.AddRatio("1 caller, writes a second, to the same rows by hand", one, samples["single.hand.rate"], Unit.Rate, Limit.AtLeast(0.9));
        table.AddRatio("1 caller, writes a second, to two bare inserts", one, samples["single.raw.rate"], Unit.Rate);
        table.AddRatio("1 caller, median time of a write, to the same rows by hand", oneTime, samples["single.hand.p50"], Unit.Milliseconds, Limit.AtMost(1.1));
        table.AddRatio("1 caller, median time of a write, to two bare inserts", oneTime, samples["single.raw.p50"], Unit.Milliseconds);
        table.AddRatio($"{many}, to one caller", all, one, Unit.Rate, Limit.AtLeast(10));
        table.AddRatio($"{many}, to the same rows by hand in groups of as many", all, samples["many.hand.rate"], Unit.Rate);
        table.AddRatio($"{many}, to bare inserts in groups of as many", all, samples["many.raw.rate"], Unit.Rate);
        table.AddRatio("duplicates a second, to bare reads of a row", samples["duplicate.rate"], samples["lookup.raw.rate"], Unit.Rate);
        table.AddCount("first call, commits", samples["first.commits"], Unit.Count, Limit.AtMost(2, ""));
        table.AddCount("first call, ways to the store", samples["first.trips"], Unit.Count, Limit.AtMost(3, ""));
        table.AddCount("duplicate, commits", samples["duplicate.commits"], Unit.Count, Limit.AtMost(0, ""));
        table.AddCount("duplicate, ways to the store", samples["duplicate.trips"], Unit.Count, Limit.AtMost(1, ""));
        return table;
    }
}
