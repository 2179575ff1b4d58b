using WriteGate.Analyzers.CodeFixes.Fixes;

namespace WriteGate.Analyzers.Tests.CodeFixes;

public sealed class MissingKeyFixerTests
{
    private const string Why = """Irreversible("Closed is closed.")""";

    [Fact]
    public Task A_write_is_keyed_on_its_identifiers() => FixTest<MissingKeyFixer>.Fixes(
        Tools($"""
                /// <summary>Closes.</summary>
                [WriteTier(WriteTier.Reviewed), {Why}]
                private void [|WG3001:Close|](string dealId, string reason, Guid ownerId, WritePermit permit) ..
            """),
        Tools($"""
                /// <summary>Closes.</summary>
                [IdempotentBy(nameof(dealId), nameof(ownerId))]
                [WriteTier(WriteTier.Reviewed), {Why}]
                private void Close(string dealId, string reason, Guid ownerId, WritePermit permit) ..
            """));

    [Theory]
    [InlineData("IdempotentBy", "IdempotentBy(nameof(dealId))")]
    [InlineData("IdempotentBy()", "IdempotentBy(nameof(dealId))")]
    [InlineData("IdempotentBy(WindowSeconds = 60)", "IdempotentBy(nameof(dealId), WindowSeconds = 60)")]
    public Task An_empty_key_is_filled(string before, string after) => FixTest<MissingKeyFixer>.Fixes(
        Tools($"    [WriteTier(WriteTier.Reviewed), [|WG3001:{before}|], {Why}] private void Close(string dealId, WritePermit permit) .."),
        Tools($"    [WriteTier(WriteTier.Reviewed), {after}, {Why}] private void Close(string dealId, WritePermit permit) .."));

    [Theory]
    [InlineData("string text")]
    [InlineData("string? dealId")]
    [InlineData("string dealId = \"1\"")]
    public Task A_write_without_an_identifier_is_left_alone(string parameter) => FixTest<MissingKeyFixer>.Leaves(
        Tools($"    [WriteTier(WriteTier.Reviewed), {Why}] private void [|WG3001:Note|](WritePermit permit, {parameter}) .."));

    private static string Tools(string member) => $$"""
        [AgentTools("crm")]
        public sealed partial class Tools
        {
        {{member.Replace("..", "{ }", StringComparison.Ordinal).Replace("[|", "{|", StringComparison.Ordinal).Replace("|]", "|}", StringComparison.Ordinal)}}
        }
        """;
}
