using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Surface;

/// <summary>A method that is declared a read with <c>[Reads("why")]</c>.</summary>
/// <param name="Method">Its full name with the types of its parameters.</param>
/// <param name="Reason">Why it is a read.</param>
internal sealed record DeclaredRead(string Method, string Reason)
{
    private static readonly SymbolDisplayFormat Signature = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        memberOptions: SymbolDisplayMemberOptions.IncludeContainingType | SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeExplicitInterface,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeParamsRefOut,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    public SurfaceEntry Entry => SurfaceEntries.Read(Method, Reason);

    /// <summary>The declaration that an attribute makes; null for one that the compiler refuses.</summary>
    public static DeclaredRead? Of(IMethodSymbol method, AttributeData attribute)
        => attribute.IsBroken() ? null : new(NameOf(method), attribute.Text(0));

    /// <summary>A local function or lambda is named within the method that holds it.</summary>
    private static string NameOf(IMethodSymbol method) => method switch
    {
        { MethodKind: MethodKind.AnonymousFunction } => $"{Outer(method)}/lambda",
        { MethodKind: MethodKind.LocalFunction } => $"{Outer(method)}/{method.Name}",
        _ => method.ToDisplayString(Signature),
    };

    private static string Outer(IMethodSymbol method)
        => method.ContainingSymbol is IMethodSymbol outer ? NameOf(outer) : method.ContainingSymbol.ToDisplayString(Signature);
}
