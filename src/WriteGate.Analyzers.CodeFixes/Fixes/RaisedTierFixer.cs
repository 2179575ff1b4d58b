using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using WriteGate.Analyzers.CodeFixes.Editing;
using WriteGate.Analyzers.Rules;

namespace WriteGate.Analyzers.CodeFixes.Fixes;

/// <summary>WG1007, WG1008 and WG4002: has a person look at what deletes, reaches what a person must look at, or cannot be undone.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RaisedTierFixer() : VerifiedFixer("Raise the tier", "WG1007", "WG1008", "WG4002")
{
    private protected override bool Edit(EditSite site) => Tier.Raise(
        site, site.Diagnostic.Properties.TryGetValue(HigherTierAnalyzer.TierProperty, out string? tier) && tier is not null ? tier : "Reviewed");
}
