using System.Reflection;

using WriteGate.Intents;
using WriteGate.Tools;

namespace WriteGate;

/// <summary>The tools and workflows that the host registered.</summary>
internal sealed class ToolRegistry
{
    private readonly Dictionary<string, GatedTool> tools = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Workflow> workflows = new(StringComparer.Ordinal);

    public IReadOnlyCollection<GatedTool> Tools => tools.Values;

    public IReadOnlyCollection<string> Workflows => workflows.Keys;

    public bool HasSensitiveTools => tools.Values.Any(tool => tool.Contract.IsSensitive);

    public void Add<TTools>()
        where TTools : class, IAgentTools<TTools>
    {
        Dictionary<string, string> surface = typeof(TTools).Assembly.GetCustomAttributes<WriteSurfaceAttribute>()
            .Where(line => line.Hash.Length > 0)
            .ToDictionary(line => line.Name, line => line.Hash, StringComparer.Ordinal);
        foreach (GatedTool tool in TTools.Tools)
        {
            ToolContract contract = tool.Contract;
            if (!surface.TryGetValue(contract.Name, out string? hash) || hash != contract.SchemaHash)
            {
                throw new InvalidOperationException(
                    $"The tool {contract.Name} of {typeof(TTools)} is not in the write surface of its build; only generated tools can be used. Rebuild the project with the WriteGate package.");
            }

            if (tools.TryGetValue(contract.Name, out GatedTool? other) && other != tool)
            {
                throw new InvalidOperationException(
                    $"Two tools are called {contract.Name}: one of {other.ToolsType}, one of {typeof(TTools)}. Rename one with [ToolName].");
            }

            tools[contract.Name] = tool;
        }
    }

    /// <exception cref="InvalidOperationException">A workflow allows a tool that was not added, and so was not held against the build's write surface.</exception>
    public void RequireAdded()
    {
        foreach (Workflow workflow in workflows.Values)
        {
            if (workflow.Tools.FirstOrDefault(tool => Find(tool.Contract.Name)?.ToolsType != tool.ToolsType) is { } stranger)
            {
                throw new InvalidOperationException(
                    $"The workflow \"{workflow.Name}\" allows {stranger.Contract.Name}, but the tools of {stranger.ToolsType} were not added. Call AddTools<{stranger.ToolsType.Name}>() in AddWriteGate.");
            }
        }
    }

    public Workflow AddWorkflow(string name)
    {
        Workflow workflow = new(name);
        return workflows.TryAdd(name, workflow)
            ? workflow
            : throw new InvalidOperationException($"The workflow \"{name}\" is defined twice.");
    }

    public Workflow? FindWorkflow(string name) => workflows.GetValueOrDefault(name);

    public GatedTool? Find(string name) => tools.GetValueOrDefault(name);

    /// <summary>Whether it is a plan, or a batch as a whole: written, resolved and taken back item by item. An item names its record.</summary>
    public bool HasItems(Intent intent)
        => Plan.Is(intent) || (intent.RecordId is null && intent.RollbackOf is null && Find(intent.Tool)?.Contract.Shape == ToolShape.Batch);
}
