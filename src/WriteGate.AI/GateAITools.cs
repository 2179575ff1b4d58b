using Microsoft.Extensions.AI;

using WriteGate.AI;
using WriteGate.Tools;

namespace WriteGate;

/// <summary>Hands gated tools to a Microsoft.Extensions.AI host.</summary>
public static class GateAITools
{
    /// <summary>The tools that a run may use, ready for <see cref="ChatOptions.Tools"/>.</summary>
    /// <param name="run">The run that every call belongs to.</param>
    /// <param name="options">How; null for the defaults.</param>
    public static IList<AITool> AsAITools(this GateRun run, AIToolOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        return [.. run.Tools.Select(tool => tool.AsAIFunction(run, options))];
    }

    /// <summary>One tool in a run. The gate denies it where the run's workflow does not allow it.</summary>
    /// <param name="tool">The tool.</param>
    /// <param name="run">The run that every call belongs to.</param>
    /// <param name="options">How; null for the defaults.</param>
    public static GatedAIFunction AsAIFunction(this GatedTool tool, GateRun run, AIToolOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(tool);
        ArgumentNullException.ThrowIfNull(run);
        return new GatedAIFunction(tool, run, options ?? AIToolOptions.Default);
    }
}
