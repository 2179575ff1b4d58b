using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>Reads a type whose derived types are listed with <c>[JsonDerivedType]</c>.</summary>
internal static class PolymorphicReader
{
    private const string DefaultDiscriminator = "$type";

    public static bool IsPolymorphic(INamedTypeSymbol type, KnownSymbols known)
        => known.Has(type, KnownNames.JsonPolymorphic) || known.Has(type, KnownNames.JsonDerivedType);

    public static ObjectSpec? Read(INamedTypeSymbol type, ObjectSpec spec, Site site, ContractReading reading)
    {
        string discriminator = reading.Known.Find(type, KnownNames.JsonPolymorphic)?.Named("TypeDiscriminatorPropertyName", "") is { Length: > 0 } named
            ? named
            : DefaultDiscriminator;
        List<BranchSpec> branches = [];
        bool isValid = true;
        foreach (AttributeData attribute in type.GetAttributes().Where(a => reading.Known.Is(a.AttributeClass, KnownNames.JsonDerivedType)))
        {
            if (attribute.IsBroken() || attribute.Argument(0) is not INamedTypeSymbol derived || TypeNames.IsUnknown(derived))
            {
                return null;
            }

            BranchSpec? branch = ReadBranch(type, derived, attribute, discriminator, branches, site, reading);
            isValid &= branch is not null;
            if (branch is not null)
            {
                branches.Add(branch);
            }
        }

        if (isValid && branches.Count == 0)
        {
            reading.Report(UnsayableTypeRule.Abstract, site.Place, site.Name, TypeNames.InMessage(type));
            return null;
        }

        return isValid ? spec with { Branches = new(branches), Discriminator = discriminator } : null;
    }

    private static BranchSpec? ReadBranch(
        INamedTypeSymbol type,
        INamedTypeSymbol derived,
        AttributeData attribute,
        string discriminator,
        List<BranchSpec> before,
        Site site,
        ContractReading reading)
    {
        string? value = attribute.Argument(1) as string;
        string? problem = value is null ? "has no text as its discriminator"
            : before.Any(b => b.Value == value) ? $"has the discriminator '{value}' of another one"
            : !DerivesFrom(derived, type) ? "does not derive from it"
            : SymbolEqualityComparer.Default.Equals(derived, type) ? "is the type itself; derive a type for it"
            : IsPolymorphic(derived, reading.Known) ? "has derived types of its own; list them on the base type"
            : null;
        Location? place = reading.Known.IsSource(type) ? attribute.Place(reading.CancellationToken) : site.Place;
        Site inside = site with { Place = place };
        if (problem is null && ObjectReader.Read(derived, inside, reading) is { Object: { } key })
        {
            // The discriminator is a member of every branch on the wire.
            problem = reading.Types.Object(key)?.Members.Any(m => m.JsonName == discriminator) == true
                ? $"has a member that is called '{discriminator}' like the discriminator"
                : null;
            if (problem is null)
            {
                return new(value!, key);
            }
        }

        if (problem is not null)
        {
            reading.Report(
                UnsayableTypeRule.Derived, place, site.Name, TypeNames.InMessage(type), TypeNames.InMessage(derived), problem);
        }

        return null;
    }

    private static bool DerivesFrom(INamedTypeSymbol derived, INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? t = derived; t is not null; t = t.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(t, type))
            {
                return true;
            }
        }

        return derived.AllInterfaces.Contains(type, SymbolEqualityComparer.Default);
    }
}
