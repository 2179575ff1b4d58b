namespace WriteGate.Analyzers.Tests.Rules;

/// <summary>Hand-offs are held to the rules of arguments: what cannot be read has no reader, and the mistake is said once.</summary>
public sealed class HandOffRuleTests
{
    [Theory]
    [InlineData("public partial class Note")]
    [InlineData("internal sealed partial record Note")]
    public Task A_partial_class_is_clean(string header) => HandOff(header, "public required string Text { get; init; }");

    [Theory]
    [InlineData("public sealed record {|WG4006:Note|}")]
    [InlineData("public abstract partial class {|WG4006:Note|}")]
    [InlineData("public partial class {|WG4006:Note|}<T>")]
    [InlineData("file partial class {|WG4006:Note|}")]
    [InlineData("public static partial class {|WG4006:Note|}")]
    [InlineData("[JsonDerivedType(typeof(Long), \"long\")] public partial record {|WG4006:Note|}")]
    public Task C13_a_class_that_cannot_be_extended_is_refused(string header) => HandOff(header, "", "public record Long;");

    [Theory]
    [InlineData("public class Outer", "public")]
    [InlineData("public partial class Outer", "private")]
    [InlineData("public partial class Outer<T>", "public")]
    public Task C13_a_nested_one_that_cannot_be_extended_is_refused(string outer, string accessibility)
        => RuleTest.Sources($"{outer} {{ [HandOff(\"note\")] {accessibility} partial class {{|WG4006:Note|}} {{ }} }}");

    [Theory]
    [InlineData("public {|WG2001:object?|} Any { get; init; }")]
    [InlineData("public {|WG2001:Dictionary<string, object>|} Any { get; init; } = new();")]
    [InlineData("public {|WG2001:System.Text.Json.JsonElement|} Any { get; init; }")]
    [InlineData("[{|WG2003:JsonExtensionData|}] public Dictionary<string, object>? Rest { get; init; }")]
    [InlineData("public {|WG2004:System.IO.Stream?|} File { get; init; }")]
    [InlineData("public {|WG2004:Note?|} Next { get; init; }")]
    [InlineData("public {|WG2004:Patch<Deal>?|} Changes { get; init; }")]
    [InlineData("public {|WG2004:Cited<string>?|} Cited { get; init; }")]
    [InlineData("public {|WG2009:Deal?|} Deal { get; init; }")]
    [InlineData("public IReadOnlyList<Part> Parts { get; init; } = []; public record Part({|WG2001:object|} Any);")]
    [InlineData("[{|WG2004:Range(1, 2)|}] public string? Text { get; init; }")]
    [InlineData("public string? A { get; init; } [JsonPropertyName(\"a\")] public string? {|WG2004:B|} { get; init; }")]
    public Task C13_a_member_that_an_argument_may_not_have_is_refused(string member) => HandOff("public sealed partial record Note", member, RuleTest.Deal);

    [Fact]
    public Task C13_a_system_record_with_a_protected_field_is_no_hand_off() => RuleTest.Sources("""
        [SystemRecord("a"), HandOff("a")]
        public sealed partial record {|WG2009:Deal|} { [RecordId] public required string Id { get; init; } [ProtectedField] public decimal Amount { get; init; } }
        """);

    [Theory]
    [InlineData("")]
    [InlineData("scout.findings")]
    [InlineData("Findings")]
    [InlineData("a_very_long_name_of_what_one_agent_hands_to_the_next_one_in_the_row")]
    public Task C13_a_name_that_a_provider_refuses_is_refused(string name)
        => RuleTest.Sources($"[HandOff({{|WG2008:\"{name}\"|}})] public partial record Note(string Text);");

    [Fact]
    public Task C13_a_name_is_given_once_and_the_later_one_is_reported() => RuleTest.Sources(
        "[HandOff(\"note\")] public partial record First(string Text);",
        "public partial class Outer { [HandOff({|WG2008:\"note\"|})] public partial record Second(string Text); [HandOff(\"other\")] public partial record Third(string Text); }");

    [Fact]
    public Task More_members_than_are_tracked_are_refused()
        => HandOff("public partial record {|WG2006:Note|}", string.Join(' ', Enumerable.Range(0, 65).Select(i => $"public int A{i} {{ get; set; }}")));

    [Fact]
    public Task Nesting_is_limited() => RuleTest.Sources(
        $"[HandOff(\"note\")] public partial record {{|WG2006:Note|}}(L1 Value);",
        string.Join('\n', Enumerable.Range(1, 10).Select(i => $"public record L{i}({(i == 10 ? "int" : $"L{i + 1}")} Value);")));

    [Fact]
    public Task A_broken_type_is_the_compilers_to_report()
        => RuleTest.Sources("[HandOff(\"note\")] public partial record Note({|CS0246:Missing|} Text); public static class Use { public static bool Good => HandOff.Read<Note>(default).IsValid; }");

    private static Task HandOff(string header, string members, string beside = "")
        => RuleTest.Sources($"[HandOff(\"note\")] {header} {{ {members} }}", beside);
}
