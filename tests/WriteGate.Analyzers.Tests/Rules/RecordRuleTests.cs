namespace WriteGate.Analyzers.Tests.Rules;

/// <summary>WG4006: records that cannot be extended; and what else can be wrong with a field.</summary>
public sealed class RecordRuleTests
{
    private const string Id = "[RecordId] public required string Id { get; init; }";

    [Theory]
    [InlineData("public partial class Deal")]
    [InlineData("public sealed partial record Deal")]
    [InlineData("internal partial record class Deal")]
    public Task A_partial_class_is_clean(string header) => Record(header, "");

    [Theory]
    [InlineData("public sealed record {|WG4006:Deal|}")]
    [InlineData("public abstract partial class {|WG4006:Deal|}")]
    [InlineData("public partial class {|WG4006:Deal|}<T>")]
    [InlineData("file partial class {|WG4006:Deal|}")]
    public Task A_class_that_cannot_be_extended_is_refused(string header) => Record(header, "");

    [Theory]
    [InlineData("public class Outer", "public")]
    [InlineData("public partial class Outer", "private")]
    [InlineData("public partial class Outer", "protected")]
    [InlineData("public partial class Outer<T>", "public")]
    public Task A_nested_record_that_cannot_be_extended_is_refused(string outer, string accessibility) => RuleTest.Sources(
        $"{outer} {{ [SystemRecord(\"a\")] {accessibility} partial class {{|WG4006:Deal|}} {{ {Id} }} }}");

    [Fact]
    public Task A_nested_record_that_can_be_extended_is_clean() => RuleTest.Sources(
        $"public partial struct Outer {{ [SystemRecord(\"a\")] internal partial class Deal {{ {Id} }} }}");

    [Theory]
    [InlineData("[SystemRecord({|WG4006:\"\"|})] public partial class Deal { [RecordId] public string Id { get; set; } = \"\"; }")]
    [InlineData("[SystemRecord(\"a\")] public partial class {|WG4006:Deal|} { public string Id { get; set; } = \"\"; }")]
    [InlineData("[SystemRecord(\"a\")] public partial class Deal { [RecordId] public int Id { get; set; } [RecordId] public int {|WG4006:Id2|} { get; set; } }")]
    [InlineData("[SystemRecord(\"a\")] public partial class Deal { [RecordId] public {|WG4006:int?|} Id { get; set; } }")]
    [InlineData("[SystemRecord(\"a\")] public partial class Deal { [RecordId] public {|WG4006:double|} Id { get; set; } }")]
    [InlineData("[SystemRecord(\"a\")] public partial class Deal { [RecordId, WriteTier(WriteTier.Reviewed)] public int {|WG4006:Id|} { get; set; } }")]
    [InlineData("[SystemRecord(\"a\")] public partial record Deal([RecordId] {|WG4006:bool|} Id);")]
    public Task C9_a_record_that_cannot_be_identified_is_refused(string source) => RuleTest.Sources(source);

    [Theory]
    [InlineData("string")]
    [InlineData("Guid")]
    [InlineData("int")]
    [InlineData("long")]
    [InlineData("ushort")]
    public Task Texts_and_numbers_identify_a_record(string type) => RuleTest.Sources(
        $"[SystemRecord(\"a\")] public partial record Deal([RecordId] {type} Id, [WriteTier(WriteTier.Reviewed)] string? Note);");

    [Theory]
    [InlineData("[RecordVersion] public {|WG4006:bool|} Version { get; init; }")]
    [InlineData("[RecordVersion] public {|WG4006:double?|} Version { get; init; }")]
    [InlineData("[RecordVersion] public int A { get; init; } [RecordVersion] public int {|WG4006:B|} { get; init; }")]
    [InlineData("[RecordVersion, WriteTier(WriteTier.Autonomous)] public int {|WG4006:Version|} { get; init; }")]
    [InlineData("[ComparedBy({|WG4006:\"Missing\"|})] public string? Name { get; init; }")]
    [InlineData("[ComparedBy({|WG4006:nameof(Same)|})] public string? Name { get; init; } private bool Same(string? a, string? b) => true;")]
    [InlineData("[ComparedBy({|WG4006:nameof(Same)|})] public string? Name { get; init; } private static bool Same(int a, string? b) => true;")]
    [InlineData("[WriteTier(WriteTier.Reviewed)] public {|WG2001:object?|} Extra { get; init; }")]
    [InlineData("[WriteTier(WriteTier.Reviewed)] public {|WG2004:System.IO.Stream?|} Extra { get; init; }")]
    [InlineData("[WriteTier(WriteTier.Reviewed)] public string? {|WG2004:Clear|} { get; init; }")]
    [InlineData("[WriteTier(WriteTier.Reviewed), {|WG2004:Range(1, 2)|}] public string? Extra { get; init; }")]
    [InlineData("[JsonPropertyName(\"id\")] public string? {|WG2004:Other|} { get; init; }")]
    public Task A_field_that_cannot_be_written_is_refused(string field) => Record("public sealed partial record Deal", field);

    [Theory]
    [InlineData("[RecordVersion] public byte[]? Version { get; init; }")]
    [InlineData("[RecordVersion] public DateTimeOffset Version { get; init; }")]
    [InlineData("[ComparedBy(nameof(Same))] public string? Name { get; init; } private static bool Same(string? a, string? b) => true;")]
    [InlineData("[ComparedBy(nameof(Same))] public int Count { get; init; } public static bool Same(int? a, int? b) => true;")]
    [InlineData("public object? Anything { get; init; }")]
    [InlineData("public System.IO.Stream? File { get; init; }")]
    [InlineData("[ProtectedField] public Dictionary<int, Deal>? Others { get; init; }")]
    [InlineData("[JsonIgnore, WriteTier(WriteTier.Reviewed)] public object? Ignored { get; init; }")]
    [InlineData("public string? Clear { get; init; }")]
    [InlineData("[JsonPropertyName(\"cleared\"), WriteTier(WriteTier.Reviewed)] public string? Clear { get; init; }")]
    public Task A_field_that_is_of_no_danger_is_clean(string field) => Record("public sealed partial record Deal", field);

    [Fact]
    public Task A_patch_of_what_is_no_record_is_refused() => RuleTest.Members("""
        [WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(dealId))]
        private void Update(string dealId, {|WG4006:Patch<string>|} changes, WritePermit permit) { }
        """);

    [Fact]
    public Task A_broken_record_is_reported_at_the_record_alone() => RuleTest.Sources("""
        [SystemRecord("a")] public sealed record {|WG4006:Lead|} { [RecordId] public required string Id { get; init; } }
        [AgentTools("a")] public sealed partial class Tools
        {
            [WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(id)), Before(nameof(Find))]
            private void Update(string id, Patch<Lead> changes, WritePermit permit) { }
            private Lead? Find(string id) => null;
        }
        """);

    [Fact]
    public Task More_fields_than_a_patch_holds_are_refused() => RuleTest.Sources($$"""
        [SystemRecord("a")]
        public partial class {|WG2006:Lead|}
        {
            {{Id}}
            {{string.Join('\n', Enumerable.Range(0, 129).Select(i => $"[WriteTier(WriteTier.Reviewed)] public int F{i} {{ get; set; }}"))}}
        }
        """);

    private static Task Record(string header, string members) => RuleTest.Sources($"[SystemRecord(\"crm.deal\")] {header} {{ {Id} {members} }}");
}
