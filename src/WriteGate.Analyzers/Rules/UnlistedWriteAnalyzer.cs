using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Effects;

namespace WriteGate.Analyzers.Rules;

/// <summary>WG1005: warns of a call that is a write by its verb only, in a tool that is not known to write.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnlistedWriteAnalyzer() : ToolRule(UnlistedWriteRule.Descriptors)
{
    private protected override IEnumerable<Diagnostic> Diagnostics(AgentTool tool, ToolRuleContext context)
    {
        EffectSummary summary = tool.Tier is null or Tier.ReadOnly ? context.EffectsOf(tool) : EffectSummary.None;
        if (summary.Kind != EffectKind.Unknown)
        {
            yield break;
        }

        foreach (Effect effect in summary.Effects.Where(e => e.Kind == EffectKind.Unknown))
        {
            string? id = effect.Sink?.OriginalDefinition.GetDocumentationCommentId();
            bool isRequest = id is null || WriteVerbs.KindOf(effect.Sink!.Name) != EffectKind.Write || effect.Sink.ContainingAssembly.Name == "System.Net.Http";
            yield return isRequest
                ? Diagnostic.Create(UnlistedWriteRule.Request, effect.Call, tool.Title, effect.SinkName, effect.Route(tool.Method))
                : Diagnostic.Create(UnlistedWriteRule.Verb, effect.Call, tool.Title, effect.SinkName, effect.Route(tool.Method), id);
        }
    }
}
