using System.Text.Json;

using WriteGate.Tools;

namespace WriteGate.Providers.Tests.Providers;

/// <summary>A call as a model makes it.</summary>
/// <param name="Id">The provider's identifier.</param>
/// <param name="Tool">Name of the tool.</param>
/// <param name="Arguments">The text that the model wrote.</param>
public sealed record ModelCall(string Id, string Tool, string Arguments);

/// <summary>A tool as it was sent.</summary>
public sealed record SentTool(string Name, string Description, bool Strict, JsonElement Schema);

/// <summary>The answer to a call as it was sent.</summary>
public sealed record SentAnswer(string Id, JsonElement Result, bool? IsError)
{
    public string Outcome => Result.GetProperty("outcome").GetString()!;
}

/// <summary>A provider: its wire format on one side, the loop that a user of its SDK writes on the other.</summary>
public abstract class Provider
{
    public abstract SchemaDialect Dialect { get; }

    public abstract string Path { get; }

    /// <summary>Whether arguments travel as a text, so that they need not be JSON.</summary>
    public abstract bool SendsArgumentsAsText { get; }

    /// <summary>A model's message: some calls, or its last word.</summary>
    public abstract string Reply(params IReadOnlyList<ModelCall> calls);

    public abstract IReadOnlyList<SentTool> ToolsIn(JsonElement request);

    /// <summary>The answers to the calls of the message before.</summary>
    public abstract IReadOnlyList<SentAnswer> AnswersIn(JsonElement request);

    /// <summary>Talks through the SDK until the model calls no more tools.</summary>
    public abstract Task<string> ConverseAsync(Uri server, GateRun run);

    protected static string Text(string text) => JsonSerializer.Serialize(text);
}
