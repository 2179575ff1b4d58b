using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WriteGate.Analyzers.CodeFixes.Editing;
using WriteGate.Analyzers.CodeFixes.Gating;
using WriteGate.Analyzers.Contracts;

namespace WriteGate.Analyzers.CodeFixes.Fixes;

/// <summary>
/// WG1001 and WG1002: makes a raw write of a tool that writes unguarded or claims to read: reviewed, keyed on its identifiers, private, with a permit.
/// Offered where the contract reader finds nothing left to do but to say how the write is taken back (WG4001), which
/// only a person can.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class GatedToolFixer() : VerifiedFixer("Gate this tool", "WG1001", "WG1002")
{
    private const string Undecided = "WG4001";

    private protected override bool Edit(EditSite site)
    {
        if (!site.IsAt(out MethodDeclarationSyntax method, out ISymbol symbol)
            || method.Identifier.Span != site.Diagnostic.Location.SourceSpan
            || method.Parent is not ClassDeclarationSyntax type
            || GatedMethod.Plan((IMethodSymbol)symbol, method, site) is not { } plan)
        {
            return false;
        }

        // Of a tool that claims to read, both rules speak; it is gated once.
        if (!site.Changed.Add(symbol))
        {
            return true;
        }

        Annotations.Import(site);
        site.Replace(method, plan.Gate);
        site.Replace(type, t => GatedClass.Extend(t, plan));
        site.Changed.Add(symbol.ContainingType);
        return true;
    }

    private protected override async Task<bool> HoldsAsync(Document made, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        SyntaxNode root = (await made.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        SemanticModel model = (await made.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        IMethodSymbol[] gated = [.. root.GetAnnotatedNodes(GatedMethod.Mark)
            .Select(node => model.GetDeclaredSymbol(node, cancellationToken)).OfType<IMethodSymbol>()];
        return gated.All(m => OnlyLacksAReversal(m, model.Compilation, cancellationToken));
    }

    private static bool OnlyLacksAReversal(IMethodSymbol method, Compilation compilation, CancellationToken cancellationToken)
    {
        ToolsContract contract = ContractReader.ReadTools(method.ContainingType, compilation, cancellationToken);
        return contract.Violations.Any(v => v.RuleId == Undecided && v.Location == method.Locations[0])
            && contract.Violations.All(v => v.RuleId == Undecided || IsOfAnother(v.Location, method))
            && contract.Names.Any(n => SymbolEqualityComparer.Default.Equals(n.Method, method));
    }

    /// <summary>Whether a mistake was in another method already; what is wrong with the class is wrong with every tool in it.</summary>
    private static bool IsOfAnother(Location place, IMethodSymbol method)
        => place.SourceTree?.GetRoot().FindNode(place.SourceSpan).FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } other
            && !other.Identifier.GetLocation().Equals(method.Locations[0]);
}
