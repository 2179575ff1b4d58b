using WriteGate.Analyzers.Tests.Rules;
using WriteGate.Verifiers;

namespace WriteGate.Analyzers.Tests.Effects;

/// <summary>What is taken for a tool, and what it is called.</summary>
public sealed class AgentToolTests
{
    private const string Crm = """
        public class Crm
        {
            public Task Close(string id) => Task.CompletedTask;
            public Task Close2(string id) => Task.CompletedTask;
            public Task Close2(int id) => Task.CompletedTask;
        }
        """;

    [Theory]
    [InlineData("[McpServerTool]", "Mcp Close")]
    [InlineData("[McpServerTool(Name = \"close_deal\", ReadOnly = false, Destructive = true, OpenWorld = false)]", "Mcp close_deal ReadOnly=False Destructive=True OpenWorld=False")]
    [InlineData("[Microsoft.SemanticKernel.KernelFunction]", "Kernel Close")]
    [InlineData("[Microsoft.SemanticKernel.KernelFunction(\"close_deal\")]", "Kernel close_deal")]
    [InlineData("[AutoGen.Core.Function]", "AutoGen Close")]
    [InlineData("[AutoGen.Core.Function(functionName: \"close_deal\")]", "AutoGen close_deal")]
    [InlineData("[WriteTier(WriteTier.Reviewed)]", "WriteTier Close Reviewed")]
    [InlineData("[WriteTier(WriteTier.Reviewed), ToolName(\"close_deal\")]", "WriteTier close_deal Reviewed")]
    [InlineData("[WriteTier(WriteTier.ReadOnly), McpServerTool(Name = \"close_deal\", ReadOnly = true)]", "WriteTier close_deal ReadOnly ReadOnly=True")]
    public Task A_method_is_a_tool_by_its_attribute(string attributes, string expected)
        => Find($"public class Tools {{ {attributes} public int {{|#0:Close|}}(string id) => 0; }}", expected);

    [Fact]
    public Task A_type_marked_for_tools_changes_nothing()
        => Find("[McpServerToolType] public class Tools { [McpServerTool] public int {|#0:Close|}(string id) => 0; public int Other() => 0; }", "Mcp Close");

    [Fact]
    public Task An_override_of_a_tool_is_a_tool() => Find(
        "public abstract class Tools { [McpServerTool] public abstract int {|#0:Close|}(); } public class More : Tools { public override int {|#1:Close|}() => 0; }",
        "Mcp Close", "Mcp Close");

    [Fact]
    public Task A_tools_class_offers_its_public_methods() => Find("""
        [AgentTools("crm")]
        public sealed partial class Tools : IDisposable
        {
            public int {|#0:Close|}(string id) => 0;
            [WriteTier(WriteTier.ReadOnly)] public int {|#1:Get|}() => Count();
            private int Count() => 0;
            internal int Peek() => 0;
            public void Dispose() { }
            public override string ToString() => "";
        }
        """, "AgentTools Close", "WriteTier Get ReadOnly gated");

    [Theory]
    [InlineData("AIFunctionFactory.Create({|#0:crm.Close|})", "AIFunction Close")]
    [InlineData("AIFunctionFactory.Create({|#0:crm.Close|}, \"close_deal\")", "AIFunction close_deal")]
    [InlineData("AIFunctionFactory.Create({|#0:crm.Close|}, new AIFunctionFactoryOptions { Name = \"close_deal\" })", "AIFunction close_deal")]
    [InlineData("AIFunctionFactory.Create({|#0:(string id) =>|} crm.Close(id))", "AIFunction lambda")]
    [InlineData("AIFunctionFactory.Create({|#0:new Func<string, Task>(crm.Close)|})", "AIFunction Close")]
    [InlineData("AIFunctionFactory.Create({|#0:Local|})", "AIFunction Local")]
    [InlineData("AIFunctionFactory.Create({|#0:held|})", "AIFunction Close")]
    [InlineData("AIFunctionFactory.Create({|#0:typeof(Crm).GetMethod(nameof(Crm.Close))|}!, crm)", "AIFunction Close")]
    [InlineData("AIFunctionFactory.Create({|#0:typeof(Crm).GetMethod(\"Close\")|}!, crm, new AIFunctionFactoryOptions { Name = \"close_deal\" })", "AIFunction close_deal")]
    [InlineData("AIFunctionFactory.Create({|#0:held.Method|}, crm)", "AIFunction Close")]
    [InlineData("McpServerTool.Create({|#0:crm.Close|})", "Mcp Close")]
    [InlineData("McpServerTool.Create({|#0:crm.Close|}, new() { Name = \"close_deal\", ReadOnly = true })", "Mcp close_deal ReadOnly=True")]
    [InlineData("McpServerTool.Create({|#0:typeof(Crm).GetMethod(nameof(Crm.Close))|}!, crm)", "Mcp Close")]
    [InlineData("McpServerTool.Create(AIFunctionFactory.Create({|#0:crm.Close|}), new() { ReadOnly = true })", "AIFunction Close ReadOnly=True")]
    [InlineData("Microsoft.SemanticKernel.KernelFunctionFactory.CreateFromMethod({|#0:crm.Close|}, \"close_deal\")", "Kernel close_deal")]
    [InlineData("Microsoft.SemanticKernel.KernelFunctionFactory.CreateFromMethod({|#0:crm.Close|}, new Microsoft.SemanticKernel.KernelFunctionFromMethodOptions { FunctionName = \"close_deal\" })", "Kernel close_deal")]
    [InlineData("Microsoft.SemanticKernel.KernelFunctionFactory.CreateFromMethod({|#0:typeof(Crm).GetMethod(nameof(Crm.Close))|}!, crm)", "Kernel Close")]
    [InlineData("Microsoft.SemanticKernel.KernelPluginFactory.CreateFromFunctions(\"crm\", [Microsoft.SemanticKernel.KernelFunctionFactory.CreateFromMethod({|#0:crm.Close|})])", "Kernel Close")]
    [InlineData("Microsoft.SemanticKernel.KernelExtensions.CreateFunctionFromMethod(new(), {|#0:crm.Close|})", "Kernel Close")]
    public Task A_method_is_a_tool_by_being_handed_over(string call, string expected) => Find(Host(call), expected);

    [Theory]
    [InlineData("typeof(Crm).GetMethod(\"Close2\")")]
    [InlineData("typeof(Crm).GetMethod(name)")]
    [InlineData("given")]
    public Task A_method_that_cannot_be_told_is_no_tool(string handed) => Find(Host($"AIFunctionFactory.Create({handed}!, crm)"));

    [Fact]
    public Task A_factory_of_another_name_makes_no_tools()
        => Find("public static class AIFunctionFactory2 { public static int Create(Delegate d) => 0; static int X() => Create(X); }");

    [Fact]
    public Task A_declared_tool_that_is_handed_over_is_one_tool()
        => Find("public class Tools { [McpServerTool] public int {|#0:Close|}(string id) => 0; object Host() => AIFunctionFactory.Create(Close); }", "Mcp Close");

    [Theory]
    [InlineData("Acme.AgentCommandAttribute")]
    [InlineData("Other.Attribute, Acme.AgentCommand")]
    public Task A_project_names_its_own_attributes(string configured) => Find(
        [("/.editorconfig", $"root = true\n[*.cs]\nwritegate_tool_attributes = {configured}\n")],
        """
        namespace Acme;
        public class AgentCommandAttribute(string name) : Attribute { public bool ReadOnly { get; set; } }
        public class Tools { [AgentCommand("close_deal", ReadOnly = true)] public int {|#0:Close|}(string id) => 0; }
        [AgentCommand("open_deal")] public class Open { public Task {|#1:ExecuteAsync|}(string id) => Task.CompletedTask; public int Other() => 0; }
        """,
        "Configured close_deal ReadOnly=True", "Configured open_deal");

    [Fact]
    public Task An_attribute_that_no_one_named_makes_no_tool() => Find(
        "namespace Acme; public class AgentCommandAttribute : Attribute; public class Tools { [AgentCommand] public int Close(string id) => 0; }");

    [Fact]
    public Task A_command_type_of_an_mcp_server_is_a_tool() => Find(
        """
        using Microsoft.Mcp.Core.Commands;
        [CommandMetadata(Name = "delete", Destructive = true, ReadOnly = false)]
        public class Delete : BaseCommand { public override Task<int> {|#0:ExecuteAsync|}(string text) => Task.FromResult(Count()); private int Count() => 0; }
        """,
        "Configured delete ReadOnly=False Destructive=True");

    private static string Host(string call) => $$"""
        {{Crm}}
        public class Host
        {
            public object Make(Crm crm, string name, System.Reflection.MethodInfo given)
            {
                Func<string, Task> held = crm.Close;
                return {{call}};
                Task Local(string id) => held(id);
            }
        }
        """;

    private static Task Find(string source, params string[] expected) => Find([], source, expected);

    private static Task Find((string Path, string Content)[] configuration, string source, params string[] expected)
    {
        CSharpAnalyzerTest<ToolNamer> test = EffectRuleTest.Test<ToolNamer>(source, HostStubs.SemanticKernel, HostStubs.AutoGen, HostStubs.McpCommands);
        test.TestState.AnalyzerConfigFiles.AddRange(configuration);
        for (int i = 0; i < expected.Length; i++)
        {
            test.ExpectedDiagnostics.Add(new DiagnosticResult(ToolNamer.Id, Microsoft.CodeAnalysis.DiagnosticSeverity.Warning).WithLocation(i).WithMessage(expected[i]));
        }

        return test.RunAsync();
    }
}
