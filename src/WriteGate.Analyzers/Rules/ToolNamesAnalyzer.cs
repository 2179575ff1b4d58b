using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Rules;

/// <summary>WG2008: refuses names of tools that clash, within a class or between classes, names of hand-offs that do, and what a provider refuses.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ToolNamesAnalyzer() : ContractRule(ToolNamesRule.Descriptors)
{
    private protected override IEnumerable<Diagnostic> Diagnostics(INamedTypeSymbol type, ContractCache contracts, SymbolAnalysisContext context)
        => base.Diagnostics(type, contracts, context)
            .Concat(ClashesWithOthers(type, contracts, context.CancellationToken))
            .Concat(HandOffClash(type, contracts, context.CancellationToken));

    /// <summary>Looked for from the later class, so that a clash shows while it is typed and not only at the end of a build.</summary>
    private static IEnumerable<Diagnostic> ClashesWithOthers(INamedTypeSymbol type, ContractCache contracts, CancellationToken cancellationToken)
    {
        if (!contracts.Known.Has(type, KnownNames.AgentTools))
        {
            yield break;
        }

        foreach (ToolPlace tool in contracts.Tools(type, cancellationToken).Names)
        {
            ToolPlace? first = contracts.ToolsClasses(cancellationToken)
                .TakeWhile(t => !SymbolEqualityComparer.Default.Equals(t, type))
                .SelectMany(t => contracts.Tools(t, cancellationToken).Names)
                .FirstOrDefault(t => t.Name == tool.Name);
            if (first is not null)
            {
                yield return Diagnostic.Create(
                    ToolNamesRule.Clash, tool.Location, tool.Method.Name, tool.Name, tool.Tier, first.Method.ToDisplayString(TypeNames.Plain));
            }
        }
    }

    private static IEnumerable<Diagnostic> HandOffClash(INamedTypeSymbol type, ContractCache contracts, CancellationToken cancellationToken)
    {
        if (contracts.Known.Find(type, KnownNames.HandOff) is not { } attribute || attribute.IsBroken())
        {
            yield break;
        }

        INamedTypeSymbol? first = contracts.HandOffTypes(cancellationToken)
            .TakeWhile(t => !SymbolEqualityComparer.Default.Equals(t, type))
            .FirstOrDefault(t => contracts.Known.Find(t, KnownNames.HandOff)!.Text(0) == attribute.Text(0));
        if (first is not null)
        {
            yield return Diagnostic.Create(
                ToolNamesRule.HandOffClash, attribute.Place(0, cancellationToken), type.Name, attribute.Text(0), first.ToDisplayString(TypeNames.Plain));
        }
    }
}
