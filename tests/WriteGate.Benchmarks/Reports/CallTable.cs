namespace WriteGate.Benchmarks.Reports;

/// <summary>The figures of a call without a store.</summary>
internal static class CallTable
{
    public static Table Of(Samples samples)
    {
        Table table = new($"A call without the store, ten members in {samples["document.bytes"]} bytes, processor time");
        Time(table, samples, "strict reader, to walking the tokens", "reader", "tokens", Limit.AtMost(2));
        Time(table, samples, "strict reader, to System.Text.Json with settable properties", "reader", "json.settable", Limit.AtMost(0.65));
        Time(table, samples, "strict reader, to System.Text.Json with required ones", "reader", "json.required", Limit.AtMost(0.45));
        table.AddCount("strict reader, allocated beyond the result", samples["reader.bytes"] - samples["result.bytes"], Unit.Bytes, new Limit("0 B", bytes => bytes < 1));
        Allocation(table, samples, "  all it allocates, to settable properties", "reader", "json.settable");
        Time(table, samples, "canonical body, to parsing and sorting", "body", "sorted");
        Allocation(table, samples, "  allocated", "body", "sorted");
        Time(table, samples, "SHA-256 of the body, to walking the tokens", "sha256", "tokens");
        Time(table, samples, "difference of eight fields, to comparing JSON elements", "diff", "diff.elements");
        Allocation(table, samples, "  allocated", "diff", "diff.elements");

        // Three microseconds where the tokens take 300 nanoseconds.
        foreach ((string name, string step) in ((string, string)[])[("action", "gate.action"), ("patch", "gate.patch")])
        {
            Time(table, samples, $"whole gate, {name}, to walking the tokens", step, "tokens", Limit.AtMost(10));
            table.AddCount($"whole gate, {name}, allocated", samples[step + ".bytes"], Unit.Bytes, Limit.AtMost(2_048, " B"));
        }

        return table;
    }

    private static void Time(Table table, Samples samples, string figure, string ours, string reference, Limit? limit = null)
        => table.AddRatio(figure, samples[ours + ".ns"], samples[reference + ".ns"], Unit.Nanoseconds, limit);

    private static void Allocation(Table table, Samples samples, string figure, string ours, string reference)
        => table.AddRatio(figure, samples[ours + ".bytes"], samples[reference + ".bytes"], Unit.Bytes);
}
