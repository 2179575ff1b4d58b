using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;
using WriteGate.Analyzers.CodeFixes.Editing;

namespace WriteGate.Analyzers.CodeFixes;

/// <summary>
/// A fix that is offered only where it is certain: it is carried out first, and offered when the code that comes of it
/// has no compiler error that was not there before.
/// </summary>
public abstract class VerifiedFixer : CodeFixProvider
{
    private readonly string title;

    private protected VerifiedFixer(string title, params string[] ids)
    {
        this.title = title;
        FixableDiagnosticIds = [.. ids];
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(
        (context, document, diagnostics) => FixAllAsync(document, diagnostics, context.CancellationToken));

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (await FixAsync(context.Document, [diagnostic], context.CancellationToken).ConfigureAwait(false) is { } made)
            {
                context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(made), title), diagnostic);
            }
        }
    }

    /// <summary>Makes the edits of one diagnostic; false, and none made, where it cannot be fixed.</summary>
    private protected abstract bool Edit(EditSite site);

    /// <summary>What else has to hold of the code that came of the edits.</summary>
    private protected virtual Task<bool> HoldsAsync(Document made, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
        => Task.FromResult(true);

    /// <summary>All at once where that holds; else those that hold by themselves.</summary>
    private async Task<Document?> FixAllAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        if (await FixAsync(document, diagnostics, cancellationToken).ConfigureAwait(false) is { } made)
        {
            return made;
        }

        ImmutableArray<Diagnostic>.Builder certain = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (Diagnostic diagnostic in diagnostics)
        {
            if (await FixAsync(document, [diagnostic], cancellationToken).ConfigureAwait(false) is not null)
            {
                certain.Add(diagnostic);
            }
        }

        return certain.Count > 0 ? await FixAsync(document, certain.ToImmutable(), cancellationToken).ConfigureAwait(false) : null;
    }

    private async Task<Document?> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        DocumentEditor editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        HashSet<ISymbol> changed = new(SymbolEqualityComparer.Default);
        bool isEdited = false;
        foreach (Diagnostic diagnostic in diagnostics)
        {
            SyntaxNode node = editor.OriginalRoot.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            isEdited |= Edit(new(editor, diagnostic, node, changed, cancellationToken));
        }

        if (!isEdited)
        {
            return null;
        }

        Document made = editor.GetChangedDocument();
        bool isCertain = await HoldsAsync(made, diagnostics, cancellationToken).ConfigureAwait(false)
            && !await NewErrors.AnyAsync(document, made, changed, cancellationToken).ConfigureAwait(false);
        return isCertain ? made : null;
    }
}
