using System.ClientModel;
using System.Text.Json;

using OpenAI.Responses;

using WriteGate.Tools;

// The SDK's types for Responses are experimental, as is what WriteGate makes of them.
#pragma warning disable OPENAI001

namespace WriteGate.Providers.Tests.Providers;

/// <summary>OpenAI's Responses.</summary>
public sealed class ResponsesProvider : Provider
{
    public override SchemaDialect Dialect => SchemaDialect.OpenAI;

    public override string Path => "/v1/responses";

    public override bool SendsArgumentsAsText => true;

    public override async Task<string> ConverseAsync(Uri server, GateRun run)
    {
        ResponsesClient client = new(new ApiKeyCredential("none"), new ResponsesClientOptions { Endpoint = new Uri(server, "v1") });
        CreateResponseOptions options = new() { Model = "test-model", StoredOutputEnabled = false };
        options.InputItems.Add(ResponseItem.CreateUserMessageItem("Tidy up."));
        foreach (ResponseTool tool in run.AsResponseTools())
        {
            options.Tools.Add(tool);
        }

        while (true)
        {
            ResponseResult response = await client.CreateResponseAsync(options);
            IReadOnlyList<FunctionCallOutputResponseItem> answers = await run.CallAllAsync(response.OutputItems);
            if (answers.Count == 0)
            {
                return response.GetOutputText();
            }

            foreach (ResponseItem item in response.OutputItems.Concat(answers))
            {
                options.InputItems.Add(item);
            }
        }
    }

    public override string Reply(params IReadOnlyList<ModelCall> calls)
    {
        string output = calls.Count == 0
            ? """{"type":"message","id":"msg_1","status":"completed","role":"assistant","content":[{"type":"output_text","text":"Done.","annotations":[]}]}"""
            : string.Join(',', calls.Select(Call));
        return $$$"""
            {"id":"resp_1","object":"response","created_at":1772442000,"status":"completed","error":null,"incomplete_details":null,"instructions":null,
             "max_output_tokens":null,"model":"test-model","output":[{{{output}}}],"parallel_tool_calls":true,"previous_response_id":null,"store":false,
             "temperature":1.0,"text":{"format":{"type":"text"}},"tool_choice":"auto","tools":[],"top_p":1.0,"truncation":"disabled",
             "usage":{"input_tokens":9,"input_tokens_details":{"cached_tokens":0},"output_tokens":9,"output_tokens_details":{"reasoning_tokens":0},"total_tokens":18},
             "metadata":{}}
            """;
    }

    public override IReadOnlyList<SentTool> ToolsIn(JsonElement request) => [.. request.GetProperty("tools").EnumerateArray().Select(tool =>
    {
        Assert.Equal("function", tool.GetProperty("type").GetString());
        return new SentTool(
            tool.GetProperty("name").GetString()!, tool.GetProperty("description").GetString()!,
            tool.GetProperty("strict").GetBoolean(), tool.GetProperty("parameters"));
    })];

    public override IReadOnlyList<SentAnswer> AnswersIn(JsonElement request) => [.. request.GetProperty("input").EnumerateArray().Reverse()
        .TakeWhile(item => item.GetProperty("type").GetString() == "function_call_output").Reverse()
        .Select(item => new SentAnswer(item.GetProperty("call_id").GetString()!, JsonElement.Parse(item.GetProperty("output").GetString()!), null))];

    private static string Call(ModelCall call)
        => $$$"""{"type":"function_call","id":{{{Text("fc_" + call.Id)}}},"call_id":{{{Text(call.Id)}}},"name":{{{Text(call.Tool)}}},"arguments":{{{Text(call.Arguments)}}},"status":"completed"}""";
}
