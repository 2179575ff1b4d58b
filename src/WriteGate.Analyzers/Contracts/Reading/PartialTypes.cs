using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>Where a partial declaration of a type is written.</summary>
internal static class PartialTypes
{
    public static PartialTypeSpec SpecOf(INamedTypeSymbol type) => new(
        TypeNames.Namespace(type.ContainingNamespace),
        new(Outer(type).Reverse().Select(Header)),
        Header(type),
        TypeNames.Escape(type.Name),
        TypeNames.Of(type))
    {
        IsPublic = Outer(type).Prepend(type).All(t => t.DeclaredAccessibility == Accessibility.Public),
        UniqueName = type.ToDisplayString(TypeNames.Plain),
    };

    /// <summary>The types around a type, innermost first.</summary>
    public static IEnumerable<INamedTypeSymbol> Outer(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? t = type.ContainingType; t is not null; t = t.ContainingType)
        {
            yield return t;
        }
    }

    public static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellationToken)
        => type.DeclaringSyntaxReferences.Any(r =>
            r.GetSyntax(cancellationToken) is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    /// <summary>The type itself or the one around it that code beside it cannot see; null when none.</summary>
    public static INamedTypeSymbol? Hiding(INamedTypeSymbol type)
        => Outer(type).Prepend(type).FirstOrDefault(t =>
            t.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal));

    private static string Header(INamedTypeSymbol type)
    {
        string kind = type switch
        {
            { IsRecord: true, IsValueType: true } => "record struct",
            { IsRecord: true } => "record",
            { TypeKind: TypeKind.Struct } => "struct",
            { TypeKind: TypeKind.Interface } => "interface",
            _ => "class",
        };
        return $"partial {kind} {TypeNames.Escape(type.Name)}";
    }
}
