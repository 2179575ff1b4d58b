using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Effects;

namespace WriteGate.Analyzers.Rules;

/// <summary>WG1002: refuses a tool that is read-only by its tier, or by what its host is told, and writes.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FalseReadAnalyzer() : ToolRule(FalseReadRule.Descriptors)
{
    private protected override IEnumerable<Diagnostic> Diagnostics(AgentTool tool, ToolRuleContext context)
    {
        DiagnosticDescriptor? claim = tool.Tier == Tier.ReadOnly ? FalseReadRule.Tier
            : tool is { Tier: null, Hints.ReadOnly: true } ? FalseReadRule.Hint
            : null;
        if (claim is not null && context.EffectsOf(tool).Worst is { Kind: EffectKind.Write } write)
        {
            yield return Diagnostic.Create(claim, tool.Location, [write.Call], tool.Title, write.Route(tool.Method));
        }
    }
}
