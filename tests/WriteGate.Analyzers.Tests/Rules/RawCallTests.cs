namespace WriteGate.Analyzers.Tests.Rules;

/// <summary>WG1003: calls of a raw write from its own class, which can still see it.</summary>
public sealed class RawCallTests
{
    [Theory]
    [InlineData("public void Hurry(WritePermit permit) => {|WG1003:Close|}(1, permit);")]
    [InlineData("public void Hurry(WritePermit permit) => {|WG1003:this.Close|}(1, permit);")]
    [InlineData("public Action<int, WritePermit> Hurry() => {|WG1003:Close|};")]
    [InlineData("public void Hurry(WritePermit permit) { Action later = () => {|WG1003:Close|}(1, permit); later(); }")]
    [InlineData("private sealed class Nested(Tools tools) { public void Hurry(WritePermit permit) => {|WG1003:tools.Close|}(1, permit); }")]
    [InlineData("public void Hurry(WritePermit permit) { Local(); void Local() => {|WG1003:Close|}(1, permit); }")]
    [InlineData("public void Hurry() => {|WG1003:typeof(Tools).GetMethod|}(\"Close\", System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance);")]
    [InlineData("private readonly Action<Tools, WritePermit> hurry = (tools, permit) => {|WG1003:tools.Close|}(1, permit); public object Hurry => hurry;")]
    public Task C5_a_call_around_the_gate_is_refused(string member) => EffectRuleTest.Sources(Tools(member));

    [Theory]
    [InlineData("public Task Hurry(GateRun run) => run.For<Tools>().Close(1);")]
    [InlineData("public string Hurry() => nameof(Close);")]
    [InlineData("public int Hurry() => Get();")]
    [InlineData("public void Hurry(WritePermit permit) => Close(\"1\", permit); private void Close(string id, WritePermit permit) { }")]
    public Task What_goes_through_the_gate_or_does_not_write_is_clean(string member) => EffectRuleTest.Sources(Tools(member));

    [Fact]
    public async Task The_message_names_the_write_its_tier_and_the_gated_call() => Assert.Equal(
        ["The raw Reviewed write 'Close' is called around the gate; call the gated method instead: run.For<Tools>().Close(...)"],
        await EffectRuleTest.MessagesOf(Tools("public void Hurry(WritePermit permit) => Close(1, permit);"), "WG1003"));

    private static string Tools(string member) => $$"""
        [AgentTools("crm")]
        public sealed partial class Tools
        {
            [WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(id)), Irreversible("Closed is closed.")]
            private void Close(int id, WritePermit permit) { }
            [WriteTier(WriteTier.ReadOnly)] public int Get() => 0;
            {{member}}
        }
        """;
}
