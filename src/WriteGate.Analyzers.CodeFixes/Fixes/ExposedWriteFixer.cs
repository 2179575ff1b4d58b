using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WriteGate.Analyzers.CodeFixes.Editing;

namespace WriteGate.Analyzers.CodeFixes.Fixes;

/// <summary>WG1003: makes a raw write private. Not offered while others call it: those calls have to go through the gate first.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ExposedWriteFixer() : VerifiedFixer("Make the raw write private", "WG1003")
{
    private protected override bool Edit(EditSite site)
    {
        if (!site.IsAt(out MethodDeclarationSyntax method, out ISymbol symbol)
            || method.Identifier.Span != site.Diagnostic.Location.SourceSpan
            || method.ExplicitInterfaceSpecifier is not null)
        {
            return false;
        }

        site.Replace(method, m => Modifiers.Private(Modifiers.Without(m, SyntaxKind.VirtualKeyword)));
        site.Changed.Add(symbol);
        return true;
    }
}
