using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Tests.Contracts;

namespace WriteGate.Analyzers.Tests.Rules;

/// <summary>WG4005: a suggestion must fit the field that people fill.</summary>
public sealed class SuggestionRuleTests
{
    private const string Suggests = "WriteTier(WriteTier.Autonomous), SuggestionFor";

    [Theory]
    [InlineData("public string? Buyer { get; init; } [Write, SuggestionFor(nameof(Buyer))] public string? ScoutBuyer { get; init; }")]
    [InlineData("public string Buyer { get; init; } = \"\"; [Write, SuggestionFor(nameof(Buyer))] public string? ScoutBuyer { get; init; }")]
    [InlineData("[WriteTier(WriteTier.ReadOnly)] public string? Buyer { get; init; } [Write, SuggestionFor(nameof(Buyer))] public string? ScoutBuyer { get; init; }")]
    [InlineData("public string? Buyer { get; init; } [WriteTier(WriteTier.Reviewed), SuggestionFor(nameof(Buyer))] public string? ScoutBuyer { get; init; }")]
    [InlineData("public int? Seats { get; init; } [Write, SuggestionFor(nameof(Seats)), Range(1, 5)] public int? ScoutSeats { get; init; }")]
    [InlineData("public IReadOnlyList<string> Labels { get; init; } = []; [Write, SuggestionFor(nameof(Labels))] public IReadOnlyList<string>? ScoutLabels { get; init; }")]
    [InlineData("[SensitiveField] public string? Pin { get; init; } [Write, SuggestionFor(nameof(Pin)), SensitiveField] public string? ScoutPin { get; init; }")]
    [InlineData("public string? Pin { get; init; } [Write, SuggestionFor(nameof(Pin)), SensitiveField] public string? ScoutPin { get; init; }")]
    [InlineData("[JsonPropertyName(\"economic_buyer\")] public string? Buyer { get; init; } [Write, SuggestionFor(nameof(Buyer)), JsonPropertyName(\"scout_buyer\")] public string? ScoutBuyer { get; init; }")]
    [InlineData("public string? Buyer { get; init; } [Write, SuggestionFor(nameof(Buyer))] public Cited<string>? ScoutBuyer { get; init; }")]
    [InlineData("public DateOnly? Due { get; init; } [Write, SuggestionFor(nameof(Due))] public Cited<DateOnly>? ScoutDue { get; init; }")]
    [InlineData("public DayOfWeek? Day { get; init; } [Write, SuggestionFor(nameof(Day))] public Cited<DayOfWeek>? ScoutDay { get; init; }")]
    [InlineData("public string? A { get; init; } public string? B { get; init; } [Write, SuggestionFor(nameof(A))] public string? ScoutA { get; init; } [Write, SuggestionFor(nameof(B))] public string? ScoutB { get; init; }")]
    public Task A_suggestion_that_fits_is_clean(string fields) => Record(fields);

    [Theory]
    [InlineData("[Write, SuggestionFor({|WG4005:\"Missing\"|})] public string? Scout { get; init; }")]
    [InlineData("[Write, SuggestionFor({|WG4005:\"buyer\"|})] public string? Scout { get; init; } public string? Buyer { get; init; }")]
    [InlineData("[JsonIgnore] public string? Buyer { get; init; } [Write, SuggestionFor({|WG4005:nameof(Buyer)|})] public string? Scout { get; init; }")]
    [InlineData("private string? Buyer { get; init; } [Write, SuggestionFor({|WG4005:nameof(Buyer)|})] public string? Scout { get; init; }")]
    [InlineData("[Write, SuggestionFor({|WG4005:nameof(Scout)|})] public string? Scout { get; init; }")]
    [InlineData("public string? Buyer { get; init; } [Write, SuggestionFor(nameof(Buyer))] public string? Scout { get; init; } [Write, SuggestionFor({|WG4005:nameof(Scout)|})] public string? Second { get; init; }")]
    [InlineData("[Write] public string? Buyer { get; init; } [Write, SuggestionFor({|WG4005:nameof(Buyer)|})] public string? Scout { get; init; }")]
    [InlineData("[WriteTier(WriteTier.Reviewed)] public string? Buyer { get; init; } [Write, SuggestionFor({|WG4005:nameof(Buyer)|})] public string? Scout { get; init; }")]
    [InlineData("[ProtectedField] public string? Buyer { get; init; } [Write, SuggestionFor({|WG4005:nameof(Buyer)|})] public string? Scout { get; init; }")]
    [InlineData("[WriteTier(WriteTier.Never)] public string? Buyer { get; init; } [Write, SuggestionFor({|WG4005:nameof(Buyer)|})] public string? Scout { get; init; }")]
    [InlineData("[Write, SuggestionFor({|WG4005:nameof(Id)|})] public string? Scout { get; init; }")]
    [InlineData("[RecordVersion] public string? Version { get; init; } [Write, SuggestionFor({|WG4005:nameof(Version)|})] public string? Scout { get; init; }")]
    [InlineData("public int? Seats { get; init; } [Write, SuggestionFor({|WG4005:nameof(Seats)|})] public string? Scout { get; init; }")]
    [InlineData("public int? Seats { get; init; } [Write, SuggestionFor({|WG4005:nameof(Seats)|})] public Cited<string>? Scout { get; init; }")]
    [InlineData("public Cited<string>? Buyer { get; init; } [Write, SuggestionFor({|WG4005:nameof(Buyer)|})] public Cited<string>? Scout { get; init; }")]
    [InlineData("public long? Seats { get; init; } [Write, SuggestionFor({|WG4005:nameof(Seats)|})] public int? Scout { get; init; }")]
    [InlineData("public List<string?>? Labels { get; init; } [Write, SuggestionFor({|WG4005:nameof(Labels)|})] public List<string>? Scout { get; init; }")]
    [InlineData("public int Seats { get; init; } [Write, SuggestionFor({|WG4005:nameof(Seats)|})] public int? Scout { get; init; }")]
    [InlineData("public DayOfWeek Day { get; init; } [Write, SuggestionFor({|WG4005:nameof(Day)|})] public DayOfWeek? Scout { get; init; }")]
    [InlineData("public string? Buyer { get; init; } [Write, SuggestionFor(nameof(Buyer))] public string? Scout { get; init; } [Write, SuggestionFor({|WG4005:nameof(Buyer)|})] public string? Second { get; init; }")]
    [InlineData("[SensitiveField] public string? Pin { get; init; } [Write, SuggestionFor({|WG4005:nameof(Pin)|})] public string? Scout { get; init; }")]
    public Task C11_a_field_that_cannot_be_suggested_for_is_refused(string fields) => Record(fields);

    [Theory]
    [InlineData("[SuggestionFor({|WG4005:nameof(Buyer)|})] public string? Scout { get; init; }")]
    [InlineData("[SuggestionFor({|WG4005:nameof(Buyer)|}), WriteTier(WriteTier.ReadOnly)] public string? Scout { get; init; }")]
    [InlineData("[SuggestionFor({|WG4005:nameof(Buyer)|}), WriteTier(WriteTier.Never)] public string? Scout { get; init; }")]
    [InlineData("[SuggestionFor({|WG4005:nameof(Buyer)|}), Write, ProtectedField] public string? Scout { get; init; }")]
    [InlineData("[SuggestionFor({|WG4005:nameof(Buyer)|}), Write] public string Scout { get; init; } = \"\";")]
    [InlineData("[SuggestionFor({|WG4005:nameof(Buyer)|}), Write, Required] public string? Scout { get; init; }")]
    [InlineData("[SuggestionFor({|WG4005:nameof(Buyer)|}), RecordVersion] public string? Scout { get; init; }")]
    public Task A_field_that_cannot_be_a_suggestion_is_refused(string field) => Record("public string? Buyer { get; init; } " + field);

    [Theory]
    [InlineData("public string? Buyer { get; init; } [SuggestionFor(nameof(Buyer))] public string? Scout { get; init; }")]
    public Task A_type_that_is_no_record_is_passed_over(string fields) => RuleTest.Sources($"public sealed class Deal {{ {fields} }}");

    [Fact]
    public Task A_positional_record_marks_its_properties() => RuleTest.Sources(
        "[SystemRecord(\"crm.deal\")] public partial record Deal([RecordId] string Id, string? Buyer, [SuggestionFor(nameof(Deal.Buyer)), WriteTier(WriteTier.Autonomous)] string? Scout);");

    [Fact]
    public Task A_name_that_the_compiler_does_not_know_is_left_to_it() => Record(
        "[Write, SuggestionFor(nameof({|CS0103:Missing|}))] public string? Scout { get; init; }");

    [Fact]
    public async Task The_message_says_what_to_do() => Assert.Equal(
        "The suggestion field 'Scout' of 'Lead' suggests for 'Buyer', which agents may write themselves; take [WriteTier] off 'Buyer'",
        await RuleTest.MessageOf("", Lead("[WriteTier(WriteTier.Autonomous)] public string? Buyer { get; init; }")));

    [Fact]
    public void A_suggestion_that_does_not_fit_is_out_of_every_schema()
    {
        Compilation compilation = Sources.Compile(Lead("public int Buyer { get; init; }"), Tools);
        ToolsContract contract = Sources.Tools(compilation);
        Assert.DoesNotContain(contract.Spec!.Patches.SelectMany(p => p.Fields), f => f.Member.Name == "Scout");
    }

    [Theory]
    [InlineData("public string? Buyer { get; init; }", "buyer")]
    [InlineData("public int Buyer { get; init; }", null)]
    public void A_record_of_another_project_suggests_as_it_did_there(string human, string? suggestsFor)
    {
        using MemoryStream dll = new();
        Compilation library = Sources.Generate(Sources.Compile(Lead(human)).WithAssemblyName("Library"));
        Assert.True(library.Emit(dll).Success);

        ToolsContract contract = Sources.Tools(Sources.Compile(Tools).AddReferences(MetadataReference.CreateFromImage(dll.ToArray())));

        Assert.Empty(contract.Violations);
        Assert.Equal(suggestsFor, contract.Spec!.Patches.Single().Fields.FirstOrDefault(f => f.Member.Name == "Scout")?.SuggestionFor);
    }

    private const string Tools = """
        [AgentTools("a")] public sealed partial class Tools
        {
            [WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(id)), Before(nameof(Find))]
            private void Update(int id, Patch<Lead> changes, WritePermit permit) { }
            private Lead? Find(int id) => null;
        }
        """;

    private static string Lead(string human) => $$"""
        [SystemRecord("crm.lead")]
        public sealed partial record Lead
        {
            [RecordId] public required int Id { get; init; }
            {{human}}
            [WriteTier(WriteTier.Autonomous)] public string? Note { get; init; }
            [{{Suggests}}("Buyer")] public string? Scout { get; init; }
        }
        """;

    private static Task Record(string fields) => RuleTest.Sources($$"""
        [SystemRecord("crm.deal")]
        public sealed partial record Deal
        {
            [RecordId] public required string Id { get; init; }
            {{fields.Replace("Write,", "WriteTier(WriteTier.Autonomous),", StringComparison.Ordinal).Replace(", Write]", ", WriteTier(WriteTier.Autonomous)]", StringComparison.Ordinal).Replace("[Write]", "[WriteTier(WriteTier.Autonomous)]", StringComparison.Ordinal)}}
        }
        """);
}
