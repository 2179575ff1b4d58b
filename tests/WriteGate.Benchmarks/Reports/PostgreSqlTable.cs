using WriteGate.Benchmarks.Stores;

namespace WriteGate.Benchmarks.Reports;

/// <summary>The figures of the PostgreSQL store.</summary>
internal static class PostgreSqlTable
{
    public static Table Of(Samples samples)
    {
        Table table = new("Gated writes on PostgreSQL, two commits each; the references have a connection a caller");
        foreach (int callers in PostgreSqlMeasurement.Callers)
        {
            string who = callers == 1 ? "1 caller" : $"{callers} callers";
            double gated = samples[$"postgresql.{callers}.gated"];
            table.AddRatio($"{who}, writes a second, to the same rows by hand", gated, samples[$"postgresql.{callers}.hand"], Unit.Rate, Limit.AtLeast(0.85));
            table.AddRatio($"{who}, writes a second, to two bare inserts", gated, samples[$"postgresql.{callers}.raw"], Unit.Rate);
        }

        foreach (int processes in ScaleMeasurement.Processes)
        {
            table.AddRatio(
                $"{(processes == 1 ? "1 process" : $"{processes} processes")} of {ScaleMeasurement.Callers} callers, writes a second, to the same rows by hand",
                samples[$"scale.{processes}.gated"], samples[$"scale.{processes}.hand"], Unit.Rate);
        }

        table.AddRatio("duplicates a second, to bare reads of a row", samples["postgresql.duplicate"], samples["postgresql.lookup.raw"], Unit.Rate);
        table.AddCount("first call, commits", samples["postgresql.first.commits"], Unit.Count, Limit.AtMost(2, ""));
        table.AddCount("first call, ways to the store", samples["postgresql.first.trips"], Unit.Count, Limit.AtMost(3, ""));
        table.AddCount("duplicate, commits", samples["postgresql.duplicate.commits"], Unit.Count, Limit.AtMost(0, ""));
        table.AddCount("duplicate, ways to the store", samples["postgresql.duplicate.trips"], Unit.Count, Limit.AtMost(1, ""));
        return table;
    }
}
