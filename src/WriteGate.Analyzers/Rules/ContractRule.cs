using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Contracts;

namespace WriteGate.Analyzers.Rules;

/// <summary>A rule over what the contract reader finds wrong. Rules differ in what they report, never in how contracts are read.</summary>
public abstract class ContractRule : GateRule
{
    private protected ContractRule(ImmutableArray<DiagnosticDescriptor> descriptors)
        : base(descriptors)
    {
    }

    private protected sealed override void Register(CompilationStartAnalysisContext start)
    {
        ContractCache contracts = ContractCache.For(start.Compilation);
        if (contracts.Known.IsReferenced)
        {
            // Two classes may lead to the same mistake in a third; it is one diagnostic.
            ConcurrentDictionary<(string, Location), bool> reported = new();
            start.RegisterSymbolAction(
                symbol =>
                {
                    foreach (Diagnostic diagnostic in Diagnostics((INamedTypeSymbol)symbol.Symbol, contracts, symbol))
                    {
                        if (reported.TryAdd((diagnostic.Id, diagnostic.Location), true))
                        {
                            symbol.ReportDiagnostic(diagnostic);
                        }
                    }
                },
                SymbolKind.NamedType);
        }
    }

    private protected string Id => SupportedDiagnostics[0].Id;

    /// <summary>What the rule has to say of one type.</summary>
    private protected virtual IEnumerable<Diagnostic> Diagnostics(INamedTypeSymbol type, ContractCache contracts, SymbolAnalysisContext context)
    {
        foreach (ContractViolation violation in contracts.Violations(type, context.CancellationToken))
        {
            if (violation.RuleId == Id)
            {
                yield return violation.ToDiagnostic();
            }
        }
    }
}
