using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Effects;

namespace WriteGate.Analyzers.Rules;

/// <summary>WG1006: refuses a write that selects its records by a predicate.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PredicateWriteAnalyzer() : ToolRule(PredicateWriteRule.Descriptors)
{
    private static readonly HashSet<string> PredicateNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "filter", "filterExpression", "odataFilter", "where", "whereClause", "predicate", "criteria", "condition", "query", "selector",
    };

    private protected override IEnumerable<Diagnostic> Diagnostics(AgentTool tool, ToolRuleContext context)
    {
        EffectSummary summary = context.EffectsOf(tool);
        if (summary.Effects.FirstOrDefault(e => e.Kind == EffectKind.Write && e.Traits.HasFlag(EffectTraits.ByPredicate)) is { } write)
        {
            yield return Diagnostic.Create(PredicateWriteRule.Call, tool.Location, [write.Call], tool.Title, write.Route(tool.Method));
        }

        bool isDeclared = tool.Tier is not null and not Tier.ReadOnly;
        foreach (IParameterSymbol parameter in isDeclared || summary.Kind == EffectKind.Write ? tool.Method.Parameters : [])
        {
            // A name alone is believed where the author says that the tool writes.
            if (IsExpression(parameter.Type)
                || (isDeclared && parameter.Type.SpecialType == SpecialType.System_String && PredicateNames.Contains(parameter.Name)))
            {
                yield return Diagnostic.Create(PredicateWriteRule.Parameter, parameter.Locations.FirstOrDefault() ?? tool.Location, tool.Title, parameter.Name);
            }
        }
    }

    private static bool IsExpression(ITypeSymbol type) => type is INamedTypeSymbol { Name: "Expression", Arity: 1 };
}
