using WriteGate.Benchmarks.CompileTime;

namespace WriteGate.Benchmarks.Reports;

/// <summary>The generator's figures.</summary>
internal static class CompileTables
{
    public static IEnumerable<Table> Of(Samples samples)
    {
        foreach (int items in CompileMeasurement.Sizes)
        {
            yield return OfSize(samples, items);
        }

        yield return Emitted(samples);
    }

    private static Table OfSize(Samples samples, int items)
    {
        // What is held is held for the larger project; a small one shows whether the cost grows in proportion.
        bool isHeld = items == CompileMeasurement.Sizes.Max();
        Limit? Held(Limit limit) => isHeld ? limit : null;
        string ours = $"gated.{items}";
        Table table = new($"Generator, {items:#,0} annotated tools and records; references: as many log methods, as many serialized types");
        table.AddRatio("first run, to parsing and binding the project", samples[ours + ".cold.ms"], samples[ours + ".bind.ms"], Unit.Milliseconds, Held(Limit.AtMost(0.12)));
        foreach ((string name, string reference) in References(items))
        {
            table.AddRatio($"first run, to {name}'s", samples[ours + ".cold.ms"], samples[reference + ".cold.ms"], Unit.Milliseconds);
            table.AddRatio($"  (share of its project that {name}'s takes)", samples[reference + ".cold.ms"], samples[reference + ".bind.ms"], Unit.Milliseconds);
        }

        table.AddCount("first run, allocated", samples[ours + ".cold.bytes"], Unit.Bytes, Held(Limit.AtMost(18, " MB")), Unit.Mega);
        table.AddRatio("unrelated edit in a body, to the floor: resolving types and methods", samples[ours + ".edit.ms"], samples[ours + ".floor.ms"], Unit.Milliseconds, Held(Limit.AtMost(1.5)));
        table.AddRatio("unrelated declaration edited, to the floor", samples[ours + ".declared.ms"], samples[ours + ".floor.ms"], Unit.Milliseconds);
        table.AddRatio("unrelated declaration edited, to the floor with properties and parameters", samples[ours + ".declared.ms"], samples[ours + ".floor.all.ms"], Unit.Milliseconds);
        foreach ((string name, string reference) in References(items))
        {
            table.AddRatio($"unrelated edit in a body, to {name}'s", samples[ours + ".edit.ms"], samples[reference + ".edit.ms"], Unit.Milliseconds);
        }

        foreach ((string name, string reference) in References(items))
        {
            table.AddRatio($"unrelated declaration edited, to {name}'s", samples[ours + ".declared.ms"], samples[reference + ".declared.ms"], Unit.Milliseconds);
        }

        table.AddRatio("unrelated edit in a body, allocated, to the floor", samples[ours + ".edit.bytes"], samples[ours + ".floor.bytes"], Unit.Bytes);
        table.AddRatio($"{CompileMeasurement.Changed} files changed, to an unrelated declaration", samples[ours + ".change.ms"], samples[ours + ".declared.ms"], Unit.Milliseconds);
        table.AddCount($"{CompileMeasurement.Changed} files changed, files written anew", samples[ours + ".change.files"], Unit.Count, Limit.Exactly(CompileMeasurement.Changed));
        if (samples.Has(ours + ".output.ms"))
        {
            table.AddRatio("build with what is generated, to the project alone", samples[ours + ".output.ms"], samples[ours + ".bind.ms"], Unit.Milliseconds);
            string logging = $"logging.{items}";
            table.AddRatio("  (the same of LoggerMessage)", samples[logging + ".output.ms"], samples[logging + ".bind.ms"], Unit.Milliseconds);
        }

        return table;
    }

    private static Table Emitted(Samples samples)
    {
        Table table = new("What is generated, and what a project without our attributes pays");
        table.AddCount("bytes a tool beyond reader and schema", samples["emitted.rest"] + samples["emitted.writer"], Unit.Bytes, Limit.AtMost(1_024, " B"));
        table.AddCount("  canonical writers among them", samples["emitted.writer"], Unit.Bytes);
        table.AddCount("bytes a tool, reader", samples["emitted.reader"], Unit.Bytes);
        table.AddCount("bytes a tool, schema in four dialects", samples["emitted.schema"], Unit.Bytes);
        table.AddCount("bytes a record", samples["emitted.record"], Unit.Bytes);

        // Half a millisecond where the unused generators of .NET take 1.3.
        table.AddRatio(
            $"edit without our attributes, to the {samples["unused.inbox.count"]} unused generators of .NET",
            samples["unused.ours.ms"], samples["unused.inbox.ms"], Unit.Milliseconds, Limit.AtMost(0.38));
        return table;
    }

    private static (string Name, string Reference)[] References(int items)
        => [("LoggerMessage", $"logging.{items}"), ("System.Text.Json", $"json.{items}")];
}
