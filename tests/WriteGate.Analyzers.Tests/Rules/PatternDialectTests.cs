using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Generation.Schemas;
using WriteGate.Analyzers.Tests.Contracts;

namespace WriteGate.Analyzers.Tests.Rules;

/// <summary>WG2010: patterns and formats that not everybody takes.</summary>
public sealed class PatternDialectTests
{
    [Theory]
    [InlineData("[{|WG2010:RegularExpression(\"(?i)abc\")|}] string value")]
    [InlineData("[{|WG2010:RegularExpression(@\"\\A[a-z]+\\z\")|}] string value")]
    [InlineData("[{|WG2010:RegularExpression(\"(?=.*[0-9])[a-z0-9]+\")|}] string value")]
    [InlineData("[{|WG2010:RegularExpression(@\"\\bcat\\b\")|}] string value")]
    [InlineData("[Phone] {|WG2010:string|} value")]
    [InlineData("[CreditCard] {|WG2010:string|} value")]
    public Task What_a_provider_does_not_take_is_flagged(string parameter) => RuleTest.Parameter(parameter);

    [Theory]
    [InlineData("[RegularExpression(\"[A-Z]{2}-[0-9]+\")] string value")]
    [InlineData("[RegularExpression(\"(?:a|b)+\")] string value")]
    [InlineData("[Phone, RegularExpression(\"[+0-9 ]+\")] string value")]
    [InlineData("[EmailAddress] string value")]
    [InlineData("[Url] string value")]
    [InlineData("[{|WG2004:RegularExpression(\"abc(\")|}] string value")]
    [InlineData("[{|WG2004:RegularExpression(\"(?x)a #\")|}] string value")]
    public Task What_they_take_or_nobody_can_read_is_not(string parameter) => RuleTest.Parameter(parameter);

    [Fact]
    public Task A_result_is_sent_to_no_provider()
        => RuleTest.Members("[WriteTier(WriteTier.ReadOnly)] public Card Read() => new(\"\");", "public record Card([property: Phone] string Number);");

    [Fact]
    public void A_pattern_that_no_schema_can_say_is_told_in_words()
    {
        ToolsContract contract = Sources.Tools(
            "[AgentTools(\"a\")] public sealed partial class Tools { [WriteTier(WriteTier.ReadOnly)] public int Read([RegularExpression(\"(?i)abc\")] string code) => 0; }");
        RulesSpec rules = contract.Spec!.Tools[0].Parameters[0].Value.Rules!;
        Assert.True(rules.IsPatternOfDotNet);
        Assert.All(Dialect.All, dialect =>
        {
            KeywordText text = new KeywordText(dialect).Add(KeywordsOf.Value(contract.Spec!.Tools[0].Parameters[0].Value));
            Assert.Equal(("", ",\"description\":\"{pattern of .NET: ^(?i)abc$}\""), (text.Kept, text.Description("")));
        });
    }

    [Fact]
    public async Task The_message_says_what_happens_instead() => Assert.Equal(
        "The pattern of Parameter 'code' of the ReadOnly tool 'Read' is not an ECMAScript regular expression: inline options are known to .NET only; it is left out of every schema: rewrite it so that schema and gate read it alike",
        await RuleTest.MessageOf("[WriteTier(WriteTier.ReadOnly)] public int Read([RegularExpression(\"(?i)abc\")] string code) => 0;"));
}
