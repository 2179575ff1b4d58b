namespace WriteGate.Benchmarks.Reports;

/// <summary>The figures of the rules.</summary>
internal static class RuleTables
{
    public static IEnumerable<Table> Of(Samples samples, int files) =>
    [
        Build(samples, "agents", $"{files:#,0} files, one in {CompileTime.AgentProject.Share} with tools"),
        Build(samples, "toolless", $"{files:#,0} files without a tool"),
        Edit(samples),
    ];

    private static Table Build(Samples samples, string project, string title)
    {
        string name = $"rules.{project}";
        Table table = new($"Our {samples["rules.ours.count"]} rules beside the SDK's, {title}");
        table.AddRatio("time told by the rules themselves, to binding", samples[name + ".told.ms"], samples[name + ".bind.ms"], Unit.Milliseconds, Limit.AtMost(0.05));
        Add(".build", $"the {samples["rules.build.count"]} of the SDK that a build runs, and ours, to the SDK's alone", Limit.AtMost(1.03));
        Add(".editor", $"all {samples["rules.sdk.count"]} of the SDK, as an editor runs them, and ours, to the SDK's alone", Limit.AtMost(1.03));
        return table;

        void Add(string set, string figure, Limit limit)
        {
            table.AddRatio($"{figure}: clock", samples[$"{name}{set}.both.wall.ms"], samples[$"{name}{set}.sdk.wall.ms"], Unit.Milliseconds, limit);
            table.AddRatio("  processor time", samples[$"{name}{set}.both.ms"], samples[$"{name}{set}.sdk.ms"], Unit.Milliseconds);
            table.AddRatio("  allocated", samples[$"{name}{set}.both.bytes"], samples[$"{name}{set}.sdk.bytes"], Unit.Bytes);
        }
    }

    private static Table Edit(Samples samples)
    {
        Table table = new($"Our {samples["rules.ours.count"]} rules after a key was pressed in one file, beside the SDK's {samples["rules.sdk.count"]}");
        Add("plain", "a file with one method", Limit.AtMost(1.5, " ms"));
        Add("ordinary", "an ordinary file without tools", Limit.AtMost(1.5, " ms"));
        Add("tools", "a file with tools", null);
        return table;

        void Add(string file, string figure, Limit? limit)
        {
            string name = $"rules.edit.{file}";
            table.AddCount($"{figure}, what we add", samples[name + ".both.ms"] - samples[name + ".sdk.ms"], Unit.Milliseconds, limit);
            table.AddRatio("  ours and the SDK's, to the SDK's alone", samples[name + ".both.ms"], samples[name + ".sdk.ms"], Unit.Milliseconds);
        }
    }
}
