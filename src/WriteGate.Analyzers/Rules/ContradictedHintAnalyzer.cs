using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Effects;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Rules;

/// <summary>WG1009: warns of a hint to the host that the tier, or another hint, contradicts.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ContradictedHintAnalyzer() : ToolRule(ContradictedHintRule.Descriptors)
{
    private protected override bool SaysOfDeclared => true;

    private protected override IEnumerable<Diagnostic> Diagnostics(AgentTool tool, ToolRuleContext context)
    {
        if (tool is { Hints: { } hints, Tier: { } tier } && Contradiction(hints, tier, tool.Method, context.Known) is { } hint)
        {
            yield return Diagnostic.Create(ContradictedHintRule.Tier, tool.Location, tool.Name, tool.Kind, hint);
        }
        else if (tool.Hints is { ReadOnly: true, Destructive: true })
        {
            yield return Diagnostic.Create(ContradictedHintRule.Itself, tool.Location, tool.Name, tool.Kind);
        }
    }

    private static string? Contradiction(ToolHints hints, Tier tier, IMethodSymbol method, KnownSymbols known)
    {
        bool reads = tier == Tier.ReadOnly;
        return hints.ReadOnly is { } readOnly && readOnly != reads ? (readOnly ? "ReadOnly = true" : "ReadOnly = false")
            : hints.Destructive == true && reads ? "Destructive = true"
            : hints.Destructive == false && known.Has(method, KnownNames.Irreversible) ? "Destructive = false"
            : null;
    }
}
