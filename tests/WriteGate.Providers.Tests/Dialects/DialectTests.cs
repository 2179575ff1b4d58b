using System.Text.Json;

using WriteGate.Providers.Tests.Desk;
using WriteGate.Tools;

namespace WriteGate.Providers.Tests.Dialects;

/// <summary>Every emitted schema against the rules of the provider it is for, and the rules against schemas that break them.</summary>
public sealed class DialectTests
{
    private static readonly Dictionary<SchemaDialect, SchemaRules> Rules = new()
    {
        [SchemaDialect.Full] = new McpRules(),
        [SchemaDialect.OpenAI] = new OpenAIRules(),
        [SchemaDialect.Anthropic] = new AnthropicRules(),
        [SchemaDialect.Gemini] = new GeminiRules(),
    };

    public static TheoryData<SchemaDialect> Dialects => [.. Enum.GetValues<SchemaDialect>()];

    [Theory]
    [MemberData(nameof(Dialects))]
    public async Task Every_schema_keeps_the_rules_of_its_provider(SchemaDialect dialect)
    {
        await using DeskGate gate = new();
        await using GateRun run = gate.OpenRun("everything");
        Assert.NotEmpty(run.Tools);

        IEnumerable<string> breaches = run.Tools.SelectMany(tool => Rules[dialect]
            .Check(tool.Contract.Name, JsonElement.Parse(tool.Schema(dialect)))
            .Select(breach => $"{tool.Contract.Name} {breach}"));

        Assert.Empty(breaches);
    }

    [Theory]
    [MemberData(nameof(Dialects))]
    public void C13_the_schema_of_a_hand_off_keeps_the_rules_of_its_provider(SchemaDialect dialect)
        => Assert.Empty(Rules[dialect].Check(HandOff.Contract<Handover>().Name, JsonElement.Parse(HandOff.Schema<Handover>(dialect))));

    [Theory]
    [InlineData(SchemaDialect.OpenAI, """{"anyOf":[{"type":"object","properties":{},"required":[],"additionalProperties":false}]}""", "the root must be")]
    [InlineData(SchemaDialect.OpenAI, """{"type":"object","properties":{"a":{"type":"string"}},"required":[],"additionalProperties":false}""", "\"a\" must be required")]
    [InlineData(SchemaDialect.OpenAI, """{"type":"object","properties":{"a":{"type":"string","minLength":1}},"required":["a"],"additionalProperties":false}""", "\"minLength\" is not taken")]
    [InlineData(SchemaDialect.OpenAI, """{"type":"object","properties":{"a":{"type":"string","format":"uri"}},"required":["a"],"additionalProperties":false}""", "\"uri\" is not taken")]
    [InlineData(SchemaDialect.OpenAI, """{"type":"object","properties":{"a":{"type":["string","null"],"enum":["x"]}},"required":["a"],"additionalProperties":false}""", "null is a type")]
    [InlineData(SchemaDialect.OpenAI, """{"type":"object","properties":{"a":{"$ref":"#/$defs/b","description":"x"}},"required":["a"],"additionalProperties":false,"$defs":{"b":{"type":"string"}}}""", "beside $ref")]
    [InlineData(SchemaDialect.OpenAI, """{"type":"object","properties":{"a":{"$ref":"#/$defs/c"}},"required":["a"],"additionalProperties":false}""", "leads nowhere")]
    [InlineData(SchemaDialect.OpenAI, """{"type":"object","properties":{"a":{"anyOf":[{"type":"object","properties":{"k":{"type":"string"}},"required":["k"],"additionalProperties":false},{"type":"object","properties":{"k":{"type":"null"}},"required":["k"],"additionalProperties":false}]}},"required":["a"],"additionalProperties":false}""", "same key")]
    [InlineData(SchemaDialect.Anthropic, """{"type":"object","properties":{"a":{"type":"object","properties":{},"additionalProperties":true}},"additionalProperties":false}""", "must be false")]
    [InlineData(SchemaDialect.Anthropic, """{"type":"object","properties":{"a":{"type":"integer","minimum":1}},"additionalProperties":false}""", "\"minimum\" is not taken")]
    [InlineData(SchemaDialect.Anthropic, """{"type":"object","properties":{"a":{"type":"array","minItems":2,"items":{"type":"string"}}},"additionalProperties":false}""", "minItems may be")]
    [InlineData(SchemaDialect.Anthropic, """{"type":"object","properties":{"a":{"type":"string","pattern":"(?=x)"}},"additionalProperties":false}""", "looks around")]
    [InlineData(SchemaDialect.Anthropic, """{"type":"object","properties":{"a":{"$ref":"#/$defs/b"}},"additionalProperties":false,"$defs":{"b":{"type":"object","properties":{"c":{"$ref":"#/$defs/b"}},"additionalProperties":false}}}""", "holds itself")]
    [InlineData(SchemaDialect.Gemini, """{"type":"object","properties":{"a":{"type":"string","pattern":"x"}},"required":["a"],"additionalProperties":false}""", "\"pattern\" is not taken")]
    [InlineData(SchemaDialect.Gemini, """{"type":"object","properties":{"a":{"type":"object"}},"required":["a"],"additionalProperties":false}""", "must name its properties")]
    [InlineData(SchemaDialect.Full, """{"type":"object","properties":{},"required":["a"],"additionalProperties":false}""", "is required and no property")]
    public void A_schema_that_breaks_a_rule_is_found(SchemaDialect dialect, string schema, string breach)
        => Assert.Contains(breach, Assert.Single(Rules[dialect].Check("tool", JsonElement.Parse(schema))), StringComparison.Ordinal);

    [Theory]
    [InlineData(SchemaDialect.OpenAI, "a.b")]
    [InlineData(SchemaDialect.OpenAI, "")]
    [InlineData(SchemaDialect.Anthropic, "a b")]
    [InlineData(SchemaDialect.Gemini, "1a")]
    [InlineData(SchemaDialect.Full, "a/b")]
    public void A_name_that_a_provider_refuses_is_found(SchemaDialect dialect, string name)
        => Assert.Single(Rules[dialect].Check(name, JsonElement.Parse("""{"type":"object","properties":{},"required":[],"additionalProperties":false}""")));

    [Theory]
    [InlineData(10, true)]
    [InlineData(11, false)]
    public void Levels_are_counted_through_references(int levels, bool isAllowed)
    {
        string inner = """{"type":"object","properties":{"b":{"$ref":"#/$defs/leaf"}},"required":["b"],"additionalProperties":false}""";
        for (int level = 2; level < levels; level++)
        {
            inner = $$$"""{"type":"object","properties":{"a":{{{inner}}}},"required":["a"],"additionalProperties":false}""";
        }

        string leaf = """,{"leaf":{"type":"object","properties":{},"required":[],"additionalProperties":false}}""";
        JsonElement schema = JsonElement.Parse($"{inner[..^1]}{leaf.Replace(",{", ",\"$defs\":{", StringComparison.Ordinal)}}}");
        Assert.Equal(isAllowed, new OpenAIRules().Check("tool", schema).Count == 0);
    }

    [Theory]
    [InlineData(1_000, true)]
    [InlineData(1_001, false)]
    public void Values_of_enums_are_counted(int values, bool isAllowed)
    {
        string names = string.Join(',', Enumerable.Range(0, values).Select(i => $"\"v{i}\""));
        JsonElement schema = JsonElement.Parse(
            $$$"""{"type":"object","properties":{"a":{"type":"string","enum":[{{{names}}}]}},"required":["a"],"additionalProperties":false}""");
        Assert.Equal(isAllowed, new OpenAIRules().Check("tool", schema).Count == 0);
    }
}
