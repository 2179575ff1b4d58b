namespace WriteGate.Analyzers.Tests.Rules;

/// <summary>WG1009: hints that say less than the tier.</summary>
public sealed class ContradictedHintTests
{
    [Theory]
    [InlineData("WriteTier(WriteTier.ReadOnly), McpServerTool(ReadOnly = false)")]
    [InlineData("WriteTier(WriteTier.ReadOnly), McpServerTool(Destructive = true)")]
    [InlineData("McpServerTool(ReadOnly = true, Destructive = true)")]
    [InlineData("Acme.Command(ReadOnly = true, Destructive = true)")]
    public Task A_contradiction_is_flagged(string attributes)
        => Verify($"public class Tools {{ [{attributes}] public int {{|WG1009:Get|}}() => 0; }}");

    [Fact]
    public Task A_contradiction_in_options_is_flagged()
        => Verify("public class Host { object Make() => McpServerTool.Create({|WG1009:Get|}, new() { ReadOnly = false }); [WriteTier(WriteTier.ReadOnly)] int Get() => 0; }");

    [Theory]
    [InlineData("WriteTier(WriteTier.ReadOnly), McpServerTool(ReadOnly = true)")]
    [InlineData("WriteTier(WriteTier.ReadOnly), McpServerTool(ReadOnly = true, Destructive = false, OpenWorld = true)")]
    [InlineData("WriteTier(WriteTier.ReadOnly), McpServerTool")]
    [InlineData("McpServerTool(ReadOnly = true, Destructive = false)")]
    [InlineData("McpServerTool(ReadOnly = false, Destructive = true)")]
    public Task What_agrees_is_clean(string attributes) => Verify($"public class Tools {{ [{attributes}] public int Get() => 0; }}");

    [Theory]
    [InlineData("ReadOnly = true", "ReadOnly = true")]
    [InlineData("Destructive = false", "Destructive = false")]
    public async Task A_write_that_claims_to_do_less_is_named(string hint, string shown) => Assert.Contains(
        $"The Reviewed tool 'Close' tells its host {shown}, which its tier contradicts; remove the hint, or derive it from the tier as generated tools do",
        await EffectRuleTest.MessagesOf($$"""
            [AgentTools("crm")]
            public sealed partial class Tools
            {
                [WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(id)), Irreversible("Closed is closed."), McpServerTool({{hint}})]
                private void Close(int id, WritePermit permit) { }
            }
            """, "WG1009"));

    private static Task Verify(string source)
    {
        var test = EffectRuleTest.Test(source, "namespace Acme; public class CommandAttribute : Attribute { public bool ReadOnly { get; set; } public bool Destructive { get; set; } }");
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*.cs]\nwritegate_tool_attributes = Acme.CommandAttribute\n"));
        return test.RunAsync();
    }
}
