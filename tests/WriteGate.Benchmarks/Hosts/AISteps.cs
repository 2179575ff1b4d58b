using System.Text.Json;

using Microsoft.Extensions.AI;

using WriteGate.Benchmarks.Calls;

namespace WriteGate.Benchmarks.Hosts;

/// <summary>Microsoft.Extensions.AI: arguments as its chat clients hand them over, a dictionary of elements.</summary>
internal static class AISteps
{
    public static void AddTo(PairedLoop loop, GateRun run, FreightTools tools)
    {
        AIFunction gated = run.AsAITools().OfType<AIFunction>().Single(tool => tool.Name == FreightGate.Quote);
        AIFunction own = AIFunctionFactory.Create(Reflection.Quote, tools, new AIFunctionFactoryOptions { SerializerOptions = Reflection.Json });
        loop.Add("host.ai.gated", count => Invoke(count, gated));
        loop.Add("host.ai.own", count => Invoke(count, own));
    }

    private static void Invoke(int count, AIFunction function)
    {
        Dictionary<string, object?> members = JsonElement.Parse(Documents.Booking).EnumerateObject()
            .ToDictionary(member => member.Name, member => (object?)member.Value, StringComparer.Ordinal);
        for (int i = 0; i < count; i++)
        {
            object? answer = function.InvokeAsync(new AIFunctionArguments(members)).AsTask().GetAwaiter().GetResult();
            HostMeasurement.Demand(answer is JsonElement json && (json.TryGetProperty("value"u8, out _) || json.TryGetProperty("price"u8, out _)), function.Name);
        }
    }
}
