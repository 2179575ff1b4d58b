using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using WriteGate.Analyzers.CodeFixes.Editing;
using WriteGate.Analyzers.Rules;

namespace WriteGate.Analyzers.CodeFixes.Fixes;

/// <summary>
/// WG3004 and WG3005: makes a key or value once, above the attempts, where one declaration makes it. Not offered where the
/// declaration needs what only an attempt has.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class HoistedValueFixer() : VerifiedFixer("Make it once, before the first attempt", "WG3004", "WG3005")
{
    private protected override bool Edit(EditSite site)
    {
        if (!site.Diagnostic.Properties.ContainsKey(AttemptDiagnostic.IsHoistable)
            || site.Diagnostic.AdditionalLocations is not { Count: 3 } places
            || At(places[2]) is not LocalDeclarationStatementSyntax declaration
            || StatementOf(At(places[0])) is not { Parent: BlockSyntax or GlobalStatementSyntax } attempts)
        {
            return false;
        }

        LocalDeclarationStatementSyntax hoisted = declaration.WithAdditionalAnnotations(Formatter.Annotation);
        if (attempts.Parent is GlobalStatementSyntax top)
        {
            site.Editor.InsertBefore(top, Microsoft.CodeAnalysis.CSharp.SyntaxFactory.GlobalStatement(hoisted));
        }
        else
        {
            site.Editor.InsertBefore(attempts, hoisted);
        }

        site.Editor.RemoveNode(declaration, SyntaxRemoveOptions.KeepNoTrivia);
        return true;

        SyntaxNode? At(Location place) => place.SourceTree == site.Editor.OriginalRoot.SyntaxTree
            ? site.Editor.OriginalRoot.FindNode(place.SourceSpan, getInnermostNodeForTie: true)
            : null;
    }

    /// <summary>The loop itself, or the statement in which a lambda is handed to whoever repeats it; a method has nothing above it.</summary>
    private static StatementSyntax? StatementOf(SyntaxNode? scope)
        => scope is StatementSyntax or AnonymousFunctionExpressionSyntax ? scope.FirstAncestorOrSelf<StatementSyntax>() : null;
}
