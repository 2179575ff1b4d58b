using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>Reads records, classes and structs that stand in arguments or results.</summary>
internal static class ObjectReader
{
    /// <summary>The most members the strict reader tracks in one object.</summary>
    public const int MaxMembers = 64;

    public static ValueSpec? Read(INamedTypeSymbol type, Site site, ContractReading reading)
    {
        string key = TypeNames.Of(type);
        ValueSpec value = new(ValueKind.Object, key) { Object = key };
        TypeTable types = reading.Types;
        if (types.Open.Contains(key))
        {
            types.MarkRecursive(key);
            if (site.IsArgument)
            {
                reading.Report(UnsayableTypeRule.Recursive, site.Place, site.Name, TypeNames.InMessage(type));
            }

            return value;
        }

        // What is wrong with a known type was said where it was met first, except that a record may not be an argument.
        if (!types.TryGetObject(key, site.IsArgument, out ObjectSpec? spec))
        {
            types.Open.Add(key);
            spec = ReadObject(type, key, site, reading);
            types.Open.RemoveAt(types.Open.Count - 1);
            types.AddObject(key, site.IsArgument, spec);
        }

        return spec is null ? null : value;
    }

    /// <summary>Whether generated code, nested in the owner, can see a type; a mistake is reported.</summary>
    public static bool IsVisible(INamedTypeSymbol type, Site site, ContractReading reading)
    {
        if (reading.Known.Compilation.IsSymbolAccessibleWithin(type, reading.Owner))
        {
            return true;
        }

        reading.Report(UnsayableTypeRule.Inaccessible, site.Place, site.Name, TypeNames.InMessage(type));
        return false;
    }

    private static ObjectSpec? ReadObject(INamedTypeSymbol type, string key, Site site, ContractReading reading)
    {
        if (IsUnfinished(type) || !IsVisible(type, site, reading) || !RefusesUnmapped(type, site, reading) || !IsHarmless(type, site, reading))
        {
            return null;
        }

        ObjectSpec spec = new(key)
        {
            Description = Descriptions.OfType(type, reading),
            IsValueType = type.IsValueType,
        };
        if (PolymorphicReader.IsPolymorphic(type, reading.Known))
        {
            return PolymorphicReader.Read(type, spec, site, reading);
        }

        if (type.IsAbstract)
        {
            reading.Report(UnsayableTypeRule.Abstract, site.Place, site.Name, TypeNames.InMessage(type));
            return null;
        }

        return ConstructorReader.Read(type, site, reading) is { } constructor
            && MembersReader.Read(type, constructor, site, reading) is { } members
            ? spec with { Members = new(members), Constructor = new(constructor.Members(members)) }
            : null;
    }

    /// <summary>Whether a parameter of a constructor has no name yet: the compiler has its say.</summary>
    private static bool IsUnfinished(INamedTypeSymbol type) => type.InstanceConstructors.Any(c => c.Parameters.Any(p => p.Name.Length == 0));

    private static bool RefusesUnmapped(INamedTypeSymbol type, Site site, ContractReading reading)
    {
        // 0 is JsonUnmappedMemberHandling.Skip.
        if (reading.Known.Find(type, KnownNames.JsonUnmappedMembers) is { } attribute && attribute.Argument(0) is 0)
        {
            Location? place = reading.Known.IsSource(type) ? attribute.Place(0, reading.CancellationToken) : site.Place;
            reading.Report(UnmappedMembersRule.Skipped, place, TypeNames.InMessage(type));
            return false;
        }

        return true;
    }

    /// <summary>A record with a protected field is no argument: the agent could name the field.</summary>
    private static bool IsHarmless(INamedTypeSymbol type, Site site, ContractReading reading)
    {
        if (!site.IsArgument || !reading.Known.Has(type, KnownNames.SystemRecord))
        {
            return true;
        }

        IPropertySymbol? protectedField = Properties.Of(type).FirstOrDefault(p => FieldReader.TierOf(p, reading.Known) == Tier.Never);
        if (protectedField is null)
        {
            return true;
        }

        reading.Report(
            NameableProtectedFieldRule.Argument, site.Place, site.Name, TypeNames.InMessage(type), protectedField.Name);
        return false;
    }
}
