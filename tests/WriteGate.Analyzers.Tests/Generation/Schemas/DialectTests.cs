using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Generation.Schemas;
using WriteGate.Analyzers.Generation.Wire;

namespace WriteGate.Analyzers.Tests.Generation.Schemas;

/// <summary>What each dialect makes of one thing, on contracts made by hand.</summary>
public sealed class DialectTests
{
    private static readonly ValueSpec Text = new(ValueKind.String, "string");
    private static readonly ValueSpec Number = new(ValueKind.Integer, "int") { IsValueType = true };

    [Theory]
    [InlineData("Full", """{"type":"string","minLength":1,"maxLength":9,"pattern":"^a.*$"}""")]
    [InlineData("OpenAI", """{"type":"string","pattern":"^a.*$","description":"{minLength: 1, maxLength: 9}"}""")]
    [InlineData("Anthropic", """{"type":"string","pattern":"^a.*$","description":"{minLength: 1, maxLength: 9}"}""")]
    [InlineData("Gemini", """{"type":"string","description":"{minLength: 1, maxLength: 9, pattern: ^a.*$}"}""")]
    public void Bounds_of_text(string dialect, string expected)
        => Assert.Equal(expected, PropertyIn(dialect, new("p", "p", Text with { Rules = new() { MinLength = 1, MaxLength = 9, Pattern = "a.*" } })));

    [Theory]
    [InlineData("Full", """{"type":"integer","minimum":1,"maximum":2147483647,"description":"How many."}""")]
    [InlineData("OpenAI", """{"type":"integer","minimum":1,"description":"How many."}""")]
    [InlineData("Anthropic", """{"type":"integer","description":"How many. {minimum: 1}"}""")]
    [InlineData("Gemini", """{"type":"integer","minimum":1,"description":"How many."}""")]
    public void Bounds_of_a_number(string dialect, string expected)
        => Assert.Equal(expected, PropertyIn(dialect, new("p", "p", Number with { Rules = new() { Minimum = "0.5" } }) { Description = "How many." }));

    [Theory]
    [InlineData("(?=a)b", false)]
    [InlineData("\\bword", false)]
    [InlineData("(a)\\1", false)]
    [InlineData("(?:a|b)+[0-9]{2}\\.", true)]
    public void A_pattern_that_Anthropic_refuses_is_told(string pattern, bool isKept)
        => Assert.Equal(isKept, PropertyIn("Anthropic", new("p", "p", Text with { Rules = new() { Pattern = pattern } })).Contains("\"pattern\":", StringComparison.Ordinal));

    [Theory]
    [InlineData("Full", """{"type":["string","null"],"default":"x"}""")]
    [InlineData("OpenAI", """{"type":["string","null"],"description":"{default: x}"}""")]
    [InlineData("Anthropic", """{"type":"string","description":"{default: x}"}""")]
    [InlineData("Gemini", """{"type":["string","null"],"description":"{default: x}"}""")]
    public void A_default(string dialect, string expected)
        => Assert.Equal(expected, PropertyIn(dialect, new("p", "p", Text) { IsOptional = true, Default = "\"x\"", DefaultJson = "\"x\"" }));

    [Theory]
    [InlineData("Full", """{"anyOf":[{"type":"object","additionalProperties":{"type":"string"}},{"type":"null"}]}""")]
    [InlineData("OpenAI", """{"anyOf":[{"type":"array","items":{"type":"object","properties":{"key":{"type":"string"},"value":{"type":"string"}},"required":["key","value"],"additionalProperties":false}},{"type":"null"}]}""")]
    public void A_dictionary(string dialect, string expected)
    {
        ValueSpec dictionary = new(ValueKind.Dictionary, "global::System.Collections.Generic.Dictionary<string, string>")
        {
            Collection = CollectionKind.Dictionary,
            Item = Text,
            IsNullable = true,
        };
        Assert.Equal(expected, PropertyIn(dialect, new("p", "p", dictionary)));
    }

    [Fact]
    public void A_type_that_contains_itself_is_a_definition()
    {
        ValueSpec node = new(ValueKind.Object, "global::N.Node") { Object = "global::N.Node" };
        ObjectSpec type = new("global::N.Node") { Description = "A node.", Members = new([new MemberSpec("Next", "next", node with { IsNullable = true })]) };

        string schema = Schema(Dialect.Full, new MemberSpec("p", "p", node) { Description = "The first." }, type);

        Assert.Equal(
            """{"type":"object","properties":{"p":{"anyOf":[{"$ref":"#/$defs/Node"}],"description":"The first."}},"required":["p"],"additionalProperties":false,"$defs":{"Node":{"type":"object","description":"A node.","properties":{"next":{"anyOf":[{"$ref":"#/$defs/Node"},{"type":"null"}]}},"required":["next"],"additionalProperties":false}}}""",
            schema);
    }

    [Theory]
    [InlineData("a", "^a$")]
    [InlineData("^a$", "^a$")]
    [InlineData("a\\$", "^a\\$$")]
    [InlineData("a|b", "^(?:a|b)$")]
    public void A_pattern_is_tied_to_the_whole_value(string pattern, string anchored) => Assert.Equal(anchored, PatternText.Anchored(pattern));

    [Theory]
    [InlineData("1.5", "1.50", 0)]
    [InlineData("1e2", "99", 1)]
    [InlineData("-0.1", "0", -1)]
    [InlineData("1.7976931348623157E+308", "79228162514264337593543950335", 1)]
    public void Numbers_are_compared_exactly(string left, string right, int order)
        => Assert.Equal(order, Math.Sign(ExactNumber.Parse(left).CompareTo(ExactNumber.Parse(right))));

    private static string PropertyIn(string dialect, MemberSpec member)
    {
        string schema = Schema(Dialect.All.Single(candidate => candidate.Name == dialect), member);
        int start = schema.IndexOf("\"p\":", StringComparison.Ordinal) + "\"p\":".Length;
        return schema[start..schema.IndexOf("},\"required\"", start, StringComparison.Ordinal)] switch
        {
            // Its own "required" was found where the property holds an object.
            string text when text.Count(c => c == '{') > text.Count(c => c == '}') => schema[start..schema.LastIndexOf("},\"required\"", StringComparison.Ordinal)],
            string text => text,
        };
    }

    private static string Schema(Dialect dialect, MemberSpec member, params ObjectSpec[] objects)
    {
        PartialTypeSpec type = new("N", new([]), "partial class T", "T", "global::N.T");
        ToolSpec tool = new("Do", "n_do", Tier.ReadOnly, Shape.Read) { Parameters = new([member]) };
        return SchemaEmitter.Emit(tool, new WireTypes(new ToolsSpec(type, "n") { Objects = new(objects) }), dialect);
    }
}
