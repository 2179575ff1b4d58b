using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace WriteGate.Analyzers.CodeFixes.Editing;

/// <summary>Changes the modifiers of a declaration and leaves its comments and blank lines where they are.</summary>
internal static class Modifiers
{
    private static readonly SyntaxKind[] Accessibilities =
        [SyntaxKind.PublicKeyword, SyntaxKind.ProtectedKeyword, SyntaxKind.InternalKeyword, SyntaxKind.PrivateKeyword];

    public static T With<T>(T declaration, SyntaxKind added)
        where T : MemberDeclarationSyntax
        => declaration.Modifiers.Any(added) ? declaration : Write(declaration, [.. declaration.Modifiers.Select(m => m.Kind()), added]);

    public static T Without<T>(T declaration, params SyntaxKind[] removed)
        where T : MemberDeclarationSyntax
        => declaration.Modifiers.Any(m => removed.Contains(m.Kind()))
            ? Write(declaration, [.. declaration.Modifiers.Select(m => m.Kind()).Except(removed)])
            : declaration;

    public static T Private<T>(T declaration)
        where T : MemberDeclarationSyntax
        => Write(declaration, [SyntaxKind.PrivateKeyword, .. declaration.Modifiers.Select(m => m.Kind()).Except(Accessibilities)]);

    /// <summary>Accessibility first, <c>partial</c> last, and the rest as the language's own documentation orders them.</summary>
    private static int Order(SyntaxKind modifier) => modifier switch
    {
        _ when Accessibilities.Contains(modifier) => 0,
        SyntaxKind.StaticKeyword => 1,
        SyntaxKind.AsyncKeyword => 3,
        SyntaxKind.PartialKeyword => 4,
        _ => 2,
    };

    private static T Write<T>(T declaration, IEnumerable<SyntaxKind> modifiers)
        where T : MemberDeclarationSyntax
    {
        // Without modifiers, the trivia in front belongs to what follows them: the two trade places.
        SyntaxToken first = FirstOf(declaration);
        SyntaxTriviaList leading = first.LeadingTrivia;
        T bare = declaration.ReplaceToken(first, first.WithLeadingTrivia());
        SyntaxToken[] tokens = [.. modifiers.OrderBy(Order).Select(m => SyntaxFactory.Token([], m, [SyntaxFactory.Space]))];
        T made = (T)bare.WithModifiers(SyntaxFactory.TokenList(tokens));
        SyntaxToken start = FirstOf(made);
        return made.ReplaceToken(start, start.WithLeadingTrivia(leading));
    }

    /// <summary>The first token after the attributes.</summary>
    private static SyntaxToken FirstOf(MemberDeclarationSyntax declaration)
        => declaration.AttributeLists.Count > 0
            ? declaration.AttributeLists.Last().GetLastToken().GetNextToken()
            : declaration.GetFirstToken();
}
