using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using WriteGate.Analyzers.CodeFixes.Editing;

namespace WriteGate.Analyzers.CodeFixes.Fixes;

/// <summary>WG1007 and WG4002: has a person look at what deletes or cannot be undone.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RaisedTierFixer() : VerifiedFixer("Raise the tier to Reviewed", "WG1007", "WG4002")
{
    private protected override bool Edit(EditSite site) => Tier.Raise(site);
}
