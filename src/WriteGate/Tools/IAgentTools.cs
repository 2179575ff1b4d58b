namespace WriteGate.Tools;

/// <summary>What the generator adds to every <see cref="AgentToolsAttribute"/> class: its gated tools, without reflection.</summary>
/// <typeparam name="TSelf">The class.</typeparam>
public interface IAgentTools<TSelf>
    where TSelf : class, IAgentTools<TSelf>
{
    /// <summary>The tools whose contract could be read; one with a mistake is left out, and the mistake is a build error.</summary>
    static abstract IReadOnlyList<GatedTool> Tools { get; }
}
