using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>The properties of a type that take part in JSON.</summary>
internal static class Properties
{
    /// <summary>
    /// Public instance properties with a public getter, those of base types first, each type's in the order they are
    /// written; the files of a partial type by path, so that the order does not depend on the order of compilation.
    /// </summary>
    public static ImmutableArray<IPropertySymbol> Of(INamedTypeSymbol type)
    {
        List<IPropertySymbol> all = [];
        foreach (INamedTypeSymbol level in Levels(type))
        {
            foreach (IPropertySymbol property in InOrder(level.GetMembers().OfType<IPropertySymbol>().Where(IsData)))
            {
                // An override or a hiding member takes the place of what it replaces.
                int index = all.FindIndex(p => p.Name == property.Name);
                if (index >= 0)
                {
                    all[index] = property;
                }
                else
                {
                    all.Add(property);
                }
            }
        }

        return [.. all];
    }

    /// <summary>Whether it is left out of JSON: <c>[JsonIgnore]</c> without a condition, or Always.</summary>
    public static bool IsIgnored(IPropertySymbol property, KnownSymbols known)
        => known.Find(property, KnownNames.JsonIgnore) is { } attribute && attribute.Named("Condition", 1) == 1;

    /// <summary>
    /// Its attributes, and those of the parameter that declares it where it is a positional record's: C# puts attributes
    /// written there on the parameter.
    /// </summary>
    public static ImmutableArray<AttributeData> Attributes(IPropertySymbol property)
    {
        ImmutableArray<AttributeData> own = property.GetAttributes();
        return PositionalParameter(property) is { } parameter ? own.AddRange(parameter.GetAttributes()) : own;
    }

    /// <summary>The parameter of the primary constructor that a positional record's property comes from.</summary>
    /// <remarks>Found by its exact name: metadata does not tell a record struct from another struct.</remarks>
    public static IParameterSymbol? PositionalParameter(IPropertySymbol property)
    {
        IParameterSymbol? found = null;
        int longest = 0;
        foreach (IMethodSymbol constructor in property.ContainingType.InstanceConstructors)
        {
            if (constructor.Parameters.Length > longest && !IsCopy(constructor) && ParameterLike(property, constructor) is { } parameter)
            {
                found = parameter;
                longest = constructor.Parameters.Length;
            }
        }

        return found;
    }

    /// <summary>Whether a constructor copies another instance, as every record's has.</summary>
    public static bool IsCopy(IMethodSymbol constructor)
        => constructor.Parameters.Length == 1
            && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, constructor.ContainingType);

    private static IParameterSymbol? ParameterLike(IPropertySymbol property, IMethodSymbol constructor)
    {
        foreach (IParameterSymbol parameter in constructor.Parameters)
        {
            if (parameter.Name == property.Name && SymbolEqualityComparer.Default.Equals(parameter.Type, property.Type))
            {
                return parameter;
            }
        }

        return null;
    }

    private static bool IsData(IPropertySymbol property)
        => property is { Name.Length: > 0, IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, GetMethod.DeclaredAccessibility: Accessibility.Public };

    private static Stack<INamedTypeSymbol> Levels(INamedTypeSymbol type)
    {
        Stack<INamedTypeSymbol> levels = new();
        for (INamedTypeSymbol? t = type; t is not null && t.SpecialType is not (SpecialType.System_Object or SpecialType.System_ValueType); t = t.BaseType)
        {
            levels.Push(t);
        }

        return levels;
    }

    private static IEnumerable<IPropertySymbol> InOrder(IEnumerable<IPropertySymbol> properties)
    {
        IPropertySymbol[] all = [.. properties];
        return all.All(p => p.Locations.FirstOrDefault() is { IsInSource: true })
            ? all.OrderBy(p => p.Locations[0].SourceTree!.FilePath, StringComparer.Ordinal).ThenBy(p => p.Locations[0].SourceSpan.Start)
            : all;
    }
}
