namespace WriteGate.Analyzers.Tests.Rules;

/// <summary>WG3001 and WG3002: what makes two calls the same occasion.</summary>
public sealed class KeyRuleTests
{
    private const string Write = "[WriteTier(WriteTier.Reviewed), Irreversible(\"No.\")]";

    [Fact]
    public Task A_write_without_a_key_is_refused()
        => RuleTest.Members(Write + "private void {|WG3001:Call|}(string leadId, WritePermit permit) { }");

    [Fact]
    public async Task The_message_proposes_the_identifiers() => Assert.Equal(
        "The Reviewed write 'Call' has no [IdempotentBy]; name the arguments that make two calls the same occasion, for example [IdempotentBy(nameof(leadId))]",
        await RuleTest.MessageOf(Write + "private void Call(string leadId, string note, WritePermit permit) { }"));

    [Theory]
    [InlineData("{|WG3001:IdempotentBy|}")]
    [InlineData("{|WG3001:IdempotentBy(nameof(leadId), WindowSeconds = 0)|}")]
    public Task A_key_of_nothing_or_for_no_time_is_refused(string key)
        => RuleTest.Members($"{Write}[{key}] private void Call(string leadId, WritePermit permit) {{ }}");

    [Theory]
    [InlineData("\"lead\"", "string leadId")]
    [InlineData("\"permit\"", "string leadId")]
    [InlineData("nameof(leadId)", "string? leadId")]
    [InlineData("nameof(leadId)", "string leadId = \"7\"")]
    [InlineData("nameof(count)", "int? count")]
    [InlineData("nameof(note)", "string note")]
    [InlineData("nameof(note)", "[StringLength(200)] string note")]
    [InlineData("nameof(notes)", "IReadOnlyList<string> notes")]
    [InlineData("nameof(lead)", "Lead lead")]
    public Task A_part_that_a_retry_may_say_otherwise_is_refused(string part, string parameter) => RuleTest.Members(
        $"{Write}[IdempotentBy({{|WG3002:{part}|}})] private void Call(WritePermit permit, {parameter}) {{ }}",
        "public sealed record Lead(string Name);");

    [Fact]
    public Task A_part_nobody_knows_is_left_to_the_compiler() => RuleTest.Members(
        Write + "[IdempotentBy(nameof({|CS0103:lead|}))] private void Call(string leadId, WritePermit permit) { }");

    [Fact]
    public Task A_part_that_is_another_member_is_refused() => RuleTest.Members(
        Write + "[IdempotentBy({|WG3002:nameof(Find)|})] private void Call(string leadId, WritePermit permit) { }");

    [Fact]
    public Task A_part_named_twice_is_refused() => RuleTest.Members(
        Write + "[IdempotentBy(nameof(leadId), {|WG3002:nameof(leadId)|})] private void Call(string leadId, WritePermit permit) { }");

    [Fact]
    public Task Parts_may_be_written_as_an_array() => RuleTest.Members(
        Write + "[IdempotentBy(new[] { nameof(leadId), nameof(day) })] private void Call(string leadId, DateOnly day, WritePermit permit) { }");

    [Theory]
    [InlineData("string leadId")]
    [InlineData("[RecordId(\"crm.lead\")] string leadId")]
    [InlineData("[StringLength(64)] string leadId")]
    [InlineData("[RegularExpression(\"[A-Z]+\")] string leadId")]
    [InlineData("[EmailAddress] string leadId")]
    [InlineData("[AllowedValues(\"a\", \"b\")] string leadId")]
    [InlineData("Guid leadId")]
    [InlineData("DateTimeOffset leadId")]
    [InlineData("DayOfWeek leadId")]
    [InlineData("IReadOnlyList<string> leadId")]
    [InlineData("Lead leadId")]
    public Task A_part_that_is_copied_or_chosen_is_clean(string parameter) => RuleTest.Members(
        $"{Write}[IdempotentBy(nameof(leadId))] private void Call({parameter}, WritePermit permit) {{ }}",
        "public sealed record Lead(string CallId, int Number);");

    [Theory]
    [InlineData("[StringLength(64)] string note")]
    [InlineData("[MaxLength(10)] string note")]
    [InlineData("[RegularExpression(\"[A-Z]+\")] string note")]
    [InlineData("[AllowedValues(\"a\", \"b\")] string note")]
    public Task Bounded_text_is_clean_whatever_its_name(string parameter) => RuleTest.Members(
        $"{Write}[IdempotentBy(nameof(note))] private void Call({parameter}, WritePermit permit) {{ }}");

    [Fact]
    public Task A_parameter_in_error_is_reported_once() => RuleTest.Members(
        Write + "[IdempotentBy(nameof(lead))] private void Call({|WG2001:object|} lead, WritePermit permit) { }");
}
