using System.Text.Json;

using Anthropic.Models.Messages;

using OpenAI.Chat;

using WriteGate.Benchmarks.Calls;

namespace WriteGate.Benchmarks.Hosts;

/// <summary>
/// The SDKs of OpenAI and Anthropic, whose users call tools by hand: deserialize the arguments, call, serialize the answer
/// into the message that goes back.
/// </summary>
internal static class ProviderSteps
{
    public static void AddTo(PairedLoop loop, GateRun run, FreightTools tools)
    {
        ChatToolCall chat = ChatToolCall.CreateFunctionToolCall("c1", FreightGate.Quote, new BinaryData(Documents.Booking));
        loop.Add("host.openai.gated", count => Repeat(count, () => run.CallAsync(chat).GetAwaiter().GetResult().Content[0].Text));
        loop.Add("host.openai.own", count => Repeat(count, () => ByHand(chat, tools).Content[0].Text));

        ToolUseBlock block = JsonSerializer.Deserialize<ToolUseBlock>(
            [.. """{"type":"tool_use","id":"c1","name":"freight_quote_transport","input":"""u8, .. Documents.Booking, .. "}"u8])!;
        loop.Add("host.anthropic.gated", count => Repeat(count, () => TextOf(run.CallAsync(block).GetAwaiter().GetResult())));
        loop.Add("host.anthropic.own", count => Repeat(count, () => TextOf(ByHand(block, tools))));
    }

    private static ToolChatMessage ByHand(ChatToolCall call, FreightTools tools)
        => new(call.Id, Reflection.QuoteByHand(tools, JsonSerializer.Deserialize<RequiredBooking>(call.FunctionArguments, Reflection.Json)!));

    private static ToolResultBlockParam ByHand(ToolUseBlock call, FreightTools tools)
        => new(call.ID) { Content = Reflection.QuoteByHand(tools, call.RawData["input"].Deserialize<RequiredBooking>(Reflection.Json)!) };

    private static string TextOf(ToolResultBlockParam result)
        => result.Content!.TryPickString(out string? text) ? text : throw new InvalidOperationException("The result is no text.");

    private static void Repeat(int count, Func<string> call)
    {
        for (int i = 0; i < count; i++)
        {
            HostMeasurement.Demand(call().Contains("1222.5", StringComparison.Ordinal), "A provider's call");
        }
    }
}
