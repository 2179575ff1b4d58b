using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Effects;
using WriteGate.Analyzers.Rules;

namespace WriteGate.Analyzers.Tests.Effects;

/// <summary>Says of each tool that is found what it is.</summary>
#pragma warning disable RS1001, RS1036, RS2008 // Never loaded by a compiler and never released.
public sealed class ToolNamer() : ToolRule([Found])
{
    public const string Id = "TOOL";

    private static readonly DiagnosticDescriptor Found = new(Id, "Tool", "{0}", "Tests", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    private protected override IEnumerable<Diagnostic> Diagnostics(AgentTool tool, ToolRuleContext context)
        => [Diagnostic.Create(Found, tool.Location, $"{tool.Declaration} {tool.Name}{Tier(tool)}{Hints(tool.Hints)}{(tool.IsGated ? " gated" : "")}")];

    private static string Tier(AgentTool tool) => tool.Tier is { } tier ? " " + tier : "";

    private static string Hints(ToolHints? hints) => hints is null ? ""
        : (hints.ReadOnly is { } read ? $" ReadOnly={read}" : "")
            + (hints.Destructive is { } destructive ? $" Destructive={destructive}" : "")
            + (hints.Idempotent is { } idempotent ? $" Idempotent={idempotent}" : "")
            + (hints.OpenWorld is { } open ? $" OpenWorld={open}" : "");
}
