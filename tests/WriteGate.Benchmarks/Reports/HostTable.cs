namespace WriteGate.Benchmarks.Reports;

/// <summary>A call through each host beside what the host's users do without the gate.</summary>
internal static class HostTable
{
    private static readonly Limit NotSlower = Limit.AtMost(1);

    // A gated answer says what became of the call besides the value, which an MCP server then writes into the message twice.
    private static readonly (string Name, string Step, Limit? Limit)[] Hosts =
    [
        ("Microsoft.Extensions.AI, to AIFunctionFactory.Create", "host.ai", NotSlower),
        ("MCP, to McpServerTool.Create", "host.mcp", NotSlower),
        ("MCP, on to the message that the server sends", "host.mcp.sent", null),
        ("OpenAI, to deserializing by hand", "host.openai", NotSlower),
        ("Anthropic, to deserializing by hand", "host.anthropic", NotSlower),
    ];

    public static Table Of(Samples samples)
    {
        Table table = new("A read through each host, ten arguments, to the answer for the model; references: the same method by reflection");
        foreach ((string name, string step, Limit? limit) in Hosts)
        {
            table.AddRatio(name, samples[step + ".gated.ns"], samples[step + ".own.ns"], Unit.Nanoseconds, limit);
            table.AddRatio("  allocated", samples[step + ".gated.bytes"], samples[step + ".own.bytes"], Unit.Bytes);
            table.AddRatio("  (share of it that the gate alone takes)", samples["host.gate.ns"], samples[step + ".gated.ns"], Unit.Nanoseconds);
        }

        return table;
    }
}
