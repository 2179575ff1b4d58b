using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace WriteGate.Analyzers.CodeFixes.Editing;

/// <summary>Changes the attributes of a declaration.</summary>
internal static class Annotations
{
    private const string Namespace = "WriteGate";

    /// <summary>The declaration with attributes in a list of their own, above the others; documentation stays above all.</summary>
    public static T With<T>(T declaration, params AttributeSyntax[] attributes)
        where T : MemberDeclarationSyntax
    {
        SyntaxToken first = declaration.GetFirstToken();
        SyntaxTriviaList leading = first.LeadingTrivia;
        SyntaxTriviaList indentation = [.. leading.Reverse().TakeWhile(t => t.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse()];
        AttributeListSyntax list = SyntaxFactory.AttributeList(Lists.Spaced(attributes))
            .WithLeadingTrivia(leading)
            .WithTrailingTrivia(EndOfLine(declaration));
        T bare = declaration.ReplaceToken(first, first.WithLeadingTrivia(indentation));
        return (T)bare.WithAttributeLists(bare.AttributeLists.Insert(0, list));
    }

    /// <summary>The declaration without an attribute, and without the list that held nothing else.</summary>
    public static T Without<T>(T declaration, AttributeSyntax attribute)
        where T : MemberDeclarationSyntax
        => attribute.Parent is AttributeListSyntax { Attributes.Count: 1 } list
            ? declaration.RemoveNode(list, SyntaxRemoveOptions.KeepLeadingTrivia)!
            : declaration.RemoveNode(attribute, SyntaxRemoveOptions.KeepNoTrivia)!;

    /// <summary>An attribute as it is written between brackets.</summary>
    public static AttributeSyntax Parse(string text)
        => ((MemberDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration($"[{text}] class C;")!).AttributeLists[0].Attributes[0];

    /// <summary>Makes our attributes' short names mean them, by a using directive where there is none in force.</summary>
    public static void Import(EditSite site)
    {
        bool isSeen = site.Model.LookupNamespacesAndTypes(site.Node.SpanStart, name: "WriteTierAttribute")
            .Any(s => s.ContainingNamespace is { Name: Namespace, ContainingNamespace.IsGlobalNamespace: true });
        if (!isSeen)
        {
            site.Replace((CompilationUnitSyntax)site.Editor.OriginalRoot, unit => unit.Usings.Any(u => u.Name?.ToString() == Namespace)
                ? unit
                : unit.AddUsings(SyntaxFactory.UsingDirective(SyntaxFactory.ParseName(Namespace)).NormalizeWhitespace().WithTrailingTrivia(EndOfLine(unit))));
        }
    }

    /// <summary>As the file ends its lines.</summary>
    private static SyntaxTrivia EndOfLine(SyntaxNode declaration)
    {
        SyntaxTrivia used = declaration.SyntaxTree.GetRoot().DescendantTrivia().FirstOrDefault(t => t.IsKind(SyntaxKind.EndOfLineTrivia));
        return used.IsKind(SyntaxKind.EndOfLineTrivia) ? used : SyntaxFactory.ElasticLineFeed;
    }
}
