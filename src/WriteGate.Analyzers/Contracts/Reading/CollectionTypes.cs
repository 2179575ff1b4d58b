using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>The collections that have a form on the wire.</summary>
internal static class CollectionTypes
{
    private const string Generic = "System.Collections.Generic.";
    private const string Immutable = "System.Collections.Immutable.";

    private static readonly Dictionary<string, CollectionKind> ByName = new(StringComparer.Ordinal)
    {
        [Generic + "List`1"] = CollectionKind.List,
        [Generic + "IList`1"] = CollectionKind.List,
        [Generic + "ICollection`1"] = CollectionKind.List,
        [Generic + "IReadOnlyList`1"] = CollectionKind.ReadOnlyList,
        [Generic + "IReadOnlyCollection`1"] = CollectionKind.ReadOnlyList,
        [Generic + "IEnumerable`1"] = CollectionKind.ReadOnlyList,
        [Generic + "HashSet`1"] = CollectionKind.Set,
        [Generic + "ISet`1"] = CollectionKind.Set,
        [Generic + "IReadOnlySet`1"] = CollectionKind.Set,
        [Immutable + "ImmutableArray`1"] = CollectionKind.ImmutableArray,
        [Immutable + "ImmutableList`1"] = CollectionKind.ImmutableList,
        [Generic + "Dictionary`2"] = CollectionKind.Dictionary,
        [Generic + "IDictionary`2"] = CollectionKind.Dictionary,
        [Generic + "IReadOnlyDictionary`2"] = CollectionKind.Dictionary,
    };

    public static CollectionKind KindOf(ITypeSymbol type, KnownSymbols known)
        => type is IArrayTypeSymbol { Rank: 1 } ? CollectionKind.Array
            : ByName.TryGetValue(known.NameOf(type), out CollectionKind kind) ? kind
            : CollectionKind.None;

    /// <summary>The type of the items, or of a dictionary's values.</summary>
    public static ITypeSymbol ItemOf(ITypeSymbol type)
        => type is IArrayTypeSymbol array ? array.ElementType : ((INamedTypeSymbol)type).TypeArguments[((INamedTypeSymbol)type).TypeArguments.Length - 1];
}
