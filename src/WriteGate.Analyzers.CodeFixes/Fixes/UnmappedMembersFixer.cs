using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WriteGate.Analyzers.CodeFixes.Editing;

namespace WriteGate.Analyzers.CodeFixes.Fixes;

/// <summary>WG2003: removes what collects or allows unknown members. Not offered while code uses what was collected.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class UnmappedMembersFixer() : VerifiedFixer("Remove what lets unknown members in", "WG2003")
{
    private protected override bool Edit(EditSite site)
    {
        AttributeSyntax? attribute = site.Node.FirstAncestorOrSelf<AttributeSyntax>();
        if (attribute is { Parent.Parent: TypeDeclarationSyntax })
        {
            if (attribute.Parent is AttributeListSyntax { Attributes.Count: 1 } list)
            {
                site.Editor.RemoveNode(list, SyntaxRemoveOptions.KeepLeadingTrivia);
            }
            else
            {
                site.Editor.RemoveNode(attribute, SyntaxRemoveOptions.KeepNoTrivia);
            }

            return true;
        }

        if (site.IsAt(out PropertyDeclarationSyntax property, out ISymbol symbol))
        {
            site.Editor.RemoveNode(property);
            site.Changed.Add(symbol);
            return true;
        }

        return false;
    }
}
