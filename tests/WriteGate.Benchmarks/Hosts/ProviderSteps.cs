using System.ClientModel.Primitives;
using System.Text.Json;

using Anthropic.Models.Messages;

using OpenAI.Chat;

using WriteGate.Benchmarks.Calls;

namespace WriteGate.Benchmarks.Hosts;

/// <summary>
/// The SDKs of OpenAI and Anthropic, whose users call tools by hand: find the tool by its name, deserialize the arguments,
/// call, serialize the answer. Both ways end with the message as the SDK sends it back, for the SDKs put off part of the work
/// until then.
/// </summary>
internal static class ProviderSteps
{
    public static void AddTo(PairedLoop loop, GateRun run, FreightTools tools)
    {
        BinaryData arguments = new(Documents.Booking);
        loop.Add("host.openai.gated", count => Repeat(count, () => Sent(run.CallAsync(ChatCall(arguments)).GetAwaiter().GetResult())));
        loop.Add("host.openai.own", count => Repeat(count, () => Sent(ByHand(ChatCall(arguments), tools))));

        ToolUseBlock block = JsonSerializer.Deserialize<ToolUseBlock>(
            [.. """{"type":"tool_use","id":"c1","name":"freight_quote_transport","input":"""u8, .. Documents.Booking, .. "}"u8])!;
        loop.Add("host.anthropic.gated", count => Repeat(count, () => Sent(run.CallAsync(Fresh(block)).GetAwaiter().GetResult())));
        loop.Add("host.anthropic.own", count => Repeat(count, () => Sent(ByHand(Fresh(block), tools))));
    }

    private static ChatToolCall ChatCall(BinaryData arguments) => ChatToolCall.CreateFunctionToolCall("c1", FreightGate.Quote, arguments);

    // A block keeps what was read from it; each call of a model is one that nobody has looked into.
    private static ToolUseBlock Fresh(ToolUseBlock block) => ToolUseBlock.FromRawUnchecked(block.RawData);

    private static ToolChatMessage ByHand(ChatToolCall call, FreightTools tools) => call.FunctionName switch
    {
        FreightGate.Quote => new(call.Id, Reflection.QuoteByHand(tools, JsonSerializer.Deserialize<RequiredBooking>(call.FunctionArguments, Reflection.Json)!)),
        _ => throw new InvalidOperationException(call.FunctionName),
    };

    private static ToolResultBlockParam ByHand(ToolUseBlock call, FreightTools tools) => call.Name switch
    {
        FreightGate.Quote => new(call.ID) { Content = Reflection.QuoteByHand(tools, call.RawData["input"].Deserialize<RequiredBooking>(Reflection.Json)!) },
        _ => throw new InvalidOperationException(call.Name),
    };

    private static ReadOnlyMemory<byte> Sent(ToolChatMessage message) => ModelReaderWriter.Write(message).ToMemory();

    private static ReadOnlyMemory<byte> Sent(ToolResultBlockParam result) => JsonSerializer.SerializeToUtf8Bytes(result);

    private static void Repeat(int count, Func<ReadOnlyMemory<byte>> call)
    {
        for (int i = 0; i < count; i++)
        {
            HostMeasurement.Demand(call().Span.IndexOf("1222.5"u8) >= 0, "A provider's call");
        }
    }
}
