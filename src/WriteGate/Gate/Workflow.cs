using WriteGate.Tools;

namespace WriteGate;

/// <summary>Says which tools a workflow may use. What is not allowed is denied, and not shown to the agent.</summary>
public sealed class Workflow
{
    private readonly Dictionary<string, GatedTool> tools = new(StringComparer.Ordinal);

    internal Workflow(string name) => Name = name;

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Allows all tools of a class, or those named.</summary>
    /// <typeparam name="TTools">The class.</typeparam>
    /// <param name="names">Names of tools; none means all.</param>
    /// <exception cref="ArgumentException">The class has no tool of that name.</exception>
    public Workflow Allow<TTools>(params string[] names)
        where TTools : class, IAgentTools<TTools>
    {
        IReadOnlyList<GatedTool> all = TTools.Tools;
        string? unknown = names.FirstOrDefault(name => all.All(tool => tool.Contract.Name != name));
        if (unknown is not null)
        {
            throw new ArgumentException(
                $"{typeof(TTools)} has no tool \"{unknown}\"; it has {string.Join(", ", all.Select(tool => tool.Contract.Name))}.", nameof(names));
        }

        foreach (GatedTool tool in all.Where(tool => names.Length == 0 || names.Contains(tool.Contract.Name, StringComparer.Ordinal)))
        {
            tools[tool.Contract.Name] = tool;
        }

        return this;
    }

    internal IReadOnlyCollection<GatedTool> Tools => tools.Values;

    /// <summary>The tools that an agent is given.</summary>
    internal IEnumerable<GatedTool> Handed => tools.Values.Where(tool => tool.Contract.Tier != WriteTier.Never);

    internal GatedTool? Find(string name) => tools.GetValueOrDefault(name);
}
