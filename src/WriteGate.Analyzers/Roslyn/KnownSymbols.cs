using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Roslyn;

/// <summary>
/// Tells the types that contracts are made of, once per compilation. Names are compared rather than symbols, so that a
/// type forwarded, polyfilled or seen through two references is still the same type, and a project without the
/// runtime simply has none of them.
/// </summary>
internal sealed class KnownSymbols
{
    private static readonly ConditionalWeakTable<Compilation, KnownSymbols> Cache = new();

    private readonly ConcurrentDictionary<INamedTypeSymbol, string> names = new(SymbolEqualityComparer.Default);

    private KnownSymbols(Compilation compilation)
    {
        Compilation = compilation;
        IsReferenced = !compilation.GetTypesByMetadataName(KnownNames.AgentTools).IsEmpty;
    }

    public Compilation Compilation { get; }

    /// <summary>Whether the compilation sees the runtime at all.</summary>
    public bool IsReferenced { get; }

    public static KnownSymbols For(Compilation compilation) => Cache.GetValue(compilation, static c => new KnownSymbols(c));

    /// <summary>The metadata name, <c>Outer+Inner`1</c> style, of a type's definition; empty for what has none.</summary>
    public string NameOf(ITypeSymbol? type) => type is INamedTypeSymbol named
        ? names.GetOrAdd(named.OriginalDefinition, static t => MetadataName(t))
        : "";

    public bool Is(ITypeSymbol? type, string name) => NameOf(type) == name;

    public AttributeData? Find(ISymbol symbol, string attribute) => Find(symbol.GetAttributes(), attribute);

    public bool Has(ISymbol symbol, string attribute) => Find(symbol, attribute) is not null;

    public AttributeData? Find(IEnumerable<AttributeData> attributes, string attribute)
    {
        foreach (AttributeData data in attributes)
        {
            if (NameOf(data.AttributeClass) == attribute)
            {
                return data;
            }
        }

        return null;
    }

    /// <summary>Whether a type is, or derives from, a type of that name.</summary>
    public bool DerivesFrom(ITypeSymbol? type, string name)
    {
        for (ITypeSymbol? t = type; t is not null; t = t.BaseType)
        {
            if (NameOf(t) == name)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a symbol is of the sources of this compilation, so that a diagnostic may point at it.</summary>
    public bool IsSource(ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, Compilation.Assembly);

    /// <summary>The metadata name of a type.</summary>
    public static string MetadataName(INamedTypeSymbol type)
    {
        if (type.ContainingType is { } outer)
        {
            return MetadataName(outer) + "+" + type.MetadataName;
        }

        return type.ContainingNamespace is { IsGlobalNamespace: false } space
            ? space.ToDisplayString(TypeNames.Plain) + "." + type.MetadataName
            : type.MetadataName;
    }
}
