using WriteGate.Benchmarks.Stores;

namespace WriteGate.Benchmarks.Reports;

/// <summary>The figures of the PostgreSQL store.</summary>
internal static class PostgreSqlTable
{
    public static Table Of(Samples samples)
    {
        Table table = new("Gated writes on PostgreSQL beside two bare inserts a write, each committed by itself, a connection a caller");
        foreach (int callers in PostgreSqlMeasurement.Callers)
        {
            table.AddRatio(
                $"{callers} {(callers == 1 ? "caller" : "callers")}, writes a second",
                samples[$"postgresql.{callers}.gated"], samples[$"postgresql.{callers}.raw"], Unit.Rate, Limit.AtLeast(0.85));
        }

        table.AddRatio("duplicates a second, to bare reads of a row", samples["postgresql.duplicate"], samples["postgresql.lookup.raw"], Unit.Rate);
        table.AddCount("first call, commits", samples["postgresql.first.commits"], Unit.Count, Limit.AtMost(2, ""));
        table.AddCount("first call, ways to the store", samples["postgresql.first.trips"], Unit.Count, Limit.AtMost(3, ""));
        table.AddCount("duplicate, commits", samples["postgresql.duplicate.commits"], Unit.Count, Limit.AtMost(0, ""));
        table.AddCount("duplicate, ways to the store", samples["postgresql.duplicate.trips"], Unit.Count, Limit.AtMost(1, ""));
        return table;
    }
}
