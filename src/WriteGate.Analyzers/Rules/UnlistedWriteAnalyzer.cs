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
    /// <summary>Namespaces of clients that are handed a request.</summary>
    private static readonly string[] HttpClients = ["System.Net.Http", "RestSharp", "Flurl"];

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
            bool isRequest = id is null || HttpClients.Any(effect.Sink!.ContainingNamespace.ToDisplayString().StartsWith);
            yield return effect.Doubts != EffectDoubts.None
                ? Diagnostic.Create(UnlistedWriteRule.Doubted, effect.Call, tool.Title, effect.SinkName, effect.Route(tool.Method))
                : isRequest
                ? Diagnostic.Create(UnlistedWriteRule.Request, effect.Call, tool.Title, effect.SinkName, effect.Route(tool.Method))
                : Diagnostic.Create(UnlistedWriteRule.Verb, effect.Call, tool.Title, effect.SinkName, effect.Route(tool.Method), id);
        }
    }
}
