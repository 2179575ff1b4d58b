using OpenAI.Chat;

using WriteGate.Tools;

namespace WriteGate;

/// <summary>Gated tools in OpenAI's Chat Completions.</summary>
public static class OpenAIChatGate
{
    /// <summary>The tool as a strict function, with the schema that was made for OpenAI at build time, byte for byte.</summary>
    /// <param name="tool">The tool.</param>
    public static ChatTool AsChatTool(this GatedTool tool)
    {
        ArgumentNullException.ThrowIfNull(tool);
        return ChatTool.CreateFunctionTool(
            tool.Contract.Name, tool.Contract.Description, tool.OpenAISchema(), functionSchemaIsStrict: true);
    }

    /// <summary>Every tool that the run may hand to an agent, for <see cref="ChatCompletionOptions.Tools"/>.</summary>
    /// <param name="run">The run.</param>
    public static IReadOnlyList<ChatTool> AsChatTools(this GateRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return [.. run.Tools.Select(AsChatTool)];
    }

    /// <summary>Answers one call of a model through the gate.</summary>
    /// <param name="run">The run.</param>
    /// <param name="call">The call. Its identifier is the gate's <see cref="CallOptions.CallId"/>, whatever the options say.</param>
    /// <param name="options">What the host says of the call.</param>
    /// <param name="cancellationToken">Ends it. A write that was begun is recorded before the exception is thrown.</param>
    /// <returns>The message to send back. What a model may cause never throws.</returns>
    public static async Task<ToolChatMessage> CallAsync(
        this GateRun run, ChatToolCall call, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(call);
        GateResult result = await run.CallAsync(
            call.FunctionName, call.FunctionArguments.Utf8(), options.WithId(call.Id), cancellationToken).ConfigureAwait(false);
        return result.AsToolMessage(call.Id);
    }

    /// <summary>
    /// Answers every call of a message, each with its own result. They are carried out one after another, in the model's
    /// order: two calls for one record do not race, and a second identical one is a replay.
    /// </summary>
    /// <inheritdoc cref="CallAsync"/>
    /// <param name="run">The run.</param>
    /// <param name="calls">The calls, such as <see cref="ChatCompletion.ToolCalls"/>.</param>
    /// <param name="options">What the host says of each of them.</param>
    /// <param name="cancellationToken">Ends it. Calls that were answered are replayed when the message is answered again.</param>
    /// <returns>One message a call, in the same order.</returns>
    public static async Task<IReadOnlyList<ToolChatMessage>> CallAllAsync(
        this GateRun run, IEnumerable<ChatToolCall> calls, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(calls);
        List<ToolChatMessage> answers = [];
        foreach (ChatToolCall call in calls)
        {
            answers.Add(await run.CallAsync(call, options, cancellationToken).ConfigureAwait(false));
        }

        return answers;
    }

    /// <summary>A result as the message that answers a call; for hosts that call the gate themselves.</summary>
    /// <param name="result">The result.</param>
    /// <param name="toolCallId">The identifier of the model's call.</param>
    public static ToolChatMessage AsToolMessage(this GateResult result, string toolCallId)
        => new(toolCallId, result.ToJson());
}
