using System.Text.Json;

using Microsoft.Extensions.AI;

namespace WriteGate.Hosts.Tests.AI;

/// <summary>Calls a function as a host does: with a dictionary of what the model sent.</summary>
internal static class AIFunctionCalls
{
    public static AIFunction Function(this GateRun run, string name, WriteGate.AI.AIToolOptions? options = null)
        => (AIFunction)run.AsAITools(options).Single(tool => tool.Name == name);

    public static AIFunctionArguments Arguments(string json)
        => new(JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)!.ToDictionary(pair => pair.Key, pair => (object?)pair.Value));

    public static Task<JsonElement> CallAsync(this GateRun run, string name, string json) => run.CallAsync(name, Arguments(json));

    public static async Task<JsonElement> CallAsync(
        this GateRun run, string name, AIFunctionArguments arguments, WriteGate.AI.AIToolOptions? options = null)
        => Assert.IsType<JsonElement>(await run.Function(name, options).InvokeAsync(arguments));

    public static string? Outcome(this JsonElement result) => result.GetProperty("outcome").GetString();

    public static IEnumerable<string> Violations(this JsonElement result)
        => result.GetProperty("violations").EnumerateArray().Select(violation => $"{violation.GetProperty("path").GetString()} {violation.GetProperty("code").GetString()}");
}
