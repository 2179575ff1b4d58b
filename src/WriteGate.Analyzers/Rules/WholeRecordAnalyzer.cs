using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Contracts.Reading;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Effects;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Rules;

/// <summary>WG2007: warns of a write that takes the whole record instead of a patch. What creates one has to.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WholeRecordAnalyzer() : ToolRule(WholeRecordRule.Descriptors)
{
    private protected override IEnumerable<Diagnostic> Diagnostics(AgentTool tool, ToolRuleContext context)
    {
        if (tool.Tier is null or Tier.ReadOnly || Creates(tool, context))
        {
            yield break;
        }

        foreach (ToolArgument argument in ToolArguments.Of(tool, context.Known, context.CancellationToken))
        {
            ITypeSymbol type = TypeNames.WithoutNull(argument.Parameter.Type);
            type = CollectionTypes.KindOf(type, context.Known) == CollectionKind.None ? type : TypeNames.WithoutNull(CollectionTypes.ItemOf(type));

            // A record with a protected field is refused by WG2009 already.
            if (context.Known.Has(type, KnownNames.SystemRecord)
                && !Properties.Of((INamedTypeSymbol)type).Any(p => FieldReader.TierOf(p, context.Known) == Tier.Never))
            {
                yield return Diagnostic.Create(WholeRecordRule.Takes, argument.Location, argument.Title, TypeNames.InMessage(type));
            }
        }
    }

    private static bool Creates(AgentTool tool, ToolRuleContext context)
        => tool.HasContract
            && ContractCache.For(context.Compilation).Tools(tool.Method.ContainingType, context.CancellationToken).Spec is { } spec
            && spec.Tools.Any((ToolSpec t) => t.Method == tool.Method.Name && t.Shape == Shape.Create);
}
