using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Effects.Summaries;

/// <summary>What built projects tell of their members; an assembly is read when something of it is called first.</summary>
internal sealed class ReferencedSummaries(KnownSymbols known)
{
    private readonly ConcurrentDictionary<IAssemblySymbol, IReadOnlyDictionary<string, SinkSummary>> assemblies = new(SymbolEqualityComparer.Default);

    public SinkSummary? Find(IMethodSymbol method)
        => known.IsReferenced
            && method is { DeclaringSyntaxReferences.IsEmpty: true, ContainingAssembly: { } assembly }
            && assemblies.GetOrAdd(assembly, Read) is { Count: > 0 } members
            && method.OriginalDefinition.GetDocumentationCommentId() is { } id
            && members.TryGetValue(id, out SinkSummary? summary)
                ? summary
                : null;

    private IReadOnlyDictionary<string, SinkSummary> Read(IAssemblySymbol assembly) => assembly.GetAttributes()
        .Where(a => known.Is(a.AttributeClass, KnownNames.SinkSummary) && !a.IsBroken())
        .Select(a => new SinkSummary(a.Text(0), a.Text(1), a.Text(2)))
        .GroupBy(s => s.Member)
        .ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
}
