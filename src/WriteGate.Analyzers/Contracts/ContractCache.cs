using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Contracts;

/// <summary>The contracts of a compilation, each read once however many rules report from it.</summary>
internal sealed class ContractCache
{
    private static readonly ConditionalWeakTable<Compilation, ContractCache> Caches = new();

    private readonly ConcurrentDictionary<INamedTypeSymbol, Once<ToolsContract>> tools = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, Once<RecordContract>> records = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, Once<HandOffContract>> handOffs = new(SymbolEqualityComparer.Default);
    private readonly Once<ImmutableArray<INamedTypeSymbol>> toolsClasses = new();
    private readonly Once<ImmutableArray<INamedTypeSymbol>> handOffTypes = new();
    private readonly KnownSymbols known;

    private ContractCache(Compilation compilation)
    {
        known = KnownSymbols.For(compilation);
        HasGeneratedTrees = compilation.SyntaxTrees.Any(GeneratedTrees.IsOurs);
    }

    public KnownSymbols Known => known;

    /// <summary>Whether our generator has run: it adds nothing where there is nothing to add.</summary>
    public bool HasGeneratedTrees { get; }

    public static ContractCache For(Compilation compilation) => Caches.GetValue(compilation, static c => new ContractCache(c));

    public ToolsContract Tools(INamedTypeSymbol type, CancellationToken cancellationToken)
        => tools.GetOrAdd(type, static _ => new()).Get(ct => ContractReader.ReadTools(type, known.Compilation, ct), cancellationToken);

    public RecordContract Record(INamedTypeSymbol type, CancellationToken cancellationToken)
        => records.GetOrAdd(type, static _ => new()).Get(ct => ContractReader.ReadRecord(type, known.Compilation, ct), cancellationToken);

    public HandOffContract HandOff(INamedTypeSymbol type, CancellationToken cancellationToken)
        => handOffs.GetOrAdd(type, static _ => new()).Get(ct => ContractReader.ReadHandOff(type, known.Compilation, ct), cancellationToken);

    /// <summary>What is wrong with a type that carries one of our attributes; a hand-off may be a system record as well.</summary>
    public ImmutableArray<ContractViolation> Violations(INamedTypeSymbol type, CancellationToken cancellationToken)
        => (known.Has(type, KnownNames.AgentTools) ? Tools(type, cancellationToken).Violations
            : known.Has(type, KnownNames.SystemRecord) ? Record(type, cancellationToken).Violations
            : ImmutableArray<ContractViolation>.Empty)
            .AddRange(known.Has(type, KnownNames.HandOff) ? HandOff(type, cancellationToken).Violations : ImmutableArray<ContractViolation>.Empty);

    /// <summary>Every tools class of the compilation, in source order, so that of two clashing names the later one is reported.</summary>
    public ImmutableArray<INamedTypeSymbol> ToolsClasses(CancellationToken cancellationToken)
        => toolsClasses.Get(ct => With(KnownNames.AgentTools, ct), cancellationToken);

    /// <summary>Every hand-off of the compilation, in source order.</summary>
    public ImmutableArray<INamedTypeSymbol> HandOffTypes(CancellationToken cancellationToken)
        => handOffTypes.Get(ct => With(KnownNames.HandOff, ct), cancellationToken);

    private ImmutableArray<INamedTypeSymbol> With(string attribute, CancellationToken cancellationToken) =>
        [.. SourceTypes.In(known.Compilation, cancellationToken)
            .Where(t => known.Has(t, attribute))
            .OrderBy(t => t.Locations[0].SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(t => t.Locations[0].SourceSpan.Start)];

    /// <summary>A value made by whoever asks first; one that was cancelled is made again.</summary>
    private sealed class Once<T>
    {
        private bool isMade;
        private T value = default!;

        public T Get(Func<CancellationToken, T> make, CancellationToken cancellationToken)
        {
            lock (this)
            {
                if (!isMade)
                {
                    value = make(cancellationToken);
                    isMade = true;
                }

                return value;
            }
        }
    }
}
