using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace WriteGate.Analyzers.Roslyn;

/// <summary>Types as generated code writes them and as messages show them.</summary>
internal static class TypeNames
{
    /// <summary>Dotted and unescaped.</summary>
    public static readonly SymbolDisplayFormat Plain = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    private static readonly SymbolDisplayFormat Full = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat Short = SymbolDisplayFormat.CSharpShortErrorMessageFormat;

    /// <summary>The type without its own nullability, that of its type arguments kept: <c>global::…List&lt;string?&gt;</c>.</summary>
    public static string Of(ITypeSymbol type) => WithoutNull(type).ToDisplayString(Full);

    /// <summary>The type with its nullability.</summary>
    public static string WithNullability(ITypeSymbol type) => type.ToDisplayString(Full);

    /// <summary>As a message shows it.</summary>
    public static string InMessage(ITypeSymbol type) => type.ToDisplayString(Short);

    /// <summary>A name as code writes it: <c>@class</c>.</summary>
    public static string Escape(string name)
        => SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
            ? "@" + name
            : name;

    /// <summary>A namespace as code writes it; empty for the global one.</summary>
    public static string Namespace(INamespaceSymbol? space)
    {
        string text = "";
        for (INamespaceSymbol? s = space; s is { IsGlobalNamespace: false }; s = s.ContainingNamespace)
        {
            text = text.Length == 0 ? Escape(s.Name) : Escape(s.Name) + "." + text;
        }

        return text;
    }

    public static ITypeSymbol WithoutNull(ITypeSymbol type) => type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
        ? nullable.TypeArguments[0]
        : type.WithNullableAnnotation(NullableAnnotation.NotAnnotated);

    /// <summary>
    /// Whether null is a value of the type: <c>int?</c>, <c>string?</c>. Nullable-oblivious references are not, nor is the <c>T?</c> of
    /// an unconstrained <c>T</c> that stands for a value type.
    /// </summary>
    public static bool IsNullable(ITypeSymbol type)
        => type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T || (type.NullableAnnotation == NullableAnnotation.Annotated && !type.IsValueType);

    /// <summary>Whether a type, or a type it is made of, is unknown to the compiler, which then reports it itself.</summary>
    public static bool IsUnknown(ITypeSymbol type) => type switch
    {
        IErrorTypeSymbol => true,
        IArrayTypeSymbol array => IsUnknown(array.ElementType),
        INamedTypeSymbol { IsGenericType: true } named => named.TypeArguments.Any(IsUnknown),
        _ => type.TypeKind == TypeKind.Error,
    };
}
