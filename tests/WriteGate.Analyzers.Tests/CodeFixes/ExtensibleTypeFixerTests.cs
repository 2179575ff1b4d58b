using WriteGate.Analyzers.CodeFixes.Fixes;

namespace WriteGate.Analyzers.Tests.CodeFixes;

public sealed class ExtensibleTypeFixerTests
{
    private const string Read = "    [WriteTier(WriteTier.ReadOnly)] public int Read(string dealId) => 0;";

    [Theory]
    [InlineData("public sealed class", "public sealed partial class")]
    [InlineData("public partial class", "public sealed partial class")]
    [InlineData("public class", "public sealed partial class")]
    [InlineData("class", "sealed partial class")]
    [InlineData("internal record", "internal sealed partial record")]
    public Task A_tools_class_is_sealed_and_made_partial(string before, string after) => FixTest<ExtensibleTypeFixer>.Fixes(
        $$"""
        /// <summary>Deals.</summary>
        [AgentTools("crm")]
        {{before}} {|WG1012:Tools|} // keeps deals
        {
        {{Read}}
        }
        """,
        $$"""
        /// <summary>Deals.</summary>
        [AgentTools("crm")]
        {{after}} Tools // keeps deals
        {
        {{Read}}
        }
        """.Replace("{|WG1012:Tools|}", "Tools", StringComparison.Ordinal));

    [Fact]
    public Task The_types_around_it_are_made_partial_as_well() => FixTest<ExtensibleTypeFixer>.Fixes(
        $$"""
        public static class Outer
        {
            internal struct Middle
            {
                [AgentTools("crm")]
                public sealed class {|WG1012:Tools|}
                {
                {{Read}}
                }
            }
        }
        """,
        $$"""
        public static partial class Outer
        {
            internal partial struct Middle
            {
                [AgentTools("crm")]
                public sealed partial class Tools
                {
                {{Read}}
                }
            }
        }
        """);

    [Fact]
    public Task A_record_is_made_partial_and_not_sealed() => FixTest<ExtensibleTypeFixer>.Fixes(
        """
        [SystemRecord("crm.deal")]
        public record {|WG4006:Deal|}
        {
            [RecordId] public required string Id { get; init; }
        }
        """,
        """
        [SystemRecord("crm.deal")]
        public partial record Deal
        {
            [RecordId] public required string Id { get; init; }
        }
        """);

    [Theory]
    [InlineData("public static class {|WG1012:Tools|}", "static")]
    [InlineData("public abstract partial class {|WG1012:Tools|}", "")]
    [InlineData("public sealed class {|WG1012:Tools|}<T>", "")]
    public Task A_class_that_takes_a_decision_is_left_alone(string header, string modifier) => FixTest<ExtensibleTypeFixer>.Leaves($$"""
        [AgentTools("crm")]
        {{header}}
        {
            [WriteTier(WriteTier.ReadOnly)] public {{modifier}} int Read(string dealId) => 0;
        }
        """);

    [Fact]
    public Task A_class_that_others_derive_from_is_not_sealed() => FixTest<ExtensibleTypeFixer>.Leaves($$"""
        [AgentTools("crm")]
        public partial class {|WG1012:Tools|}
        {
        {{Read}}
        }

        public sealed class MoreTools : Tools;
        """);

    [Fact]
    public Task A_class_with_virtual_members_is_not_sealed() => FixTest<ExtensibleTypeFixer>.Leaves($$"""
        [AgentTools("crm")]
        public partial class {|WG1012:Tools|}
        {
        {{Read}}
            public virtual void Log() { }
        }
        """);

    [Fact]
    public Task A_hand_off_is_made_partial() => FixTest<ExtensibleTypeFixer>.Fixes(
        "[HandOff(\"note\")] public sealed record {|WG4006:Note|}(string Text);",
        "[HandOff(\"note\")] public sealed partial record Note(string Text);");
}
