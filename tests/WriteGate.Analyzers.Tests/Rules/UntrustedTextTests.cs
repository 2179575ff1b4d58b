namespace WriteGate.Analyzers.Tests.Rules;

/// <summary>WG5001: text from outside that steers.</summary>
public sealed class UntrustedTextTests
{
    [Theory]
    [InlineData("new ChatMessage(ChatRole.System, {|WG5001:note.Value|});")]
    [InlineData("new ChatMessage(ChatRole.System, {|WG5001:$\"Be kind. {note.Value}\"|});")]
    [InlineData("new ChatOptions { Instructions = {|WG5001:\"Do this: \" + note.Value|} };")]
    [InlineData("var text = note.Value.Trim(); new ChatOptions { Instructions = {|WG5001:text|} };")]
    [InlineData("Ask(instructions: {|WG5001:note?.Value ?? \"\"|});")]
    public Task R16_an_instruction_is_flagged(string use) => Verify(use);

    [Theory]
    [InlineData("run.CallAsync({|WG5001:note.Value|}, default);")]
    [InlineData("AIFunctionFactory.Create(() => 1, {|WG5001:note.Value|});")]
    [InlineData("new McpServerToolCreateOptions { Name = {|WG5001:note.Value|} };")]
    public Task R16_a_tools_name_is_flagged(string use) => Verify(use);

    [Theory]
    [InlineData("Find({|WG5001:note.Value|});")]
    [InlineData("Mark({|WG5001:note.Value|});")]
    [InlineData("new Deal { Id = {|WG5001:note.Value|} };")]
    [InlineData("new Keyed({|WG5001:note.Value.ToUpperInvariant()|});")]
    public Task R16_a_records_identifier_is_flagged(string use) => Verify(use);

    [Theory]
    [InlineData("new ChatMessage(ChatRole.User, note.Value);")]
    [InlineData("new ChatMessage(ChatRole.System, note.ToString());")]
    [InlineData("new ChatMessage(ChatRole.System, \"The note has \" + note.Value.Length + \" characters.\");")]
    [InlineData("new ChatOptions { Instructions = \"Summarise the note.\" };")]
    [InlineData("Ask(\"Summarise.\", note.Value);")]
    [InlineData("Find(note.Value.Contains('x') ? \"D-1\" : \"D-2\");")]
    [InlineData("if (note.Value == \"close\") { run.CallAsync(\"crm_close\", default); }")]
    [InlineData("run.AddSource(\"note/1\", note);")]
    public Task Data_is_clean(string use) => Verify(use);

    [Fact]
    public async Task The_message_names_who_uses_it_as_what() => Assert.Equal(
        ["Untrusted text is used as an instruction by 'ChatOptions.Instructions'; give it to the model as data, quoted in a message of its own"],
        await EffectRuleTest.MessagesOf("public class C { object M(UntrustedText note) => new ChatOptions { Instructions = note.Value }; }", "WG5001"));

    private static Task Verify(string use) => EffectRuleTest.Sources($$"""
        public class Deal { [RecordId] public string Id { get; set; } = ""; }
        public class Keyed(string dealId) { public string Text => dealId; }
        public class Reader
        {
            public void Read(GateRun run, UntrustedText note) { {{use}} _ = run; }
            private static void Ask(string instructions, string text = "") { }
            private static void Find(string dealId) { }
            private static void Mark([RecordId("crm.deal")] string key) { }
        }
        """);
}
