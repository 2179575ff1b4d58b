namespace WriteGate.Analyzers.Tests.Rules;

/// <summary>WG1001, WG1003 and WG1012: who may call a raw write, and where tools may stand.</summary>
public sealed class WriteRuleTests
{
    private const string Attributes = "[WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(dealId)), ReversedBy(nameof(Undo))]";

    [Fact]
    public Task A_private_write_with_a_permit_is_clean() => RuleTest.Members(Attributes + "private void Close(string dealId, WritePermit permit) { }");

    [Fact]
    public Task C5_a_write_without_a_permit_is_refused() => RuleTest.Members(Attributes + "private void {|WG1001:Close|}(string dealId) { }");

    [Fact]
    public Task A_write_with_two_permits_is_refused()
        => RuleTest.Members(Attributes + "private void {|WG1001:Close|}(string dealId, WritePermit a, WritePermit b) { }");

    [Fact]
    public Task A_read_with_a_permit_is_refused() => RuleTest.Parameter("{|WG1001:WritePermit|} permit");

    [Fact]
    public Task A_read_without_a_permit_is_clean() => RuleTest.Parameter("string dealId");

    [Theory]
    [InlineData("public")]
    [InlineData("internal")]
    public Task C5_a_write_that_others_can_call_is_refused(string accessibility)
        => RuleTest.Members($"{Attributes} {accessibility} void {{|WG1003:Close|}}(string dealId, WritePermit permit) {{ }}");

    [Fact]
    public Task A_write_that_is_called_through_an_interface_is_refused() => RuleTest.Sources("""
        public interface ICloses { void Close(string dealId, WritePermit permit); }

        [AgentTools("crm")]
        public sealed partial class Tools : ICloses
        {
            [WriteTier(WriteTier.Reviewed), IdempotentBy("dealId"), Irreversible("Closed is closed."), ToolName("crm_close")]
            void ICloses.{|WG1003:Close|}(string dealId, WritePermit permit) { }
        }
        """);

    [Fact]
    public Task A_private_method_without_a_tier_is_nobodys_business() => RuleTest.Members("private void Close(string dealId) { }");

    [Theory]
    [InlineData("public static partial class {|WG1012:Tools|}")]
    [InlineData("public sealed class {|WG1012:Tools|}")]
    [InlineData("public partial class {|WG1012:Tools|}")]
    [InlineData("public abstract partial class {|WG1012:Tools|}")]
    [InlineData("public sealed partial class {|WG1012:Tools|}<T>")]
    [InlineData("file sealed partial class {|WG1012:Tools|}")]
    public Task A_class_that_cannot_hold_tools_is_refused(string header) => RuleTest.Sources($$"""
        [AgentTools("crm")]
        {{header}}
        {
            [WriteTier(WriteTier.ReadOnly)] public {{(header.Contains("static", StringComparison.Ordinal) ? "static" : "")}} int Read(string dealId) => 0;
        }
        """);

    [Theory]
    [InlineData("public class Outer", "public")]
    [InlineData("public partial class Outer", "private")]
    [InlineData("public partial class Outer<T>", "public")]
    public Task A_nested_class_that_cannot_hold_tools_is_refused(string outer, string accessibility) => RuleTest.Sources($$"""
        {{outer}}
        {
            [AgentTools("crm")]
            {{accessibility}} sealed partial class {|WG1012:Tools|}
            {
                [WriteTier(WriteTier.ReadOnly)] public int Read(string dealId) => 0;
            }
        }
        """);

    [Theory]
    [InlineData("public partial class Outer", "sealed partial class")]
    [InlineData("internal partial record struct Outer", "sealed partial record")]
    [InlineData("public partial interface @interface", "sealed partial class")]
    public Task A_nested_class_that_can_hold_tools_is_clean(string outer, string kind) => RuleTest.Sources($$"""
        {{outer}}
        {
            [AgentTools("crm")]
            public {{kind}} Tools
            {
                [WriteTier(WriteTier.ReadOnly)] public int Read(string dealId) => 0;
            }
        }
        """);

    [Fact]
    public Task A_static_tool_is_refused()
        => RuleTest.Members("[WriteTier(WriteTier.ReadOnly)] public static int {|WG1012:Read|}(string dealId) => 0;");

    [Fact]
    public Task A_write_outside_a_tools_class_is_refused() => RuleTest.Sources(
        "public class Loose { [WriteTier(WriteTier.Reviewed)] public void {|WG1012:Close|}(string dealId) { } }");

    [Fact]
    public Task A_read_outside_a_tools_class_is_clean() => RuleTest.Sources(
        "public class Loose { [WriteTier(WriteTier.ReadOnly)] public int Read(string dealId) => 0; }");

    [Fact]
    public async Task The_message_names_method_and_tier_and_says_what_to_do() => Assert.Equal(
        "The raw Reviewed write 'Close' is public; make it private: its generated tool is the only way to it",
        await RuleTest.MessageOf("""
            [WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(dealId)), Irreversible("Closed is closed.")]
            public void Close(string dealId, WritePermit permit) { }
            """));
}
