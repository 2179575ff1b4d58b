using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using WriteGate.Analyzers.CodeFixes.Editing;

namespace WriteGate.Analyzers.CodeFixes.Fixes;

/// <summary>WG4002: has a person look at what cannot be undone.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class IrreversibleAutonomousFixer() : VerifiedFixer("Raise the tier to Reviewed", "WG4002")
{
    private protected override bool Edit(EditSite site) => Tier.Raise(site);
}
