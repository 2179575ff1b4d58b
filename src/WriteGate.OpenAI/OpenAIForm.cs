using WriteGate.Tools;

namespace WriteGate;

/// <summary>What both interfaces of OpenAI have in common.</summary>
internal static class OpenAIForm
{
    public static BinaryData OpenAISchema(this GatedTool tool) => new(tool.Schema(SchemaDialect.OpenAI).ToArray());

    // Servers that imitate OpenAI leave them out where there are none.
    public static ReadOnlyMemory<byte> Utf8(this BinaryData? arguments) => arguments?.ToMemory() ?? "{}"u8.ToArray();

    public static CallOptions WithId(this CallOptions? options, string callId) => (options ?? CallOptions.None) with { CallId = callId };
}
