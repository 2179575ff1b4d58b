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

    /// <summary>Whether the contract reader reads it, so that its signature is held to the contract: a tier, in an <c>[AgentTools]</c> class.</summary>
    public bool HasContract { get; init; }

    /// <summary>What hands it to agents around the gate, as a message shows it: <c>[McpServerTool]</c>, <c>AIFunctionFactory.Create</c>; null for nothing.</summary>
    public string? HandedBy { get; init; }

    /// <summary>Whether its only way to an agent is the gate.</summary>
    public bool IsGated => HasContract && HandedBy is null;

    /// <summary>What its author or its maker says it does, beside attributes and comments of the method; null for nothing.</summary>
    public string? Description { get; init; }

    /// <summary>What a message calls it before its name: <c>Reviewed tool</c>, or <c>tool</c> without a tier.</summary>
    public string Kind => Tier is { } tier ? $"{tier} tool" : "tool";

    /// <summary>How a message begins that tells of the tool: <c>The Reviewed tool 'Close'</c>.</summary>
    public string Title => $"The {Kind} '{Name}'";
}
