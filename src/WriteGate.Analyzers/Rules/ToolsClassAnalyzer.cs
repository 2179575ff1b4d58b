using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Contracts.Reading;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Rules;

/// <summary>WG1012: refuses tools where none can be generated: static, not partial, not marked.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ToolsClassAnalyzer() : ContractRule(ToolsClassRule.Descriptors)
{
    private protected override IEnumerable<Diagnostic> Diagnostics(INamedTypeSymbol type, ContractCache contracts, SymbolAnalysisContext context)
    {
        if (!contracts.Known.Has(type, KnownNames.AgentTools))
        {
            return Unguarded(type, contracts.Known);
        }

        bool isMissed = GeneratedContract.IsMissed(
            type, contracts.Tools(type, context.CancellationToken).Spec is not null, KnownNames.AgentToolsInterface, contracts, context);
        return isMissed
            ? [Diagnostic.Create(ToolsClassRule.Generated, type.Locations[0], type.Name)]
            : base.Diagnostics(type, contracts, context);
    }

    /// <summary>A declared write in a class without tools looks guarded and is not.</summary>
    private static IEnumerable<Diagnostic> Unguarded(INamedTypeSymbol type, KnownSymbols known)
    {
        foreach (IMethodSymbol method in type.GetMembers().OfType<IMethodSymbol>())
        {
            if (known.Find(method, KnownNames.WriteTier) is { } attribute && !attribute.IsBroken() && Tiers.Of(attribute) is var tier and not Tier.ReadOnly)
            {
                yield return Diagnostic.Create(ToolsClassRule.NoTools, method.Locations[0], method.Name, tier, type.Name);
            }
        }
    }
}
