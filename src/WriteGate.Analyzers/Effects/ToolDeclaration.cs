namespace WriteGate.Analyzers.Effects;

/// <summary>What makes a method a tool.</summary>
internal enum ToolDeclaration
{
    /// <summary><c>[WriteTier]</c>, whatever else.</summary>
    WriteTier,

    /// <summary>A public method of an <c>[AgentTools]</c> class.</summary>
    AgentTools,

    /// <summary>ModelContextProtocol: <c>[McpServerTool]</c>, <c>McpServerTool.Create</c>.</summary>
    Mcp,

    /// <summary>Semantic Kernel: <c>[KernelFunction]</c>, <c>KernelFunctionFactory</c>.</summary>
    Kernel,

    /// <summary>AutoGen: <c>[Function]</c>.</summary>
    AutoGen,

    /// <summary>Microsoft.Extensions.AI: <c>AIFunctionFactory.Create</c>.</summary>
    AIFunction,

    /// <summary>An attribute that the project names in <c>writegate_tool_attributes</c>, or one of those known by default.</summary>
    Configured,
}
