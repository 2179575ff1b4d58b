using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Effects;

namespace WriteGate.Analyzers.Rules;

/// <summary>WG1007: refuses a deleting tool that no person reviews.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnreviewedDeleteAnalyzer() : ToolRule(UnreviewedDeleteRule.Descriptors)
{
    private protected override IEnumerable<Diagnostic> Diagnostics(AgentTool tool, ToolRuleContext context)
    {
        if (tool.Tier == Tier.Autonomous
            && context.EffectsOf(tool).Effects.FirstOrDefault(e => e.Kind == EffectKind.Write && e.Traits.HasFlag(EffectTraits.Deletes)) is { } deletion)
        {
            yield return Diagnostic.Create(UnreviewedDeleteRule.Deletes, tool.Location, [deletion.Call], tool.Title, deletion.Route(tool.Method));
        }
    }
}
