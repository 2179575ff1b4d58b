using WriteGate.Analyzers.CodeFixes.Fixes;

namespace WriteGate.Analyzers.Tests.CodeFixes;

/// <summary>The fixers of one edit: WG1007, WG1008, WG1009, WG1011, WG2003 and WG4002.</summary>
public sealed class SmallFixerTests
{
    [Fact]
    public Task An_irreversible_write_is_raised_to_reviewed() => FixTest<RaisedTierFixer>.Fixes(
        Tools("""[WriteTier(WriteTier.Autonomous), IdempotentBy(nameof(leadId)), {|WG4002:Irreversible("Rung.")|}] private void Call(string leadId, WritePermit permit) { }"""),
        Tools("""[WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(leadId)), Irreversible("Rung.")] private void Call(string leadId, WritePermit permit) { }"""));

    [Fact]
    public Task A_deleting_write_is_raised_to_reviewed() => FixTest<RaisedTierFixer>.Fixes(
        Tools(Delete("Autonomous").Replace("Delete(", "{|WG1007:Delete|}(", StringComparison.Ordinal)), Tools(Delete("Reviewed")));

    [Fact]
    public Task A_write_that_reaches_a_stricter_one_is_raised_to_its_tier() => FixTest<RaisedTierFixer>.Fixes(
        Tools(Chain("Autonomous").Replace("Tidy(", "{|WG1008:Tidy|}(", StringComparison.Ordinal)), Tools(Chain("Reviewed")));

    private static string Chain(string tier)
        => $"""[WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(leadId)), Irreversible("Rung.")] private void Call(string leadId, WritePermit permit) => throw new NotSupportedException(); [WriteTier(WriteTier.{tier}), IdempotentBy(nameof(leadId)), ReversedBy(nameof(Restore))] private void Tidy(string leadId, WritePermit permit) => run.For<Tools>().Call(leadId); private readonly GateRun run = null!; private void Restore(string leadId, WritePermit permit) => throw new NotSupportedException();""";

    [Theory]
    [InlineData("McpServerTool(ReadOnly = false)", "McpServerTool")]
    [InlineData("McpServerTool(Name = \"get\", Destructive = true)", "McpServerTool(Name = \"get\")")]
    public Task A_hint_that_the_tier_contradicts_is_removed(string before, string after) => FixTest<ContradictedHintFixer>.Fixes(
        Read(before).Replace("Get(", "{|WG1009:Get|}(", StringComparison.Ordinal), Read(after));

    [Fact]
    public Task Of_two_hints_that_contradict_each_other_none_is_removed() => FixTest<ContradictedHintFixer>.Leaves(
        Read("McpServerTool(ReadOnly = true, Destructive = true)").Replace("[WriteTier(WriteTier.ReadOnly)] ", "", StringComparison.Ordinal).Replace("Get(", "{|WG1009:Get|}(", StringComparison.Ordinal));

    private static string Read(string host) => $$"""
        /// <summary>Reads.</summary>
        public sealed class Reads
        {
            /// <summary>Counts.</summary>
            [WriteTier(WriteTier.ReadOnly)] [{{host}}] public int Get() => 0;
        }
        """;

    private static string Delete(string tier)
        => $"""[WriteTier(WriteTier.{tier}), IdempotentBy(nameof(leadId)), ReversedBy(nameof(Restore))] private Task Delete(string leadId, WritePermit permit) => new HttpClient().DeleteAsync(leadId); private void Restore(string leadId, WritePermit permit) => throw new NotSupportedException();""";

    [Fact]
    public Task Unknown_members_are_no_longer_collected() => FixTest<UnmappedMembersFixer>.Fixes(
        Tools("[WriteTier(WriteTier.ReadOnly)] public int Find(Filter filter) => 0;") + """
        public sealed class Filter
        {
            public string? Name { get; set; }

            [{|WG2003:JsonExtensionData|}] public Dictionary<string, object>? Rest { get; set; }
        }
        """,
        Tools("[WriteTier(WriteTier.ReadOnly)] public int Find(Filter filter) => 0;") + """
        public sealed class Filter
        {
            public string? Name { get; set; }
        }
        """);

    [Fact]
    public Task What_was_collected_is_not_removed_while_it_is_used() => FixTest<UnmappedMembersFixer>.Leaves(
        Tools("[WriteTier(WriteTier.ReadOnly)] public int Find(Filter filter) => filter.Rest!.Count;") + """
        public sealed class Filter
        {
            [{|WG2003:JsonExtensionData|}] public Dictionary<string, object>? Rest { get; set; }
        }
        """);

    [Theory]
    [InlineData("[JsonUnmappedMemberHandling({|WG2003:JsonUnmappedMemberHandling.Skip|})]\n", "")]
    [InlineData("[Serializable, JsonUnmappedMemberHandling({|WG2003:JsonUnmappedMemberHandling.Skip|})]\n", "[Serializable]\n")]
    public Task Unknown_members_are_no_longer_skipped(string before, string after) => FixTest<UnmappedMembersFixer>.Fixes(
        Tools("[WriteTier(WriteTier.ReadOnly)] public int Find(Filter filter) => 0;") + before + "public sealed class Filter { public string? Name { get; set; } }",
        Tools("[WriteTier(WriteTier.ReadOnly)] public int Find(Filter filter) => 0;") + after + "public sealed class Filter { public string? Name { get; set; } }");

    [Fact]
    public Task A_tool_made_by_hand_is_removed() => FixTest<HandmadeToolFixer>.Fixes(
        HandmadeTool + "public sealed class Other;", "public sealed class Other;");

    [Fact]
    public Task A_tool_made_by_hand_is_not_removed_while_it_is_used() => FixTest<HandmadeToolFixer>.Leaves(
        HandmadeTool + "public sealed class Other { public Own? Tool { get; set; } }");

    /// <summary>The runtime's bases cannot be derived from outside it without their members; the rule speaks all the same.</summary>
    private const string HandmadeTool = """
        public abstract class {|CS0122:{|WG1011:Own|}|} : WriteGate.Tools.GatedTool;

        """;

    private static string Tools(string member) => $$"""
        [AgentTools("crm")]
        public sealed partial class Tools
        {
            {{member}}
        }

        """;
}
