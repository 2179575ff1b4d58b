using System.Text.Json;

using Anthropic.Models.Messages;

using WriteGate.Tools;

namespace WriteGate;

/// <summary>Gated tools as tools of Anthropic's Messages.</summary>
public static class AnthropicTools
{
    /// <summary>The tool with the schema that was made for Anthropic at build time.</summary>
    /// <param name="tool">The tool.</param>
    /// <param name="strict">
    /// Whether the model is held to the schema while it writes. Without, the schema only advises it; the gate checks the
    /// arguments in either case.
    /// </param>
    public static Tool AsAnthropicTool(this GatedTool tool, bool strict = true)
    {
        ArgumentNullException.ThrowIfNull(tool);
        return new Tool
        {
            Name = tool.Contract.Name,
            Description = tool.Contract.Description,
            InputSchema = SchemaOf(tool),
            Strict = strict,
        };
    }

    /// <summary>Every tool that the run may hand to an agent, strict, for <see cref="MessageCreateParams.Tools"/>.</summary>
    /// <param name="run">The run.</param>
    /// <exception cref="InvalidOperationException">Together they are beyond what one request may hold of strict tools.</exception>
    public static IReadOnlyList<ToolUnion> AsAnthropicTools(this GateRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.Tools.AsAnthropicTools();
    }

    /// <summary>Some tools, strict, for <see cref="MessageCreateParams.Tools"/>.</summary>
    /// <param name="tools">All strict tools of the request.</param>
    /// <exception cref="InvalidOperationException">Together they are beyond what one request may hold of strict tools.</exception>
    public static IReadOnlyList<ToolUnion> AsAnthropicTools(this IEnumerable<GatedTool> tools)
    {
        ArgumentNullException.ThrowIfNull(tools);
        List<GatedTool> all = [.. tools];
        StrictToolLimits.Check(all);
        return [.. all.Select(tool => (ToolUnion)tool.AsAnthropicTool())];
    }

    // From the raw members: additionalProperties and $defs have no property of their own.
    private static InputSchema SchemaOf(GatedTool tool)
    {
        Utf8JsonReader reader = new(tool.Schema(SchemaDialect.Anthropic));
        JsonElement schema = JsonElement.ParseValue(ref reader);
        return new InputSchema(schema.EnumerateObject().ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal));
    }
}
