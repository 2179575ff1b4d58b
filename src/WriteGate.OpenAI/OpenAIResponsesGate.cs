using System.Diagnostics.CodeAnalysis;

using OpenAI.Responses;

using WriteGate.Tools;

namespace WriteGate;

/// <summary>Gated tools in OpenAI's Responses.</summary>
// The SDK's types for Responses are marked as such and may change; what is made of them cannot be steadier.
[Experimental("OPENAI001")]
public static class OpenAIResponsesGate
{
    /// <summary>The tool as a strict function, with the schema that was made for OpenAI at build time, byte for byte.</summary>
    /// <param name="tool">The tool.</param>
    public static ResponseTool AsResponseTool(this GatedTool tool)
    {
        ArgumentNullException.ThrowIfNull(tool);
        return ResponseTool.CreateFunctionTool(
            tool.Contract.Name, tool.OpenAISchema(), strictModeEnabled: true, tool.Contract.Description);
    }

    /// <summary>Every tool that the run may hand to an agent, for <see cref="CreateResponseOptions.Tools"/>.</summary>
    /// <param name="run">The run.</param>
    public static IReadOnlyList<ResponseTool> AsResponseTools(this GateRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return [.. run.Tools.Select(AsResponseTool)];
    }

    /// <summary>Answers one call of a model through the gate.</summary>
    /// <param name="run">The run.</param>
    /// <param name="call">The call. Its identifier is the gate's <see cref="CallOptions.CallId"/>, whatever the options say.</param>
    /// <param name="options">What the host says of the call.</param>
    /// <param name="cancellationToken">Ends it. A write that was begun is recorded before the exception is thrown.</param>
    /// <returns>The item to send back. What a model may cause never throws.</returns>
    public static async Task<FunctionCallOutputResponseItem> CallAsync(
        this GateRun run, FunctionCallResponseItem call, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(call);
        GateResult result = await run.CallAsync(
            call.FunctionName, call.FunctionArguments.Utf8(), options.WithId(call.CallId), cancellationToken).ConfigureAwait(false);
        return result.AsFunctionOutput(call.CallId);
    }

    /// <summary>
    /// Answers every function call among the items of a response, each with its own result. They are carried out one after
    /// another, in the model's order: two calls for one record do not race, and a second identical one is a replay.
    /// </summary>
    /// <inheritdoc cref="CallAsync"/>
    /// <param name="run">The run.</param>
    /// <param name="items">The items, such as <see cref="ResponseResult.OutputItems"/>; those of other kinds are passed over.</param>
    /// <param name="options">What the host says of each call.</param>
    /// <param name="cancellationToken">Ends it. Calls that were answered are replayed when the response is answered again.</param>
    /// <returns>One item a call, in the same order.</returns>
    public static async Task<IReadOnlyList<FunctionCallOutputResponseItem>> CallAllAsync(
        this GateRun run, IEnumerable<ResponseItem> items, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        List<FunctionCallOutputResponseItem> answers = [];
        foreach (FunctionCallResponseItem call in items.OfType<FunctionCallResponseItem>())
        {
            answers.Add(await run.CallAsync(call, options, cancellationToken).ConfigureAwait(false));
        }

        return answers;
    }

    /// <summary>A result as the item that answers a call; for hosts that call the gate themselves.</summary>
    /// <param name="result">The result.</param>
    /// <param name="callId">The identifier of the model's call.</param>
    public static FunctionCallOutputResponseItem AsFunctionOutput(this GateResult result, string callId)
        => new(callId, result.ToJson());
}
