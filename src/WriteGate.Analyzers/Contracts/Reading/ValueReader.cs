using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>Reads how a type is said in JSON.</summary>
internal static class ValueReader
{
    /// <summary>Reads a type.</summary>
    /// <returns>Null when it cannot be said, which was reported, or is unknown to the compiler, which reports it.</returns>
    public static ValueSpec? Read(ITypeSymbol type, Site site, ContractReading reading)
    {
        reading.CancellationToken.ThrowIfCancellationRequested();
        if (TypeNames.IsUnknown(type))
        {
            return null;
        }

        ITypeSymbol core = TypeNames.WithoutNull(type);
        return ReadCore(core, site, reading) is { } value
            ? value with { IsNullable = TypeNames.IsNullable(type), IsValueType = core.IsValueType }
            : null;
    }

    private static ValueSpec? ReadCore(ITypeSymbol type, Site site, ContractReading reading)
    {
        KnownSymbols known = reading.Known;
        if (ScalarTypes.KindOf(type, known) is { } scalar)
        {
            return new(scalar, TypeNames.Of(type));
        }

        if (RefusedTypes.ReasonAgainst(type, known) is { } reason)
        {
            return Refuse(reason, type, site, reading);
        }

        if (type.TypeKind == TypeKind.Enum)
        {
            return EnumReader.Read((INamedTypeSymbol)type, site, reading);
        }

        CollectionKind collection = CollectionTypes.KindOf(type, known);
        if (collection != CollectionKind.None)
        {
            return ReadCollection(type, collection, site, reading);
        }

        if (RefusedTypes.IsCollection(type))
        {
            return Refuse(UnsayableTypeRule.Collection, type, site, reading);
        }

        if (known.Is(type, KnownNames.Cited))
        {
            return ReadCited((INamedTypeSymbol)type, site, reading);
        }

        return type is not INamedTypeSymbol named || RefusedTypes.IsFramework(type, known)
            ? Refuse(UnsayableTypeRule.Type, type, site, reading)
            : ObjectReader.Read(named, site, reading);
    }

    private static ValueSpec? ReadCollection(ITypeSymbol type, CollectionKind collection, Site site, ContractReading reading)
    {
        bool isDictionary = collection == CollectionKind.Dictionary;
        if (isDictionary && ((INamedTypeSymbol)type).TypeArguments[0] is { SpecialType: not SpecialType.System_String } key)
        {
            reading.Report(UnsayableTypeRule.DictionaryKey, site.Place, site.Name, TypeNames.InMessage(key));
            return null;
        }

        return Read(CollectionTypes.ItemOf(type), site with { IsField = false }, reading) is { } item
            ? new(isDictionary ? ValueKind.Dictionary : ValueKind.List, TypeNames.Of(type)) { Collection = collection, Item = item }
            : null;
    }

    /// <summary>Only what a patch writes is held against sources; in a result it is an object like any other.</summary>
    private static ValueSpec? ReadCited(INamedTypeSymbol type, Site site, ContractReading reading)
    {
        if (site is { IsArgument: true, IsField: false })
        {
            return Refuse(UnsayableTypeRule.CitedPlace, type, site, reading);
        }

        ITypeSymbol cited = type.TypeArguments[0];
        ValueKind? kind = cited.TypeKind == TypeKind.Enum ? ValueKind.Enum : ScalarTypes.KindOf(cited, reading.Known);
        if (kind is null or ValueKind.Bytes or ValueKind.DateTime || TypeNames.IsNullable(cited))
        {
            return Refuse(UnsayableTypeRule.CitedValue, type, site, reading);
        }

        return ObjectReader.Read(type, site, reading) is { } value
            ? value with { Cites = reading.Types.Object(value.Object!)!.Members.First(member => member.JsonName == "value").Value }
            : null;
    }

    private static ValueSpec? Refuse(DiagnosticDescriptor reason, ITypeSymbol type, Site site, ContractReading reading)
    {
        reading.Report(reason, site.Place, site.Name, TypeNames.InMessage(type));
        return null;
    }
}
