namespace WriteGate.Analyzers.Tests.Rules;

/// <summary>WG1004: gated methods that a host is given as they are.</summary>
public sealed class RawToolTests
{
    private const string Close = """[WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(id)), Irreversible("Closed is closed.")]""";

    [Theory]
    [InlineData("AIFunctionFactory.Create({|WG1004:Close|})")]
    [InlineData("AIFunctionFactory.Create({|WG1004:this.Close|}, \"get_something\")")]
    [InlineData("AIFunctionFactory.Create({|WG1004:(int id) =>|} Close(id, permit))")]
    [InlineData("AIFunctionFactory.Create({|WG1004:async (int id) =>|} { await Task.Yield(); Close(id, permit); })")]
    [InlineData("AIFunctionFactory.Create({|WG1004:typeof(Tools).GetMethod(nameof(Close), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)|}!, this)")]
    [InlineData("McpServerTool.Create({|WG1004:Close|})")]
    [InlineData("Microsoft.SemanticKernel.KernelFunctionFactory.CreateFromMethod({|WG1004:Close|})")]
    [InlineData("AIFunctionFactory.Create({|WG1004:Get|})")]
    public Task A_gated_method_that_is_handed_over_is_refused(string made)
        => Verify($"public object Make(WritePermit permit) => {made};");

    [Theory]
    [InlineData("McpServerTool")]
    [InlineData("Microsoft.SemanticKernel.KernelFunction")]
    [InlineData("AutoGen.Core.Function")]
    public Task A_gated_method_that_is_marked_for_a_host_is_refused(string host)
        => Verify($"[{host}] {Close.Replace("nameof(id)", "nameof(number)", StringComparison.Ordinal)} private void {{|WG1004:Shut|}}(int number, WritePermit permit) {{ }}");

    [Fact]
    public Task A_gated_read_that_is_marked_for_a_host_is_refused()
        => Verify("[McpServerTool, WriteTier(WriteTier.ReadOnly)] public int {|WG1004:Count|}() => 0;");

    [Theory]
    [InlineData("public object Make(GateRun run) => AIFunctionFactory.Create((int id) => run.For<Tools>().Close(id));")]
    [InlineData("public object Make() => AIFunctionFactory.Create(Helper);")]
    [InlineData("public string Make() => nameof(Close);")]
    public Task What_goes_through_the_gate_is_clean(string member) => Verify(member);

    [Fact]
    public Task A_read_outside_the_gate_may_be_handed_to_whom_it_pleases() => EffectRuleTest.Sources(
        "public class Loose { [WriteTier(WriteTier.ReadOnly), McpServerTool] public int Get() => 0; object Make() => AIFunctionFactory.Create(Get); }");

    [Fact]
    public async Task The_messages_name_method_tier_and_host() => Assert.Equal(
        ["The raw Reviewed tool 'Close' is handed to AIFunctionFactory.Create, which calls it around the gate; hand over its generated tool: run.AsAITools()",
         "The raw ReadOnly tool 'Count' is also marked [McpServerTool], so that the host calls it around the gate; remove the attribute and hand over the generated tool: WithWriteGateTools<Tools>()"],
        await EffectRuleTest.MessagesOf(Tools("public object Make() => AIFunctionFactory.Create(Close); [McpServerTool, WriteTier(WriteTier.ReadOnly)] public int Count() => 0;"), "WG1004"));

    private static Task Verify(string member) => EffectRuleTest.Sources(Tools(member), Effects.HostStubs.SemanticKernel, Effects.HostStubs.AutoGen);

    private static string Tools(string member) => $$"""
        [AgentTools("crm")]
        public sealed partial class Tools
        {
            {{Close}} private void Close(int id, WritePermit permit) { }
            [WriteTier(WriteTier.ReadOnly)] public int Get() => 0;
            private static int Helper(int id) => id;
            {{member}}
        }
        """;
}
