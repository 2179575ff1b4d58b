using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Rules;

/// <summary>WG4006: refuses records whose field table cannot be generated into them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnusableRecordAnalyzer() : ContractRule(UnusableRecordRule.Descriptors)
{
    private protected override IEnumerable<Diagnostic> Diagnostics(INamedTypeSymbol type, ContractCache contracts, SymbolAnalysisContext context)
    {
        bool isMissed = contracts.Known.Has(type, KnownNames.SystemRecord) && GeneratedContract.IsMissed(
            type, contracts.Record(type, context.CancellationToken).Spec is not null, KnownNames.SystemRecordInterface, contracts, context);
        return isMissed
            ? [Diagnostic.Create(UnusableRecordRule.Generated, type.Locations[0], type.Name)]
            : base.Diagnostics(type, contracts, context);
    }
}
