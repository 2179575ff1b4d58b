using System.ClientModel.Primitives;
using System.Text;
using System.Text.Json;

using Anthropic.Helpers;
using Anthropic.Models.Messages;

using OpenAI.Chat;
using OpenAI.Responses;

using WriteGate.Providers.Tests.Desk;

// The SDK's types for Responses are experimental, as is what WriteGate makes of them.
#pragma warning disable OPENAI001

namespace WriteGate.Providers.Tests.Loops;

/// <summary>Calls that no server sends as they stand, but that a stream, a file or a foreign server may leave.</summary>
public sealed class DirectCallTests : IAsyncLifetime
{
    private readonly DeskGate gate = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await gate.DisposeAsync();

    [Fact]
    public async Task Bytes_that_are_no_UTF_8_are_refused()
    {
        byte[] bytes = [.. """{"ticketId":"T-1","text":" """u8, 0xC3, 0x28, .. """ ","tone":"Normal","copies":0}"""u8];
        ToolUseBlock use = JsonSerializer.Deserialize<ToolUseBlock>([.. """{"type":"tool_use","id":"c1","name":"desk_reply","input":"""u8, .. bytes, .. "}"u8])!;

        JsonElement[] answers =
        [
            Answer(await gate.Run.CallAsync(ChatToolCall.CreateFunctionToolCall("c1", "desk_reply", new BinaryData(bytes)))),
            JsonElement.Parse((await gate.Run.CallAsync(ResponseItem.CreateFunctionCallItem("c1", "desk_reply", new BinaryData(bytes)))).FunctionOutput),
            Answer(await gate.Run.CallAsync(use)),
        ];

        Assert.All(answers, answer => Assert.Equal("malformed_json", Assert.Single(answer.GetProperty("violations").EnumerateArray()).GetProperty("code").GetString()));
        Assert.Empty(gate.Desk.Effects);
    }

    [Fact]
    public async Task Arguments_that_were_left_out_are_none()
    {
        ChatToolCall call = ModelReaderWriter.Read<ChatToolCall>(BinaryData.FromString(
            """{"id":"c1","type":"function","function":{"name":"desk_get_ticket"}}"""))!;

        JsonElement violation = Assert.Single(Answer(await gate.Run.CallAsync(call)).GetProperty("violations").EnumerateArray());

        Assert.Equal("missing_member", violation.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("""{"type":"tool_use","id":"c1","name":"desk_reply","input":{"ticketId":"T-1","text":"\ud800","tone":"Normal","copies":0}}""", "/text")]
    [InlineData("""{"type":"tool_use","id":"c1","name":"desk_get_ticket"}""", "/ticketId")]
    [InlineData("""{"type":"tool_use","id":"c1","name":"desk_get_ticket","input":""}""", "")]
    public async Task An_input_that_is_broken_or_not_there_is_refused(string block, string path)
    {
        ToolUseBlock call = JsonSerializer.Deserialize<ToolUseBlock>(block)!;

        ToolResultBlockParam result = await gate.Run.CallAsync(call);

        JsonElement answer = Answer(result);
        Assert.True(result.IsError);
        Assert.Equal("invalid", answer.GetProperty("outcome").GetString());
        Assert.Equal(path, Assert.Single(answer.GetProperty("violations").EnumerateArray()).GetProperty("path").GetString());
    }

    [Fact]
    public async Task An_input_that_the_host_made_is_read()
    {
        ToolUseBlock call = new()
        {
            ID = "c1",
            Name = "desk_get_ticket",
            Input = new Dictionary<string, JsonElement> { ["ticketId"] = JsonElement.Parse("\"T-1\"") },
            Caller = new DirectCaller(),
        };

        Assert.Equal("answered", Answer(await gate.Run.CallAsync(call)).GetProperty("outcome").GetString());
    }

    [Theory]
    [InlineData("tool_use", "applied")]
    [InlineData("max_tokens", "invalid")]
    [InlineData("model_context_window_exceeded", "invalid")]
    [InlineData("refusal", "invalid")]
    public async Task The_last_call_of_a_message_that_was_cut_off_is_refused(string stopReason, string outcome)
    {
        Message message = JsonSerializer.Deserialize<Message>($$$$"""
            {"id":"m","type":"message","role":"assistant","model":"test-model","stop_reason":"{{{{stopReason}}}}","stop_sequence":null,"content":[
              {"type":"tool_use","id":"c1","name":"desk_update_ticket","input":{"ticketId":"T-1","changes":{"assignee":"bob"}}},
              {"type":"tool_use","id":"c2","name":"desk_update_ticket","input":{"ticketId":"T-2","changes":{"assignee":"bob"}}}]}
            """)!;

        IReadOnlyList<ContentBlockParam> answers = await gate.Run.CallAllAsync(message);

        Assert.Equal(["applied", outcome], answers.Select(answer =>
            Answer((ToolResultBlockParam)answer.Value!).GetProperty("outcome").GetString()));
    }

    [Fact]
    public async Task A_call_that_a_stream_leaves_unfinished_is_not_made_of_what_is_missing()
    {
        MessageContentAggregator aggregator = new();
        await foreach (RawMessageStreamEvent _ in aggregator.CollectAsync(Stream()))
        {
        }

        Message message = aggregator.Message();
        Assert.True(message.Content[0].TryPickToolUse(out ToolUseBlock? call));
        Assert.Empty(call.Input);
        ToolResultBlockParam result = (ToolResultBlockParam)Assert.Single(await gate.Run.CallAllAsync(message)).Value!;

        Assert.Equal("malformed_json", Assert.Single(Answer(result).GetProperty("violations").EnumerateArray()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task What_the_host_says_of_a_call_is_kept_beside_the_providers_identifier()
    {
        ChatToolCall call = ChatToolCall.CreateFunctionToolCall("c1", "desk_get_ticket", BinaryData.FromString("""{"bad":1}"""));
        await gate.Run.CallAsync(call, new CallOptions { CallId = "mine", RetryOf = "c0" });

        await foreach (Journal.JournalRow row in gate.Gate.Store.ReadJournalAsync(new Journal.JournalQuery(), CancellationToken.None))
        {
            Assert.Equal(("c1", "c0"), (row.Entry.CallId, row.Entry.RetryOf));
            return;
        }

        Assert.Fail("Nothing was journaled.");
    }

    [Fact]
    public async Task A_rehearsal_and_a_proposal_are_no_errors_and_every_other_problem_is()
    {
        await using GateRun rehearsal = gate.OpenRun("support", apply: false);
        ToolUseBlock call = JsonSerializer.Deserialize<ToolUseBlock>(
            """{"type":"tool_use","id":"c1","name":"desk_update_ticket","input":{"ticketId":"T-1","changes":{"assignee":"bob"}}}""")!;
        Assert.False((await rehearsal.CallAsync(call)).IsError);

        OutcomeKind[] errors = [.. Outcomes.All.Where(row => row.Status >= 400).Select(row => row.Kind)];
        Assert.Equal(
            Enum.GetValues<OutcomeKind>().Except(
                [OutcomeKind.Answered, OutcomeKind.Applied, OutcomeKind.NoChange, OutcomeKind.Replayed, OutcomeKind.Rehearsed, OutcomeKind.PendingApproval]),
            errors);
    }

    [Fact]
    public async Task Calls_answered_before_a_cancellation_are_replayed()
    {
        using CancellationTokenSource cancel = new();
        IEnumerable<ChatToolCall> calls = Calls(afterFirst: cancel.Cancel);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gate.Run.CallAllAsync(calls, cancellationToken: cancel.Token));

        IReadOnlyList<ToolChatMessage> answers = await gate.Run.CallAllAsync(Calls(afterFirst: () => { }));

        Assert.Equal(["replayed", "applied"], answers.Select(answer => Answer(answer).GetProperty("outcome").GetString()));
        Assert.Equal(["patch T-1", "patch T-2"], gate.Desk.Effects);
    }

    private static async IAsyncEnumerable<RawMessageStreamEvent> Stream()
    {
        string[] events =
        [
            """{"type":"message_start","message":{"id":"m","type":"message","role":"assistant","model":"test-model","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":9,"output_tokens":1}}}""",
            """{"type":"content_block_start","index":0,"content_block":{"type":"tool_use","id":"c1","name":"desk_get_ticket","input":{}}}""",
            """{"type":"content_block_delta","index":0,"delta":{"type":"input_json_delta","partial_json":"{\"ticketId\":\"T-"}}""",
            """{"type":"content_block_stop","index":0}""",
            """{"type":"message_delta","delta":{"stop_reason":"max_tokens","stop_sequence":null},"usage":{"output_tokens":9}}""",
            """{"type":"message_stop"}""",
        ];
        foreach (string json in events)
        {
            await Task.Yield();
            yield return JsonSerializer.Deserialize<RawMessageStreamEvent>(json)!;
        }
    }

    private static IEnumerable<ChatToolCall> Calls(Action afterFirst)
    {
        yield return Assign("c1", "T-1");
        afterFirst();
        yield return Assign("c2", "T-2");
    }

    private static ChatToolCall Assign(string id, string ticket) => ChatToolCall.CreateFunctionToolCall(
        id, "desk_update_ticket", BinaryData.FromString($$$"""{"ticketId":"{{{ticket}}}","changes":{"assignee":"bob"}}"""));

    private static JsonElement Answer(ToolChatMessage message) => JsonElement.Parse(message.Content[0].Text);

    private static JsonElement Answer(ToolResultBlockParam block)
        => JsonElement.Parse(block.Content!.TryPickString(out string? text) ? Encoding.UTF8.GetBytes(text) : "{}"u8.ToArray());
}
