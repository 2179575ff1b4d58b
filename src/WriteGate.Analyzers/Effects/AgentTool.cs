using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Contracts;

namespace WriteGate.Analyzers.Effects;

/// <summary>Something that an agent can call, however it is declared.</summary>
/// <param name="Method">The method, local function or lambda that runs.</param>
/// <param name="Declaration">What makes it a tool.</param>
/// <param name="Location">Where it is made a tool: the method's name, or what is handed to a factory.</param>
/// <param name="Name">What a message calls it: the name it is given, else the method's.</param>
internal sealed record AgentTool(IMethodSymbol Method, ToolDeclaration Declaration, Location Location, string Name)
{
    /// <summary>The tier of <c>[WriteTier]</c>; null without one.</summary>
    public Tier? Tier { get; init; }

    /// <summary>What the host is told about it; null where the host takes no hints.</summary>
    public ToolHints? Hints { get; init; }

    /// <summary>The attribute of its host; null where it is handed to a factory or to nobody.</summary>
    public AttributeData? Host { get; init; }

    /// <summary>Whether its only way to an agent is the gate: a tier, in an <c>[AgentTools]</c> class, and no host of its own.</summary>
    public bool IsGated { get; init; }

    /// <summary>How a message begins that tells of the tool, with its tier where it has one: <c>The Reviewed tool 'Close'</c>.</summary>
    public string Title => Tier is { } tier ? $"The {tier} tool '{Name}'" : $"The tool '{Name}'";
}
