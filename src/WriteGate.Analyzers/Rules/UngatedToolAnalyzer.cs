using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Effects;

namespace WriteGate.Analyzers.Rules;

/// <summary>WG1001: refuses a tool that writes and has no tier.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UngatedToolAnalyzer() : ToolRule([UngatedWriteRule.Reaches])
{
    private protected override IEnumerable<Diagnostic> Diagnostics(AgentTool tool, ToolRuleContext context)
    {
        if (tool.Tier is null && context.EffectsOf(tool).Worst is { Kind: EffectKind.Write } write)
        {
            yield return Diagnostic.Create(UngatedWriteRule.Reaches, tool.Location, [write.Call], tool.Title, write.Route(tool.Method));
        }
    }
}
