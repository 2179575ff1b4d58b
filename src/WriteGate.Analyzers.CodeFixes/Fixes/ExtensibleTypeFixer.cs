using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WriteGate.Analyzers.CodeFixes.Editing;

namespace WriteGate.Analyzers.CodeFixes.Fixes;

/// <summary>WG1012 and WG4006: lets the generator extend a tools class, a system record or a hand-off.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ExtensibleTypeFixer() : VerifiedFixer("Let tools be generated into it", "WG1012", "WG4006")
{
    private protected override bool Edit(EditSite site)
    {
        // A static method points at itself; what makes it an instance method is for whoever calls it to decide.
        if (site.Node.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not TypeDeclarationSyntax type
            || site.Model.GetDeclaredSymbol(type, site.CancellationToken) is not { } symbol
            || symbol.IsStatic || symbol.IsGenericType || symbol.IsFileLocal || symbol.IsAbstract)
        {
            return false;
        }

        bool isEdited = false;
        for (TypeDeclarationSyntax? t = type; t is not null; t = t.Parent as TypeDeclarationSyntax)
        {
            if (!t.Modifiers.Any(SyntaxKind.PartialKeyword))
            {
                site.Replace(t, current => Modifiers.With(current, SyntaxKind.PartialKeyword));
                isEdited = true;
            }
        }

        if (site.Diagnostic.Id == "WG1012" && !symbol.IsSealed)
        {
            site.Replace(type, current => Modifiers.With(current, SyntaxKind.SealedKeyword));
            isEdited = true;
        }

        site.Changed.Add(symbol);
        return isEdited;
    }
}
