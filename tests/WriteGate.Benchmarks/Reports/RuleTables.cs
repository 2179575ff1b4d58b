namespace WriteGate.Benchmarks.Reports;

/// <summary>The figures of the rules.</summary>
internal static class RuleTables
{
    public static Table Of(Samples samples, int items)
    {
        Table table = new($"Our {samples["rules.ours.count"]} rules beside the SDK's {samples["rules.sdk.count"]}, {items:#,0} annotated tools and records");
        table.AddRatio("time told by the rules themselves, to binding", samples["rules.both.told.ms"], samples["rules.bind.ms"], Unit.Milliseconds, Limit.AtMost(0.05));
        table.AddRatio("build with the SDK's rules and ours, to the SDK's alone", samples["rules.both.ms"], samples["rules.sdk.ms"], Unit.Milliseconds, Limit.AtMost(1.03));
        table.AddRatio("  allocated", samples["rules.both.bytes"], samples["rules.sdk.bytes"], Unit.Bytes);

        // One and a half milliseconds where an edit's floor for a thousand items is 22.5.
        AddEdit(table, samples, "plain", "one-file edit without tools, what we add, to the edit floor of 1,000 items", Limit.AtMost(0.07));
        AddEdit(table, samples, "tools", "one-file edit with tools, what we add, to the same", null);
        table.AddRatio("one-file edit without tools, to the SDK's rules alone", samples["rules.plain.both.ms"], samples["rules.plain.sdk.ms"], Unit.Milliseconds);
        table.AddRatio("one-file edit with tools, to the SDK's rules alone", samples["rules.tools.both.ms"], samples["rules.tools.sdk.ms"], Unit.Milliseconds);
        return table;
    }

    private static void AddEdit(Table table, Samples samples, string kind, string figure, Limit? limit)
    {
        double added = samples[$"rules.{kind}.both.ms"] - samples[$"rules.{kind}.sdk.ms"];
        double floor = samples["gated.1000.floor.ms"];
        table.AddRatio(figure, added, floor, Unit.Milliseconds, limit);
    }
}
