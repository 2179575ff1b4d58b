namespace WriteGate.Benchmarks.Reports;

/// <summary>A call through each host beside what the host's users do without the gate.</summary>
internal static class HostTable
{
    private static readonly (string Name, string Step)[] Hosts =
    [
        ("Microsoft.Extensions.AI, to AIFunctionFactory.Create", "host.ai"),
        ("MCP, to McpServerTool.Create", "host.mcp"),
        ("OpenAI, to deserializing by hand", "host.openai"),
        ("Anthropic, to deserializing by hand", "host.anthropic"),
    ];

    public static Table Of(Samples samples)
    {
        Table table = new("A read through each host, ten arguments, to the answer for the model; references: the same method by reflection");
        foreach ((string name, string step) in Hosts)
        {
            table.AddRatio(name, samples[step + ".gated.ns"], samples[step + ".own.ns"], Unit.Nanoseconds, Limit.AtMost(1));
            table.AddRatio("  allocated", samples[step + ".gated.bytes"], samples[step + ".own.bytes"], Unit.Bytes);
            table.AddRatio("  (share of it that the gate alone takes)", samples["host.gate.ns"], samples[step + ".gated.ns"], Unit.Nanoseconds);
        }

        return table;
    }
}
