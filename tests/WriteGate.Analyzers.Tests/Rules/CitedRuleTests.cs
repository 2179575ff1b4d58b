namespace WriteGate.Analyzers.Tests.Rules;

/// <summary>WG2004 on values that must be cited: where they may stand, and what may be cited.</summary>
public sealed class CitedRuleTests
{
    private const string Beside = """
        public sealed record Lead(Cited<string> Buyer);
        """;

    [Theory]
    [InlineData("Cited<string>?")]
    [InlineData("Cited<int>?")]
    [InlineData("Cited<DateTimeOffset>?")]
    [InlineData("Cited<Guid>?")]
    [InlineData("Cited<DayOfWeek>?")]
    [InlineData("Cited<decimal>")]
    public Task A_field_of_a_record_can_be_cited(string type) => Field(type);

    [Theory]
    [InlineData("{|WG2004:Cited<string?>?|}")]
    [InlineData("{|WG2004:Cited<int?>?|}")]
    [InlineData("{|WG2004:Cited<List<string>>?|}")]
    [InlineData("{|WG2004:Cited<byte[]>?|}")]
    [InlineData("{|WG2004:List<Cited<string>>?|}")]
    public Task What_is_no_single_value_cannot(string type) => Field(type);

    [Theory]
    [InlineData("{|WG2004:Cited<string>|} buyer")]
    [InlineData("{|WG2004:Cited<string>?|} buyer = null")]
    [InlineData("{|WG2004:IReadOnlyList<Cited<string>>|} buyers")]
    public Task C12_an_argument_is_held_against_no_source(string parameter)
        => RuleTest.Members($"[WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(dealId)), Irreversible(\"No.\")] private void Close(string dealId, WritePermit permit, {parameter}) {{ }}");

    [Fact]
    public Task Nor_is_what_an_argument_holds() => RuleTest.Members(
        "[WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(dealId)), Irreversible(\"No.\")] private void Close(string dealId, Lead lead, WritePermit permit) { }",
        Beside.Replace("Cited<string>", "{|WG2004:Cited<string>|}", StringComparison.Ordinal));

    [Fact]
    public Task A_result_may_say_what_is_cited() => RuleTest.Members("[WriteTier(WriteTier.ReadOnly)] public Lead? Read(string dealId) => null;", Beside);

    private static Task Field(string type) => RuleTest.Sources($$"""
        [SystemRecord("crm.deal")]
        public sealed partial record Deal
        {
            [RecordId] public required string Id { get; init; }
            [WriteTier(WriteTier.Autonomous)] public {{type}} Scout { get; init; }{{(type.Contains('?', StringComparison.Ordinal) ? "" : " = null!;")}}
        }
        """);
}
