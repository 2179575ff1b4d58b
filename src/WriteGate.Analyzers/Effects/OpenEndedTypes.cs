using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Contracts.Reading;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Effects;

/// <summary>Finds what lets an agent send anything, however deep in an argument it stands.</summary>
internal static class OpenEndedTypes
{
    /// <summary>The open-ended types in an argument, each with the property that has it; null for the argument itself.</summary>
    public static IEnumerable<(ITypeSymbol Type, IPropertySymbol? Property)> In(ITypeSymbol argument, KnownSymbols known)
        => In(argument, null, known, new(SymbolEqualityComparer.Default));

    private static IEnumerable<(ITypeSymbol Type, IPropertySymbol? Property)> In(
        ITypeSymbol written, IPropertySymbol? property, KnownSymbols known, HashSet<ITypeSymbol> seen)
    {
        ITypeSymbol type = TypeNames.WithoutNull(written);
        if (TypeNames.IsUnknown(type))
        {
            return [];
        }

        if (RefusedTypes.ReasonAgainst(type, known) == OpenEndedTypeRule.Open)
        {
            return [(type, property)];
        }

        if (CollectionTypes.KindOf(type, known) != CollectionKind.None)
        {
            return In(CollectionTypes.ItemOf(type), property, known, seen);
        }

        return seen.Add(type) && ToolArguments.IsData(type, known)
            ? Properties.Of((INamedTypeSymbol)type).Where(p => !Properties.IsIgnored(p, known) && IsFilled(p)).SelectMany(p => In(p.Type, p, known, seen))
            : [];
    }

    /// <summary>Whether JSON gives it a value: it can be set, or a constructor takes it.</summary>
    private static bool IsFilled(IPropertySymbol property)
        => property.SetMethod is { DeclaredAccessibility: Accessibility.Public } || Properties.PositionalParameter(property) is not null;
}
