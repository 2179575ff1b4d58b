using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace WriteGate.Analyzers.CodeFixes.Editing;

/// <summary>Where a fix is made.</summary>
/// <param name="Editor">Collects the edits of a document.</param>
/// <param name="Diagnostic">What is to be fixed.</param>
/// <param name="Node">The node that the diagnostic points at.</param>
/// <param name="Changed">Symbols whose other uses have to be looked at again: the fix adds them.</param>
/// <param name="CancellationToken">Ends the fix.</param>
internal sealed record EditSite(
    DocumentEditor Editor, Diagnostic Diagnostic, SyntaxNode Node, ISet<ISymbol> Changed, CancellationToken CancellationToken)
{
    public SemanticModel Model => Editor.SemanticModel;

    /// <summary>The declaration of a kind that the diagnostic points at or into, and its symbol.</summary>
    public bool IsAt<T>(out T declaration, out ISymbol symbol)
        where T : MemberDeclarationSyntax
    {
        declaration = Node.FirstAncestorOrSelf<T>()!;
#pragma warning disable RS1039 // Fields and global statements declare no symbol of their own; then there is nothing to fix.
        symbol = declaration is null ? null! : Model.GetDeclaredSymbol(declaration, CancellationToken)!;
#pragma warning restore RS1039
        return symbol is not null;
    }

    /// <summary>Replaces a declaration by what an edit makes of it as it then is; edits of one node add up.</summary>
    public void Replace<T>(T declaration, Func<T, T> edit)
        where T : SyntaxNode
        => Editor.ReplaceNode(declaration, (current, _) => edit((T)current));
}
