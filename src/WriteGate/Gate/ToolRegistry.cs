using System.Reflection;

using WriteGate.Tools;

namespace WriteGate;

/// <summary>The tools and workflows that the host registered.</summary>
internal sealed class ToolRegistry
{
    private readonly Dictionary<string, GatedTool> tools = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Workflow> workflows = new(StringComparer.Ordinal);

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

    public Workflow AddWorkflow(string name)
    {
        Workflow workflow = new(name);
        return workflows.TryAdd(name, workflow)
            ? workflow
            : throw new InvalidOperationException($"The workflow \"{name}\" is defined twice.");
    }

    public Workflow? FindWorkflow(string name) => workflows.GetValueOrDefault(name);

    public GatedTool? Find(string name) => tools.GetValueOrDefault(name);
}
