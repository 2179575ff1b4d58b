using System.Collections.Immutable;
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
    /// <summary>The property of a diagnostic that names the hint to be removed, where the tier decides which one is wrong.</summary>
    public const string HintProperty = "Hint";

    private protected override bool SaysOfDeclared => true;

    private protected override IEnumerable<Diagnostic> Diagnostics(AgentTool tool, ToolRuleContext context)
    {
        if (tool is { Hints: { } hints, Tier: { } tier } && Contradiction(hints, tier, tool.Method, context.Known) is { } hint)
        {
            ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty.Add(HintProperty, hint.Name);
            string said = $"{hint.Name} = {(hint.Value ? "true" : "false")}";
            yield return Diagnostic.Create(ContradictedHintRule.Tier, tool.Location, properties, tool.Name, tool.Kind, said);
        }
        else if (tool.Hints is { ReadOnly: true, Destructive: true })
        {
            yield return Diagnostic.Create(ContradictedHintRule.Itself, tool.Location, tool.Name, tool.Kind);
        }
    }

    private static (string Name, bool Value)? Contradiction(ToolHints hints, Tier tier, IMethodSymbol method, KnownSymbols known)
    {
        bool reads = tier == Tier.ReadOnly;
        return hints.ReadOnly is { } readOnly && readOnly != reads ? (nameof(hints.ReadOnly), readOnly)
            : hints.Destructive == true && reads ? (nameof(hints.Destructive), true)
            : hints.Destructive == false && known.Has(method, KnownNames.Irreversible) ? (nameof(hints.Destructive), false)
            : null;
    }
}
