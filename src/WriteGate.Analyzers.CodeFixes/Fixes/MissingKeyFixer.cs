using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WriteGate.Analyzers.CodeFixes.Editing;
using WriteGate.Analyzers.Contracts.Reading;

namespace WriteGate.Analyzers.CodeFixes.Fixes;

/// <summary>WG3001: keys a write on its identifiers. Not offered where it has none: then only a person knows what makes two calls one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MissingKeyFixer() : VerifiedFixer("Key the write on its identifiers", "WG3001")
{
    private protected override bool Edit(EditSite site)
    {
        if (!site.IsAt(out MethodDeclarationSyntax method, out _)
            || !site.Diagnostic.Properties.TryGetValue(KeyReader.ProposalProperty, out string? proposal))
        {
            return false;
        }

        AttributeSyntax key = Annotations.Parse($"IdempotentBy({proposal})");
        if (site.Node.FirstAncestorOrSelf<AttributeSyntax>() is { } empty)
        {
            SeparatedSyntaxList<AttributeArgumentSyntax> named = empty.ArgumentList?.Arguments ?? default;
            site.Replace(empty, e => e.WithArgumentList(key.ArgumentList!.AddArguments([.. named])).NormalizeWhitespace().WithTriviaFrom(e));
        }
        else
        {
            Annotations.Import(site);
            site.Replace(method, m => Annotations.With(m, key));
        }

        return true;
    }
}
