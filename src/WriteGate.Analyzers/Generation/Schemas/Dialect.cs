using WriteGate.Analyzers.Contracts.Reading;

namespace WriteGate.Analyzers.Generation.Schemas;

/// <summary>
/// Whose rules a schema keeps. A keyword that a provider refuses is told in the description instead; the strict reader
/// enforces it in any case.
/// </summary>
internal sealed class Dialect(string name)
{
    /// <summary>JSON Schema 2020-12.</summary>
    public static readonly Dialect Full = new("Full")
    {
        Keywords = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minLength", "maxLength", "pattern", "notBlank", "format",
            "contentEncoding", "minItems", "maxItems", "uniqueItems", "not", "default"],
        Formats = ["date-time", "date", "time", "duration", "email", "uri", "uuid"],
        StatesTypeBounds = true,
        HasMaps = true,
    };

    /// <summary>OpenAI strict mode: <c>https://developers.openai.com/api/docs/guides/structured-outputs</c>.</summary>
    public static readonly Dialect OpenAI = new("OpenAI")
    {
        Keywords = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "pattern", "format", "minItems", "maxItems"],
        Formats = ["date-time", "date", "time", "duration", "email", "uuid"],
        SpreadsFirstKeys = true,
    };

    /// <summary>Anthropic strict tools: <c>https://platform.claude.com/docs/en/build-with-claude/structured-outputs</c>.</summary>
    public static readonly Dialect Anthropic = new("Anthropic")
    {
        Keywords = ["pattern", "format", "minItems"],
        Formats = ["date-time", "date", "time", "duration", "email", "uri", "uuid"],
        RequiresAll = false,
        NullsOptional = false,
        HasSimplePatterns = true,
    };

    /// <summary>Gemini's <c>parametersJsonSchema</c>: <c>https://cloud.google.com/vertex-ai/docs/reference/rest/v1beta1/FunctionDeclaration</c>.</summary>
    public static readonly Dialect Gemini = new("Gemini")
    {
        Keywords = ["minimum", "maximum", "format", "minItems", "maxItems"],
        Formats = ["date-time", "date", "time", "duration", "email"],
    };

    /// <summary><see cref="Full"/> without a word of prose: what an agent may send, for the write surface.</summary>
    public static readonly Dialect Undescribed = new("Undescribed")
    {
        Keywords = Full.Keywords,
        Formats = Full.Formats,
        StatesTypeBounds = true,
        HasMaps = true,
        HasDescriptions = false,
    };

    /// <summary>Those of the runtime, <see cref="Full"/> first.</summary>
    public static readonly IReadOnlyList<Dialect> All = [Full, OpenAI, Anthropic, Gemini];

    /// <summary>The name in the runtime's <c>SchemaDialect</c>.</summary>
    public string Name { get; } = name;

    /// <summary>Keywords it takes, beside those of every dialect.</summary>
    public string[] Keywords { private get; init; } = [];

    /// <summary>Values of <c>format</c> it takes.</summary>
    public string[] Formats { private get; init; } = [];

    /// <summary>Whether bounds of the C# type itself are stated.</summary>
    public bool StatesTypeBounds { get; init; }

    /// <summary>Whether it says what things are for.</summary>
    public bool HasDescriptions { get; init; } = true;

    /// <summary>Whether a dictionary is an open object; otherwise it is a list of key and value.</summary>
    public bool HasMaps { get; init; }

    /// <summary>Whether everything is in <c>required</c>, what may be left out too.</summary>
    public bool RequiresAll { get; init; } = true;

    /// <summary>Whether null is how something is left out.</summary>
    public bool NullsOptional { get; init; } = true;

    /// <summary>Whether branches of one union must not begin with the same key (openai-python#2193).</summary>
    public bool SpreadsFirstKeys { get; init; }

    /// <summary>Whether patterns with look-around, back-references and word boundaries are refused.</summary>
    public bool HasSimplePatterns { get; init; }

    public bool Keeps(Keyword keyword) => Keywords.Contains(keyword.Name) && keyword.Name switch
    {
        "format" => Formats.Contains(JsonText.Decode(keyword.Json)),
        "pattern" => !HasSimplePatterns || EcmaPattern.IsSimple(JsonText.Decode(keyword.Json)),
        "minItems" => !HasSimplePatterns || keyword.Json is "0" or "1",
        _ => !keyword.IsOfType || StatesTypeBounds,
    };
}
