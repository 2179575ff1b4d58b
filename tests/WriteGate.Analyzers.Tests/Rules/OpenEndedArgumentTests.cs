namespace WriteGate.Analyzers.Tests.Rules;

/// <summary>WG2001 for tools without a contract: open-ended types anywhere in their arguments.</summary>
public sealed class OpenEndedArgumentTests
{
    private const string Types = """
        public record Order(string Id, List<Line> Lines);
        public record Line(string Sku, {|WG2001:object|} Extra);
        public class Plain { public string? Name { get; set; } public Plain? Next { get; set; } public object Hidden => this; [JsonIgnore] public object? Skipped { get; set; } }
        public class Client(object inner) { public object Inner { get; set; } = inner; public Task SendAsync() => Task.CompletedTask; }
        """;

    [Theory]
    [InlineData("object")]
    [InlineData("dynamic")]
    [InlineData("JsonElement")]
    [InlineData("JsonDocument?")]
    [InlineData("System.Text.Json.Nodes.JsonObject")]
    [InlineData("Dictionary<string, object>")]
    [InlineData("IDictionary<string, object?>?")]
    [InlineData("List<Dictionary<string, JsonElement>>")]
    [InlineData("object[]")]
    [InlineData("System.Collections.IList")]
    [InlineData("System.Dynamic.ExpandoObject")]
    public Task C2_an_open_ended_argument_is_refused(string type)
        => Verify($"public class Tools {{ [McpServerTool] public int Update(string id, {{|WG2001:{type}|}} fields) => 0; }}");

    [Fact]
    public Task A_type_parameter_is_refused() => Verify("public class Tools { [Microsoft.SemanticKernel.KernelFunction] public int Update<T>({|WG2001:T|} value) => 0; }");

    [Fact]
    public Task C2_a_member_deep_inside_is_refused_once()
        => Verify("public class Tools { [McpServerTool] public int Update(Order order) => 0; [McpServerTool] public int Insert(List<Order> orders) => 0; }\n" + Types);

    [Theory]
    [InlineData("AIFunctionFactory.Create((string id, {|WG2001:object|} fields) => id)")]
    [InlineData("McpServerTool.Create(({|WG2001:Dictionary<string, object>|} fields) => 1)")]
    public Task C2_a_lambda_is_held_to_it(string call) => Verify($"public class Host {{ public object Make() => {call}; }}");

    [Theory]
    [InlineData("Plain value")]
    [InlineData("Dictionary<string, string> value")]
    [InlineData("Client client")]
    [InlineData("IServiceProvider services")]
    [InlineData("AIFunctionArguments arguments")]
    [InlineData("McpServer server")]
    [InlineData("Missing value")]
    public Task What_is_closed_or_no_argument_is_clean(string parameter)
    {
        var test = EffectRuleTest.Test($"public class Tools {{ [McpServerTool] public int Update({parameter}) => 0; }}\n" + Types.Replace("{|WG2001:object|}", "string", StringComparison.Ordinal));
        test.DisabledDiagnostics.Add("CS0246");
        return test.RunAsync();
    }

    [Fact]
    public Task A_method_that_is_no_tool_is_nobodys_business() => Verify("public class Tools { public int Update(object fields) => 0; }");

    [Fact]
    public Task A_result_is_no_argument() => Verify("public class Tools { [McpServerTool] public object Read() => 0; }");

    [Fact]
    public async Task The_message_names_the_argument_and_the_tool() => Assert.Equal(
        ["Parameter 'fields' of the tool 'update_deal' is object, which lets an agent send anything; make a record with the members that are meant"],
        await EffectRuleTest.MessagesOf("public class Tools { [McpServerTool(Name = \"update_deal\")] public int Update(Dictionary<string, object> fields) => 0; }", "WG2001"));

    private static Task Verify(string source) => EffectRuleTest.Sources(source, Effects.HostStubs.SemanticKernel);
}
