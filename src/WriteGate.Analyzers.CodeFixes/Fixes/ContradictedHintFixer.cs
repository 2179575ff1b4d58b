using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WriteGate.Analyzers.CodeFixes.Editing;
using WriteGate.Analyzers.Rules;

namespace WriteGate.Analyzers.CodeFixes.Fixes;

/// <summary>WG1009: removes the hint that the tier contradicts. Not offered where two hints contradict each other: only one of them is wrong.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ContradictedHintFixer() : VerifiedFixer("Remove the hint", "WG1009")
{
    private protected override bool Edit(EditSite site)
    {
        if (!site.IsAt(out MethodDeclarationSyntax method, out _)
            || !site.Diagnostic.Properties.TryGetValue(ContradictedHintAnalyzer.HintProperty, out string? hint))
        {
            return false;
        }

        AttributeArgumentSyntax[] said = [.. method.AttributeLists
            .SelectMany(list => list.Attributes)
            .SelectMany(attribute => attribute.ArgumentList?.Arguments ?? [])
            .Where(argument => argument.NameEquals?.Name.Identifier.ValueText == hint)];
        if (said.Length != 1 || said[0].Parent is not AttributeArgumentListSyntax list)
        {
            return false;
        }

        site.Editor.RemoveNode(list.Arguments.Count == 1 ? list : said[0], SyntaxRemoveOptions.KeepNoTrivia);
        return true;
    }
}
