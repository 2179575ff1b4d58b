using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>Whether a typed call, which stands outside the tools class, can name the types of a tool.</summary>
internal static class TypedCall
{
    public static bool IsVisible(IMethodSymbol method, IEnumerable<IParameterSymbol> wire)
        => IsVisible(method.ReturnType) && wire.All(p => IsVisible(p.Type));

    private static bool IsVisible(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsVisible(array.ElementType),
        INamedTypeSymbol named => PartialTypes.Hiding(named) is null && named.TypeArguments.All(IsVisible),
        _ => true,
    };
}
