namespace WriteGate.Tools;

/// <summary>Whose rules a tool's schema keeps. Where a tool fits the common core all dialects are the same bytes.</summary>
public enum SchemaDialect
{
    /// <summary>Everything JSON Schema 2020-12 can say; for MCP and documentation.</summary>
    Full,

    /// <summary>OpenAI strict mode: every property required, bounds it refuses moved to descriptions.</summary>
    OpenAI,

    /// <summary>Anthropic strict tools: optional properties left out of <c>required</c>, bounds in descriptions.</summary>
    Anthropic,

    /// <summary>Gemini's <c>parametersJsonSchema</c>.</summary>
    Gemini,
}
