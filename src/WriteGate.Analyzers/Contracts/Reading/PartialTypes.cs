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
        IsPublic = IsPublic(type),
        UniqueName = type.ToDisplayString(TypeNames.Plain),
        TakenNames = new(TakenNames(type)),
    };

    /// <summary>The types around a type, innermost first.</summary>
    public static IEnumerable<INamedTypeSymbol> Outer(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? t = type.ContainingType; t is not null; t = t.ContainingType)
        {
            yield return t;
        }
    }

    /// <summary>Whether other assemblies can see it.</summary>
    public static bool IsPublic(INamedTypeSymbol type)
        => Outer(type).Prepend(type).All(t => t.DeclaredAccessibility == Accessibility.Public);

    public static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellationToken)
        => type.DeclaringSyntaxReferences.Any(r =>
            r.GetSyntax(cancellationToken) is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    /// <summary>The type itself or the one around it that code beside it cannot see; null when none.</summary>
    public static INamedTypeSymbol? Hiding(INamedTypeSymbol type)
        => Outer(type).Prepend(type).FirstOrDefault(t =>
            t.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal));

    /// <summary>Names that generated members might want as well; an inherited private one is in nobody's way.</summary>
    private static IEnumerable<string> TakenNames(INamedTypeSymbol type)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        for (INamedTypeSymbol? level = type; level is not null; level = level.BaseType)
        {
            bool isOwn = SymbolEqualityComparer.Default.Equals(level, type);
            names.UnionWith(level.GetMembers().Where(m => isOwn || m.DeclaredAccessibility != Accessibility.Private).Select(m => m.Name).Where(IsWanted));
        }

        return names.OrderBy(name => name, StringComparer.Ordinal);
    }

    private static bool IsWanted(string name)
    {
        string stem = name.TrimEnd('_');
        return stem is "PatchSlots" or "Wire" or "HandOffWire"
            || stem.EndsWith("Tool", StringComparison.Ordinal)
            || stem.EndsWith("Arguments", StringComparison.Ordinal);
    }

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
