using System.Text.Json;

using Anthropic;
using Anthropic.Models.Messages;

using WriteGate.Tools;

namespace WriteGate.Providers.Tests.Providers;

/// <summary>Anthropic's Messages.</summary>
public sealed class AnthropicProvider : Provider
{
    public override SchemaDialect Dialect => SchemaDialect.Anthropic;

    public override string Path => "/v1/messages";

    public override bool SendsArgumentsAsText => false;

    public override async Task<string> ConverseAsync(Uri server, GateRun run)
    {
        using AnthropicClient client = new() { BaseUrl = server.ToString().TrimEnd('/'), ApiKey = "none" };
        List<MessageParam> messages = [new UserMessageParam("Tidy up.")];
        while (true)
        {
            Message message = await client.Messages.Create(new MessageCreateParams
            {
                Model = "test-model",
                MaxTokens = 1024,
                Messages = messages,
                Tools = run.AsAnthropicTools(),
            });
            messages.Add(new AssistantMessageParam(new MessageContentParam([.. message.Content.Select(block => new ContentBlockParam(block.Json))])));
            IReadOnlyList<ContentBlockParam> answers = await run.CallAllAsync(message);
            if (answers.Count == 0)
            {
                return message.Content[0].TryPickText(out TextBlock? text) ? text.Text : "";
            }

            messages.Add(new UserMessageParam(new MessageContentParam(answers)));
        }
    }

    public override string Reply(params IReadOnlyList<ModelCall> calls)
    {
        string content = calls.Count == 0
            ? """{"type":"text","text":"Done.","citations":null}"""
            : """{"type":"text","text":"Let me see.","citations":null},""" + string.Join(',', calls.Select(Call));
        return $$$"""
            {"id":"msg_1","type":"message","role":"assistant","model":"test-model","content":[{{{content}}}],
             "stop_reason":"{{{(calls.Count == 0 ? "end_turn" : "tool_use")}}}","stop_sequence":null,
             "usage":{"input_tokens":9,"output_tokens":9,"cache_creation_input_tokens":0,"cache_read_input_tokens":0}}
            """;
    }

    public override IReadOnlyList<SentTool> ToolsIn(JsonElement request) => [.. request.GetProperty("tools").EnumerateArray().Select(tool => new SentTool(
        tool.GetProperty("name").GetString()!, tool.GetProperty("description").GetString()!,
        tool.GetProperty("strict").GetBoolean(), tool.GetProperty("input_schema")))];

    public override IReadOnlyList<SentAnswer> AnswersIn(JsonElement request)
    {
        JsonElement last = request.GetProperty("messages").EnumerateArray().Last();
        Assert.Equal("user", last.GetProperty("role").GetString());
        return [.. last.GetProperty("content").EnumerateArray().Select(block =>
        {
            Assert.Equal("tool_result", block.GetProperty("type").GetString());
            return new SentAnswer(
                block.GetProperty("tool_use_id").GetString()!, JsonElement.Parse(block.GetProperty("content").GetString()!),
                block.GetProperty("is_error").GetBoolean());
        })];
    }

    private static string Call(ModelCall call)
        => $$$"""{"type":"tool_use","id":{{{Text(call.Id)}}},"name":{{{Text(call.Tool)}}},"input":{{{call.Arguments}}}}""";
}
