using System.Text;
using System.Text.Json;

using WriteGate;
using WriteGate.Tools;

namespace QueueWorker;

/// <summary>A tool as every agent framework takes it: a name, a description, a JSON schema and a callback from text to text.</summary>
public sealed record PlainTool(string Name, string Description, JsonElement Schema, Func<string, string, Task<string>> CallAsync)
{
    /// <summary>The tools of a run. The callback takes the framework's identifier of the call and the arguments as the model wrote them.</summary>
    public static IReadOnlyList<PlainTool> Of(GateRun run, SchemaDialect dialect) =>
    [
        .. run.Tools.Select(tool => new PlainTool(
            tool.Contract.Name,
            tool.Contract.Description,
            JsonElement.Parse(tool.Schema(dialect)),
            async (callId, arguments) =>
            {
                GateResult result = await run.CallAsync(tool.Contract.Name, Encoding.UTF8.GetBytes(arguments), new CallOptions { CallId = callId });
                return result.ToJson();
            })),
    ];
}
