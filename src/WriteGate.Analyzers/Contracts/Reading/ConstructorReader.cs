using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>How an object is made: the constructor, and the properties it takes.</summary>
/// <param name="Symbol">The constructor; null for a struct without one.</param>
/// <param name="Taken">Its parameters with the property that each one sets.</param>
internal sealed record ConstructorChoice(IMethodSymbol? Symbol, IReadOnlyList<(IParameterSymbol Parameter, IPropertySymbol Property)> Taken)
{
    public IParameterSymbol? ParameterOf(IPropertySymbol property)
        => Taken.FirstOrDefault(t => SymbolEqualityComparer.Default.Equals(t.Property, property)).Parameter;

    /// <summary>Names of the members that it takes, in its order; those that are no members have defaults.</summary>
    public IEnumerable<string> Members(IReadOnlyList<MemberSpec> members)
        => Taken.Select(t => t.Property.Name).Where(name => members.Any(m => m.Name == name));
}

/// <summary>Chooses how an object is made from JSON.</summary>
internal static class ConstructorReader
{
    /// <summary>
    /// <c>[JsonConstructor]</c> decides; else the longest constructor whose parameters are named like properties; else
    /// the one without parameters. A mistake is reported and gives null.
    /// </summary>
    public static ConstructorChoice? Read(INamedTypeSymbol type, Site site, ContractReading reading)
    {
        IPropertySymbol[] properties = [.. Properties.Of(type).Where(p => !Properties.IsIgnored(p, reading.Known))];
        IMethodSymbol[] visible = [.. type.InstanceConstructors.Where(c =>
            !Properties.IsCopy(c) && reading.Known.Compilation.IsSymbolAccessibleWithin(c, reading.Owner))];
        IMethodSymbol[] marked = [.. visible.Where(c => reading.Known.Has(c, KnownNames.JsonConstructor))];
        ConstructorChoice[] fitting = [.. (marked.Length > 0 ? marked : visible)
            .Select(c => Match(c, properties, reading.Known))
            .Where(c => c is not null)
            .OrderByDescending(c => c!.Taken.Count)!];

        string? problem = fitting.Length == 0
            ? "no constructor has parameters that are all named and typed like its properties"
            : fitting.Length > 1 && fitting[0].Taken.Count == fitting[1].Taken.Count
                ? "two constructors fit equally; mark one with [JsonConstructor]"
                : ProblemWithRequired(type, properties, fitting[0], reading.Known);
        if (problem is null)
        {
            return fitting[0];
        }

        reading.Report(UnsayableTypeRule.NoConstructor, site.Place, site.Name, TypeNames.InMessage(type), problem);
        return null;
    }

    private static ConstructorChoice? Match(IMethodSymbol constructor, IPropertySymbol[] properties, KnownSymbols known)
    {
        bool setsRequired = known.Has(constructor, KnownNames.SetsRequiredMembers);
        List<(IParameterSymbol, IPropertySymbol)> taken = [];
        foreach (IParameterSymbol parameter in constructor.Parameters)
        {
            IPropertySymbol? property = properties.FirstOrDefault(p =>
                string.Equals(p.Name, parameter.Name, StringComparison.OrdinalIgnoreCase)
                && SymbolEqualityComparer.Default.Equals(p.Type, parameter.Type));
            // A required property has to be set by the initializer as well, unless the constructor says that it does it.
            if (property is null || parameter.RefKind != RefKind.None || (property.IsRequired && !setsRequired))
            {
                return null;
            }

            taken.Add((parameter, property));
        }

        return new(constructor, taken);
    }

    private static string? ProblemWithRequired(
        INamedTypeSymbol type, IPropertySymbol[] properties, ConstructorChoice choice, KnownSymbols known)
    {
        if (choice.Symbol is { } symbol && known.Has(symbol, KnownNames.SetsRequiredMembers))
        {
            return null;
        }

        for (INamedTypeSymbol? level = type; level is not null; level = level.BaseType)
        {
            foreach (ISymbol member in level.GetMembers())
            {
                bool isOutOfReach = member switch
                {
                    IFieldSymbol field => field.IsRequired,
                    IPropertySymbol { IsRequired: true } property => !properties.Any(p => p.Name == property.Name),
                    _ => false,
                };
                if (isOutOfReach)
                {
                    return $"its required member '{member.Name}' is no property that JSON can set";
                }
            }
        }

        return null;
    }
}
