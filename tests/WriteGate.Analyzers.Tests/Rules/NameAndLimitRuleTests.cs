namespace WriteGate.Analyzers.Tests.Rules;

/// <summary>WG2006 and WG2008: what providers refuse.</summary>
public sealed class NameAndLimitRuleTests
{
    private const string Read = "[WriteTier(WriteTier.ReadOnly)]";

    [Theory]
    [InlineData("[ToolName({|WG2008:\"Crm-Read\"|})] public int Read() => 0;")]
    [InlineData("[ToolName({|WG2008:\"\"|})] public int Read() => 0;")]
    [InlineData("public int {|WG2008:Прочти|}() => 0;")]
    [InlineData("public int {|WG2008:ReadAVeryLongListOfAllTheDealsThatWereClosedInTheLastQuarterOfTheYear|}() => 0;")]
    public Task A_name_that_a_provider_refuses_is_refused(string method) => RuleTest.Members(Read + method);

    [Theory]
    [InlineData("[ToolName(\"crm_read_2\")] public int Прочти() => 0;")]
    [InlineData("public int @class() => 0;")]
    [InlineData("public int GetURLOfX() => 0;")]
    public Task A_name_that_all_accept_is_clean(string method) => RuleTest.Members(Read + method);

    [Fact]
    public Task Overloads_clash() => RuleTest.Members($"{Read} public int Get(int a) => 0; {Read} public int {{|WG2008:Get|}}(string b) => 0;");

    [Fact]
    public Task Overloads_may_be_renamed()
        => RuleTest.Members($"{Read} public int Get(int a) => 0; {Read} [ToolName(\"crm_get_by_name\")] public int Get(string b) => 0;");

    [Fact]
    public Task An_async_twin_clashes() => RuleTest.Members($"{Read} public int Get(int a) => 0; {Read} public Task<int> {{|WG2008:GetAsync|}}(int a) => null!;");

    [Theory]
    [InlineData("CRM")]
    [InlineData("")]
    [InlineData("1crm")]
    public Task A_group_that_is_no_prefix_is_refused(string group) => RuleTest.Sources(
        $"[AgentTools({{|WG2008:\"{group}\"|}})] public sealed partial class Tools {{ {Read} public int Get() => 0; }}");

    [Fact]
    public Task Names_clash_between_classes_at_the_later_one() => RuleTest.Sources(
        $"[AgentTools(\"crm\")] public sealed partial class Tools {{ {Read} public int GetDeal() => 0; }}",
        $"[AgentTools(\"crm_get\")] public sealed partial class Others {{ {Read} public int {{|WG2008:Deal|}}() => 0; }}");

    [Fact]
    public Task More_members_than_are_tracked_are_refused() => RuleTest.Members(
        $"{Read} public int {{|WG2006:Get|}}({string.Join(", ", Enumerable.Range(0, 65).Select(i => $"int a{i}"))}) => 0;");

    [Fact]
    public Task As_many_members_as_are_tracked_are_clean()
        => RuleTest.Members($"{Read} public int Get({string.Join(", ", Enumerable.Range(0, 64).Select(i => $"int a{i}"))}) => 0;");

    [Fact]
    public Task Too_many_members_of_an_object_are_refused() => RuleTest.Parameter(
        "{|WG2006:Big|} big", $"public class Big {{ {string.Join(' ', Enumerable.Range(0, 65).Select(i => $"public int A{i} {{ get; set; }}"))} }}");

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    public Task Nesting_is_limited(int levels, bool isTooDeep) => RuleTest.Members(
        $"{Read} public int {(isTooDeep ? "{|WG2006:Get|}" : "Get")}(L1 value) => 0;",
        string.Join('\n', Enumerable.Range(1, levels).Select(i => $"public record L{i}({(i == levels ? "int" : $"L{i + 1}")} Value);")));

    [Theory]
    [InlineData(1000, false)]
    [InlineData(1001, true)]
    public Task Enum_values_are_limited(int values, bool isTooMany) => RuleTest.Members(
        $"{Read} public int {(isTooMany ? "{|WG2006:Get|}" : "Get")}(Many value) => 0;",
        $"public enum Many {{ {string.Join(", ", Enumerable.Range(0, values).Select(i => $"V{i}"))} }}");

    [Fact]
    public async Task The_message_names_the_provider_and_the_number() => Assert.Equal(
        "The schema of the ReadOnly tool 'Get' has 1001 enum values; OpenAI allows 1,000 in one schema: take text with a look-up instead",
        await RuleTest.MessageOf($"{Read} public int Get(Many value) => 0;", $"public enum Many {{ {string.Join(", ", Enumerable.Range(0, 1001).Select(i => $"V{i}"))} }}"));
}
