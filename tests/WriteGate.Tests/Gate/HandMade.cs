using WriteGate.Json;
using WriteGate.Tools;

namespace WriteGate.Tests.Gate;

/// <summary>Tools that no generator wrote, as somebody would write them who silences the rule against it.</summary>
public sealed class HandMade : IAgentTools<HandMade>
{
    public static IReadOnlyList<GatedTool> Tools { get; } = [new Tool()];

    /// <summary>What the tool says of itself.</summary>
    public static ToolContract? Promised { get; set; }

#pragma warning disable WG1011 // The test is that the gate refuses it nevertheless.
    private sealed class Tool : ReadTool<HandMade, int, int>
#pragma warning restore WG1011
    {
        public override ToolContract Contract => Promised!;

        public override ReadOnlySpan<byte> Schema(SchemaDialect dialect) => "{}"u8;

        protected override void ReadArguments(ref StrictJsonReader json, out int arguments) => arguments = 0;

        protected override void WriteBody(in int arguments, CanonicalJsonWriter json) => json.Null();

        protected override ValueTask<int> Read(HandMade tools, int arguments, CancellationToken cancellationToken) => new(0);

        protected override void WriteResult(int result, CanonicalJsonWriter json) => json.Null();

        protected override int ReadResult(ref StrictJsonReader json) => 0;
    }
}
