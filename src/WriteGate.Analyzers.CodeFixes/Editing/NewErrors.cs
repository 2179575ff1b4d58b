using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FindSymbols;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.CodeFixes.Editing;

/// <summary>Compares compiler errors before and after a change.</summary>
internal static class NewErrors
{
    /// <summary>Whether a changed document, or one that uses what was changed in it, has an error that it did not have.</summary>
    public static async Task<bool> AnyAsync(Document before, Document after, IEnumerable<ISymbol> changed, CancellationToken cancellationToken)
    {
        Solution solution = before.Project.Solution;
        HashSet<DocumentId> affected = [before.Id];
        foreach (ISymbol symbol in changed)
        {
            IEnumerable<ReferencedSymbol> uses = await SymbolFinder.FindReferencesAsync(symbol, solution, cancellationToken).ConfigureAwait(false);
            affected.UnionWith(uses.SelectMany(u => u.Locations).Select(l => l.Document.Id));
        }

        foreach (DocumentId id in affected)
        {
            Dictionary<string, int> known = await ErrorsAsync(solution, id, cancellationToken).ConfigureAwait(false);
            Dictionary<string, int> now = await ErrorsAsync(after.Project.Solution, id, cancellationToken).ConfigureAwait(false);
            if (now.Any(error => error.Value > (known.TryGetValue(error.Key, out int count) ? count : 0)))
            {
                return true;
            }
        }

        return false;
    }

    private static async Task<Dictionary<string, int>> ErrorsAsync(Solution solution, DocumentId id, CancellationToken cancellationToken)
    {
        Document? document = solution.GetDocument(id);
        SemanticModel? model = document is null ? null : await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);

        // What our generator wrote it writes again, for the code as it then is.
        return model is null || GeneratedTrees.IsOurs(model.SyntaxTree) ? [] : model.GetDiagnostics(cancellationToken: cancellationToken)
            .Where(d => d.Severity == DiagnosticSeverity.Error)
            .GroupBy(d => d.Id, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
    }
}
