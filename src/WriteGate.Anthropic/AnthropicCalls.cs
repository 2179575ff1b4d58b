using System.Text.Json;
using System.Text.Json.Serialization;

using Anthropic.Models.Messages;

using WriteGate.Tools;

namespace WriteGate;

/// <summary>Answers the calls in Anthropic's Messages through the gate.</summary>
public static partial class AnthropicCalls
{
    private static readonly JsonElement ResultType = JsonElement.Parse("\"tool_result\""u8);
    private static readonly JsonElement True = JsonElement.Parse("true"u8);
    private static readonly JsonElement False = JsonElement.Parse("false"u8);

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
        return await AnswerAsync(run, call, ArgumentsOf(call), options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Answers every <c>tool_use</c> block of a message, each with its own result. They are carried out one after another,
    /// in the model's order: two calls for one record do not race, and a second identical one is a replay. In a message that
    /// was cut off, by its length or by a refusal, the last call is refused as incomplete.
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
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(message);
        List<ContentBlockParam> answers = [];
        for (int i = 0; i < message.Content.Count; i++)
        {
            if (message.Content[i].TryPickToolUse(out ToolUseBlock? call))
            {
                // The SDK makes {} of an input that ends too soon, and {} may be enough for a tool: the gate is told of no JSON.
                bool isWhole = i < message.Content.Count - 1 || !IsCutOff(message);
                ReadOnlyMemory<byte> arguments = isWhole ? ArgumentsOf(call) : default;
                answers.Add(await AnswerAsync(run, call, arguments, options, cancellationToken).ConfigureAwait(false));
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
        return AsToolResult(result, TextElement(toolUseId));
    }

    private static async ValueTask<ToolResultBlockParam> AnswerAsync(
        GateRun run, ToolUseBlock call, ReadOnlyMemory<byte> arguments, CallOptions? options, CancellationToken cancellationToken)
    {
        CallOptions said = (options ?? CallOptions.None) with { CallId = call.ID };
        GateResult result = await run.CallAsync(call.Name, arguments, said, cancellationToken).ConfigureAwait(false);
        return AsToolResult(result, call.RawData["id"]);
    }

    // From the raw members: each that is set by its property is written and parsed on its own.
    private static ToolResultBlockParam AsToolResult(GateResult result, JsonElement id) => ToolResultBlockParam.FromRawUnchecked(
        new Dictionary<string, JsonElement>(StringComparer.Ordinal)
        {
            ["type"] = ResultType,
            ["tool_use_id"] = id,
            ["content"] = TextElement(result.ToJson()),
            ["is_error"] = result.Outcome.Status >= 400 ? True : False,
        });

    private static JsonElement TextElement(string text) => JsonSerializer.SerializeToElement(text, TextJson.Default.String);

    // What ended the message was not the model.
    private static bool IsCutOff(Message message)
        => message.StopReason?.Raw() is "max_tokens" or "model_context_window_exceeded" or "refusal";

    // Not from Input, which throws where the model sent no object and has lost a member that was sent twice.
    private static ReadOnlyMemory<byte> ArgumentsOf(ToolUseBlock call)
        => call.RawData.TryGetValue("input", out JsonElement input) ? ToolArguments.From(input) : ToolArguments.From(default(JsonElement));

    [JsonSerializable(typeof(string))]
    private sealed partial class TextJson : JsonSerializerContext;
}
