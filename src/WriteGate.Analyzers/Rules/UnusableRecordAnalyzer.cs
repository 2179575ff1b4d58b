using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Rules;

/// <summary>WG4006: refuses records and hand-offs that cannot be extended.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnusableRecordAnalyzer() : ContractRule(UnusableRecordRule.Descriptors)
{
    private protected override IEnumerable<Diagnostic> Diagnostics(INamedTypeSymbol type, ContractCache contracts, SymbolAnalysisContext context)
    {
        bool isMissedRecord = contracts.Known.Has(type, KnownNames.SystemRecord) && GeneratedContract.IsMissed(
            type, contracts.Record(type, context.CancellationToken).Spec is not null, KnownNames.SystemRecordInterface, contracts, context);
        bool isMissedHandOff = contracts.Known.Has(type, KnownNames.HandOff) && GeneratedContract.IsMissed(
            type, contracts.HandOff(type, context.CancellationToken).Spec is not null, KnownNames.HandOffInterface, contracts, context);
        return isMissedRecord || isMissedHandOff
            ? [Diagnostic.Create(UnusableRecordRule.Generated, type.Locations[0], $"The {(isMissedRecord ? "system record" : "hand-off")} '{type.Name}'")]
            : base.Diagnostics(type, contracts, context);
    }
}
