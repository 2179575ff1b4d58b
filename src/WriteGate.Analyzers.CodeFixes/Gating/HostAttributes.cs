using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.CodeFixes.Gating;

/// <summary>The attributes by which AI hosts take a method for a tool; a gated method must not carry them.</summary>
internal static class HostAttributes
{
    private static readonly string[] Names =
    [
        "ModelContextProtocol.Server.McpServerToolAttribute",
        "Microsoft.SemanticKernel.KernelFunctionAttribute",
        "AutoGen.Core.FunctionAttribute",
    ];

    public static AttributeData? Of(IMethodSymbol method, KnownSymbols known)
        => method.GetAttributes().FirstOrDefault(a => Names.Contains(known.NameOf(a.AttributeClass)));

    /// <summary>The name that an agent knows the tool by, where the attribute gives it.</summary>
    public static string? ToolName(AttributeData host)
    {
        TypedConstant named = host.NamedArguments.FirstOrDefault(a => a.Key is "Name" or "FunctionName").Value;
        TypedConstant first = host.ConstructorArguments.FirstOrDefault();
        return named.Value as string ?? first.Value as string;
    }
}
