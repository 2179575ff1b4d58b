using WriteGate.Verifiers;

namespace WriteGate.Analyzers.Tests.Rules;

/// <summary>WG2005: tools and arguments that nothing is said of.</summary>
public sealed class UndescribedToolTests
{
    [Fact]
    public Task A_tool_without_a_description_is_flagged() => Verify("""
        public class Tools { [McpServerTool] public int {|WG2005:Close|}([Description("The deal.")] string id) => 0; }
        """);

    [Fact]
    public Task Each_argument_without_a_description_is_flagged() => Verify("""
        public class Tools
        {
            /// <summary>Closes a deal.</summary>
            /// <param name="id">The deal.</param>
            [McpServerTool] public int Close(string id, {|WG2005:string|} reason, {|WG2005:int?|} days, CancellationToken ct) => 0;
        }
        """);

    [Theory]
    [InlineData("/// <summary>Closes a deal.</summary>\n/// <param name=\"id\">The deal.</param>\n[McpServerTool] public int Close(string id) => 0;")]
    [InlineData("[McpServerTool, Description(\"Closes a deal.\")] public int Close([Description(\"The deal.\")] string id) => 0;")]
    [InlineData("[Microsoft.SemanticKernel.KernelFunction, Description(\"Closes a deal.\")] public int Close([Description(\"The deal.\")] string id) => 0;")]
    [InlineData("[AutoGen.Core.Function(\"close\", \"Closes a deal.\")] public int Close([Description(\"The deal.\")] string id) => 0;")]
    [InlineData("public object Make() => AIFunctionFactory.Create(([Description(\"The deal.\")] string id) => id, \"close\", \"Closes a deal.\");")]
    [InlineData("public object Make() => McpServerTool.Create(([Description(\"The deal.\")] string id) => id, new() { Description = \"Closes a deal.\" });")]
    [InlineData("/// <summary>Closes a deal.</summary>\n[McpServerTool] public int Close(IServiceProvider services, System.Net.Http.HttpClient http, CancellationToken ct) => 0;")]
    [InlineData("public int Close(string id) => 0;")]
    public Task What_is_described_is_clean(string member) => Verify($"public class Tools {{ {member} }}");

    [Fact]
    public Task An_empty_description_is_none() => Verify("""
        public class Tools { [McpServerTool, Description("")] public int {|WG2005:Close|}() => 0; }
        """);

    [Fact]
    public Task A_lambda_is_flagged_where_it_is_handed_over() => Verify("""
        public class Host { public object Make() => AIFunctionFactory.Create({|WG2005:({|WG2005:string|} id) =>|} id); }
        """);

    [Fact]
    public Task A_gated_tool_is_held_to_it_and_its_permit_is_no_argument() => Verify("""
        [AgentTools("crm")]
        public sealed partial class Tools
        {
            [WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(id)), Irreversible("Closed is closed.")]
            private void {|WG2005:Close|}({|WG2005:int|} id, WritePermit permit) { }
        }
        """);

    [Fact]
    public Task A_comment_is_read_whatever_the_documentation_mode()
    {
        CSharpAnalyzerTest<EveryRule> test = Test("public class Tools {\n/// <summary>Closes.</summary>\n[McpServerTool] public int Close() => 0; }");
        test.DocumentationMode = Microsoft.CodeAnalysis.DocumentationMode.None;
        return test.RunAsync();
    }

    [Fact]
    public async Task The_message_names_the_tool_as_agents_do() => Assert.Equal(
        ["The tool 'close_deal' has no description; say in a documentation comment or [Description] what it does and when to use it",
         "Parameter 'id' of the tool 'close_deal' has no description; say in <param name=\"id\"> or [Description] what belongs there"],
        await EffectRuleTest.MessagesOf("public class Tools { [McpServerTool(Name = \"close_deal\")] public int Close(string id) => 0; }", "WG2005"));

    private static Task Verify(string source) => Test(source).RunAsync();

    private static CSharpAnalyzerTest<EveryRule> Test(string source)
    {
        CSharpAnalyzerTest<EveryRule> test = EffectRuleTest.Test(source, Effects.HostStubs.SemanticKernel, Effects.HostStubs.AutoGen);
        test.DisabledDiagnostics.Clear();
        return test;
    }
}
