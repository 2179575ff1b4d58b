using System.Text;
using System.Text.Json;

using Anthropic.Models.Messages;

using WriteGate.Tools;

namespace WriteGate;

/// <summary>Gated tools in Anthropic's Messages.</summary>
public static class AnthropicGate
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

    /// <summary>Answers one call of a model through the gate.</summary>
    /// <param name="run">The run.</param>
    /// <param name="call">The call. Its identifier is the gate's <see cref="CallOptions.CallId"/>, whatever the options say.</param>
    /// <param name="options">What the host says of the call.</param>
    /// <param name="cancellationToken">Ends it. A write that was begun is recorded before the exception is thrown.</param>
    /// <returns>The block to send back. What a model may cause never throws.</returns>
    public static async Task<ToolResultBlockParam> CallAsync(
        this GateRun run, ToolUseBlock call, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(call);
        CallOptions said = (options ?? CallOptions.None) with { CallId = call.ID };
        GateResult result = await run.CallAsync(call.Name, ArgumentsOf(call), said, cancellationToken).ConfigureAwait(false);
        return result.AsToolResult(call.ID);
    }

    /// <summary>
    /// Answers every <c>tool_use</c> block of a message, each with its own result. They are carried out one after another,
    /// in the model's order: two calls for one record do not race, and a second identical one is a replay.
    /// </summary>
    /// <inheritdoc cref="CallAsync"/>
    /// <param name="run">The run.</param>
    /// <param name="message">The message; blocks of other kinds are passed over.</param>
    /// <param name="options">What the host says of each call.</param>
    /// <param name="cancellationToken">Ends it. Calls that were answered are replayed when the message is answered again.</param>
    /// <returns>One result a call, in the same order; Anthropic wants all of them in the next message.</returns>
    public static async Task<IReadOnlyList<ContentBlockParam>> CallAllAsync(
        this GateRun run, Message message, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        List<ContentBlockParam> answers = [];
        foreach (ContentBlock block in message.Content)
        {
            if (block.TryPickToolUse(out ToolUseBlock? call))
            {
                answers.Add(await run.CallAsync(call, options, cancellationToken).ConfigureAwait(false));
            }
        }

        return answers;
    }

    /// <summary>
    /// A result as the block that answers a call; for hosts that call the gate themselves. It is an error where its row in
    /// <see cref="Outcomes"/> has a status of 400 or more: not for a rehearsal, and not for a proposal that waits, since
    /// the model would try to do it another way.
    /// </summary>
    /// <param name="result">The result.</param>
    /// <param name="toolUseId">The identifier of the model's call.</param>
    public static ToolResultBlockParam AsToolResult(this GateResult result, string toolUseId)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new ToolResultBlockParam(toolUseId)
        {
            Content = Encoding.UTF8.GetString(result.ToUtf8Json()),
            IsError = result.Outcome.Status >= 400,
        };
    }

    // From the raw members: additionalProperties and $defs have no property of their own.
    private static InputSchema SchemaOf(GatedTool tool)
    {
        Utf8JsonReader reader = new(tool.Schema(SchemaDialect.Anthropic));
        JsonElement schema = JsonElement.ParseValue(ref reader);
        return new InputSchema(schema.EnumerateObject().ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal));
    }

    // Not from Input, which throws where the model sent no object and has lost a member that was sent twice.
    private static ReadOnlyMemory<byte> ArgumentsOf(ToolUseBlock call)
        => call.RawData.TryGetValue("input", out JsonElement input) ? ToolArguments.From(input) : ToolArguments.From(default(JsonElement));
}
