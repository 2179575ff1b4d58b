using System.ClientModel;
using System.Text.Json;

using OpenAI;
using OpenAI.Chat;

using WriteGate.Tools;

namespace WriteGate.Providers.Tests.Providers;

/// <summary>OpenAI's Chat Completions.</summary>
public sealed class ChatProvider : Provider
{
    public override SchemaDialect Dialect => SchemaDialect.OpenAI;

    public override string Path => "/v1/chat/completions";

    public override bool SendsArgumentsAsText => true;

    public override async Task<string> ConverseAsync(Uri server, GateRun run)
    {
        ChatClient client = new("test-model", new ApiKeyCredential("none"), new OpenAIClientOptions { Endpoint = new Uri(server, "v1") });
        List<ChatMessage> messages = [new UserChatMessage("Tidy up.")];
        ChatCompletionOptions options = new();
        foreach (ChatTool tool in run.AsChatTools())
        {
            options.Tools.Add(tool);
        }

        while (true)
        {
            ChatCompletion completion = await client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
            {
                return completion.Content[0].Text;
            }

            messages.AddRange(await run.CallAllAsync(completion.ToolCalls));
        }
    }

    public override string Reply(params IReadOnlyList<ModelCall> calls)
    {
        string message = calls.Count == 0
            ? """{"role":"assistant","content":"Done.","refusal":null}"""
            : $$$"""{"role":"assistant","content":null,"refusal":null,"tool_calls":[{{{string.Join(',', calls.Select(Call))}}}]}""";
        return $$$"""
            {"id":"chatcmpl-1","object":"chat.completion","created":1772442000,"model":"test-model",
             "choices":[{"index":0,"message":{{{message}}},"logprobs":null,"finish_reason":"{{{(calls.Count == 0 ? "stop" : "tool_calls")}}}"}],
             "usage":{"prompt_tokens":9,"completion_tokens":9,"total_tokens":18}}
            """;
    }

    public override IReadOnlyList<SentTool> ToolsIn(JsonElement request) => [.. request.GetProperty("tools").EnumerateArray().Select(tool =>
    {
        Assert.Equal("function", tool.GetProperty("type").GetString());
        JsonElement function = tool.GetProperty("function");
        return new SentTool(
            function.GetProperty("name").GetString()!, function.GetProperty("description").GetString()!,
            function.GetProperty("strict").GetBoolean(), function.GetProperty("parameters"));
    })];

    public override IReadOnlyList<SentAnswer> AnswersIn(JsonElement request) => [.. request.GetProperty("messages").EnumerateArray().Reverse()
        .TakeWhile(message => message.GetProperty("role").GetString() == "tool").Reverse()
        .Select(message => new SentAnswer(message.GetProperty("tool_call_id").GetString()!, Answer(message.GetProperty("content")), null))];

    private static string Call(ModelCall call)
        => $$$"""{"id":{{{Text(call.Id)}}},"type":"function","function":{"name":{{{Text(call.Tool)}}},"arguments":{{{Text(call.Arguments)}}}}}""";

    // The SDK sends a text or a list with one part.
    private static JsonElement Answer(JsonElement content)
        => JsonElement.Parse((content.ValueKind == JsonValueKind.Array ? content[0].GetProperty("text") : content).GetString()!);
}
