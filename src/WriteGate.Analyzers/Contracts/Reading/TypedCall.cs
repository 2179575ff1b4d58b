using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>Whether a typed call, which stands outside the tools class, can name the types of a tool.</summary>
internal static class TypedCall
{
    public static bool IsVisible(IMethodSymbol method, IEnumerable<IParameterSymbol> wire)
        => wire.Select(p => p.Type).Prepend(method.ReturnType).All(type => All(type, t => PartialTypes.Hiding(t) is null));

    /// <summary>Whether it can be seen from other assemblies as well, the tools class included.</summary>
    public static bool IsPublic(IMethodSymbol method, IEnumerable<IParameterSymbol> wire)
        => wire.Select(p => p.Type).Prepend(method.ReturnType).Prepend(method.ContainingType).All(type => All(type, PartialTypes.IsPublic));

    /// <summary>Whether a type and all that it is made of are seen.</summary>
    private static bool All(ITypeSymbol type, Func<INamedTypeSymbol, bool> isSeen) => type switch
    {
        IArrayTypeSymbol array => All(array.ElementType, isSeen),
        INamedTypeSymbol named => isSeen(named) && named.TypeArguments.All(t => All(t, isSeen)),
        _ => true,
    };
}
