namespace WriteGate.Analyzers.Tests.Rules;

/// <summary>WG2007: writes that take a record as it is remembered.</summary>
public sealed class WholeRecordTests
{
    private const string Lead = """
        [SystemRecord("crm.lead")] public sealed partial record Lead { [RecordId] public required string Id { get; init; } [WriteTier(WriteTier.Autonomous)] public string? Name { get; init; } }
        """;

    private const string Key = "[WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(leadId)), Irreversible(\"No.\")]";

    [Theory]
    [InlineData("Lead")]
    [InlineData("Lead?")]
    [InlineData("IReadOnlyList<Lead>")]
    public Task A_write_that_takes_the_record_is_flagged(string type)
        => RuleTest.Members($"{Key} private void Save(string leadId, {{|WG2007:{type}|}} lead, WritePermit permit) {{ }}", Lead);

    [Fact]
    public Task A_patch_is_clean() => RuleTest.Members("""
        private Lead? FindLead(string leadId) => null;
        [WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(leadId)), Before(nameof(FindLead))] private void Save(string leadId, Patch<Lead> lead, WritePermit permit) { }
        """, Lead);

    [Fact]
    public Task A_create_has_to_take_it() => RuleTest.Members("""
        [WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(leadId)), ReversedBy(nameof(Remove))] private string Add(string leadId, Lead lead, WritePermit permit) => "";
        private void Remove(string newId, WritePermit permit) { }
        """, Lead);

    [Fact]
    public Task A_read_may_take_it() => RuleTest.Members("[WriteTier(WriteTier.ReadOnly)] public int Score(Lead lead) => 0;", Lead);

    [Fact]
    public Task What_is_no_record_of_a_system_is_nobodys_business()
        => RuleTest.Members($"{Key} private void Save(string leadId, Address address, WritePermit permit) {{ }}", "public sealed record Address(string Street, string Town);");

    [Fact]
    public Task A_protected_field_is_said_once()
        => RuleTest.Members($"{Key} private void Save(string leadId, {{|WG2009:Deal|}} deal, WritePermit permit) {{ }}");

    [Fact]
    public async Task The_message_names_argument_tool_and_record() => Assert.Equal(
        "Parameter 'lead' of the Reviewed tool 'Save' takes the whole record Lead, of which every field is overwritten; take its id and a Patch<Lead>",
        await RuleTest.MessageOf($"{Key} private void Save(string leadId, Lead lead, WritePermit permit) {{ }}", Lead));
}
