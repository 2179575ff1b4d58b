namespace WriteGate.Analyzers.Tests.Rules;

/// <summary>WG1008: tools that set off a stricter one.</summary>
public sealed class HigherTierTests
{
    private const string Agents = """
        namespace Agents
        {
            public class ChatAgent(object client, string? instructions = null, IList<AITool>? tools = null) { public Task<string> RunAsync(string message) => Task.FromResult(""); }
        }
        """;

    [Theory]
    [InlineData("run.For<Tools>().Close(1);")]
    [InlineData("run.CallAsync(\"crm_close\", default);")]
    [InlineData("Helper(run);")]
    [InlineData("new Worker().Go(run);")]
    [InlineData("IWorker worker = new Worker(); worker.Go(run);")]
    [InlineData("Func<object> later = () => run.For<Tools>().Close(1); later();")]
    [InlineData("new Agents.ChatAgent(run, tools: [AIFunctionFactory.Create(Other.Erase)]).RunAsync(\"do it\");")]
    [InlineData("new Agents.ChatAgent(run, tools: [AIFunctionFactory.Create(Other.Erase, \"get_deal\")]).RunAsync(\"do it\");")]
    [InlineData("agent.RunAsync(\"do it\");")]
    [InlineData("Assistant.RunAsync(\"do it\");")]
    [InlineData("Other.Erase(1);")]
    public Task C6_a_tool_that_reaches_a_stricter_one_is_refused(string body) => Verify("{|WG1008:Look|}", body);

    [Theory]
    [InlineData("run.For<Tools>().Get();")]
    [InlineData("run.CallAsync(\"crm_get\", default);")]
    [InlineData("run.CallAsync(\"crm_\" + name, default);")]
    [InlineData("_ = nameof(Other.Erase);")]
    [InlineData("harmless.RunAsync(\"do it\");")]
    [InlineData("new Agents.ChatAgent(run).RunAsync(\"do it\");")]
    public Task A_tool_that_reaches_none_is_clean(string body) => Verify("Look", body);

    [Fact]
    public Task A_tool_of_the_same_tier_may_be_reached() => EffectRuleTest.Test("""
        public class Loose
        {
            [WriteTier(WriteTier.Reviewed)] public void {|WG1012:A|}() => B();
            [WriteTier(WriteTier.Reviewed)] public void {|WG1012:B|}() { }
        }
        """).RunAsync();

    [Fact]
    public Task A_tool_that_its_host_takes_for_a_read_is_held_to_that() => Verify("""
        public class Server(GateRun run)
        {
            [McpServerTool(ReadOnly = true)] public Task {|WG1008:Look|}() => run.For<Tools>().Close(1);
            [McpServerTool] public Task Close() => run.For<Tools>().Close(1);
        }
        """);

    [Fact]
    public async Task The_message_names_both_tools_their_tiers_and_the_way() => Assert.Equal(
        ["The ReadOnly tool 'Look' reaches the Reviewed tool 'Erase' through 'Helper'; raise its tier to WriteTier.Reviewed, or do not call that tool from it"],
        await EffectRuleTest.MessagesOf("""
            public class Loose
            {
                [WriteTier(WriteTier.ReadOnly)] public int Look() { Helper(); return 0; }
                private void Helper() => Erase();
                [WriteTier(WriteTier.Reviewed)] public void Erase() { }
            }
            """, "WG1008"));

    private static Task Verify(string name, string body) => Verify($$"""
        public class Loose(GateRun run, string name)
        {
            private readonly Agents.ChatAgent agent = new(new(), tools: [AIFunctionFactory.Create(Other.Erase)]);
            private readonly Agents.ChatAgent harmless = new(new(), tools: [AIFunctionFactory.Create(() => "now")]);
            private Agents.ChatAgent Assistant { get; } = new(new(), tools: [AIFunctionFactory.Create(Other.Erase)]);
            [WriteTier(WriteTier.ReadOnly)] public int {{name}}() { {{body}} _ = (run, name, agent, harmless, Assistant); return 0; }
            private static void Helper(GateRun run) => Deeper(run);
            private static void Deeper(GateRun run) => run.For<Tools>().Close(1);
        }
        public interface IWorker { void Go(GateRun run); }
        public class Worker : IWorker { public void Go(GateRun run) => run.For<Tools>().Close(1); }
        public static class Other { [WriteTier(WriteTier.Reviewed)] public static void Erase(int id) { } }
        """);

    private static Task Verify(string source)
    {
        var test = EffectRuleTest.Test(source, Agents, """
            [AgentTools("crm")]
            public sealed partial class Tools
            {
                [WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(id)), Irreversible("Closed is closed.")]
                private void Close(int id, WritePermit permit) { }
                [WriteTier(WriteTier.ReadOnly)] public int Get() => 0;
            }
            """);

        // A write outside a tools class, and a raw one in an agent's hands, are other rules' business.
        test.DisabledDiagnostics.AddRange(["WG1012", "WG1004"]);
        return test.RunAsync();
    }
}
