using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WriteGate.Analyzers.CodeFixes.Editing;

namespace WriteGate.Analyzers.CodeFixes.Fixes;

/// <summary>WG1011: removes a tool made by hand. Not offered while code uses it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class HandmadeToolFixer() : VerifiedFixer("Remove the tool made by hand", "WG1011")
{
    private protected override bool Edit(EditSite site)
    {
        if (!site.IsAt(out ClassDeclarationSyntax type, out ISymbol symbol) || symbol.DeclaringSyntaxReferences.Length > 1)
        {
            return false;
        }

        site.Editor.RemoveNode(type);
        site.Changed.Add(symbol);
        return true;
    }
}
