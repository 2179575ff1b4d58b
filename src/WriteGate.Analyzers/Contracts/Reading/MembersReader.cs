using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>Reads the properties of an object.</summary>
internal static class MembersReader
{
    /// <summary>All members, or null when one is wrong; the others are read nevertheless, so that all mistakes show.</summary>
    public static List<MemberSpec>? Read(INamedTypeSymbol type, ConstructorChoice constructor, Site site, ContractReading reading)
    {
        List<MemberSpec> members = [];
        bool isValid = true;
        foreach (IPropertySymbol property in Properties.Of(type))
        {
            if (Properties.IsIgnored(property, reading.Known))
            {
                continue;
            }

            IParameterSymbol? parameter = constructor.ParameterOf(property);
            bool isReadable = parameter is not null
                || (property.SetMethod is { } setter && reading.Known.Compilation.IsSymbolAccessibleWithin(setter, reading.Owner));
            if (!isReadable && site.IsArgument)
            {
                continue;
            }

            MemberSpec? member = ReadMember(property, parameter, site.Member(property, reading), reading);
            isValid &= member is not null;
            if (member is not null)
            {
                members.Add(member with { IsReadable = isReadable });
            }
        }

        isValid &= HasUniqueNames(type, members, site, reading);
        if (members.Count > ObjectReader.MaxMembers)
        {
            reading.Report(ProviderLimitsRule.Members, site.Place, site.Name, Invariant.Text(members.Count));
            isValid = false;
        }

        return isValid ? members : null;
    }

    /// <summary>The name on the wire: <c>[JsonPropertyName]</c>, else camel case.</summary>
    public static string JsonName(IPropertySymbol property, KnownSymbols known)
        => known.Find(Properties.Attributes(property), KnownNames.JsonPropertyName) is { } attribute && attribute.Text(0) is { Length: > 0 } renamed
            ? renamed
            : WireNames.CamelCase(property.Name);

    private static MemberSpec? ReadMember(IPropertySymbol property, IParameterSymbol? parameter, Site site, ContractReading reading)
    {
        KnownSymbols known = reading.Known;
        if (known.Find(property, KnownNames.JsonExtensionData) is { } extension)
        {
            Location? place = known.IsSource(property) ? extension.Place(reading.CancellationToken) : site.Place;
            reading.Report(UnmappedMembersRule.ExtensionData, place, property.ContainingType.Name + "." + property.Name);
            return null;
        }

        IReadOnlyList<AttributeData> attributes = Properties.Attributes(property);
        if (ValueReader.Read(property.Type, site, reading) is not { } plain
            || RulesReader.Read(plain, property, attributes, site, reading) is not { } value)
        {
            return null;
        }

        MemberSpec member = new(property.Name, JsonName(property, known), value)
        {
            Description = Descriptions.OfProperty(property, reading),
            IsSensitive = known.Find(attributes, KnownNames.SensitiveField) is not null,
        };
        return parameter is not null
            ? Defaults.OfParameter(parameter, member, site, reading)
            : Defaults.OfInitializer(property, member, reading);
    }

    private static bool HasUniqueNames(INamedTypeSymbol type, List<MemberSpec> members, Site site, ContractReading reading)
    {
        Dictionary<string, string> names = new(StringComparer.Ordinal);
        foreach (MemberSpec member in members)
        {
            if (names.TryGetValue(member.JsonName, out string? other))
            {
                ISymbol? symbol = type.GetMembers(member.Name).FirstOrDefault();
                Location? place = symbol is not null && reading.Known.IsSource(symbol) ? ContractReading.Place(symbol) : site.Place;
                reading.Report(
                    UnsayableTypeRule.SameName, place, type.Name + "." + other, type.Name + "." + member.Name, member.JsonName);
                return false;
            }

            names.Add(member.JsonName, member.Name);
        }

        return true;
    }
}
