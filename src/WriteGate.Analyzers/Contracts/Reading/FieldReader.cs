using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>Reads one field of a system record.</summary>
internal static class FieldReader
{
    /// <summary>The tier of a property: protected, declared, or read-only.</summary>
    public static Tier TierOf(IPropertySymbol property, KnownSymbols known)
    {
        IReadOnlyList<AttributeData> attributes = Properties.Attributes(property);
        return known.Find(attributes, KnownNames.ProtectedField) is not null ? Tier.Never
            : known.Find(attributes, KnownNames.WriteTier) is { } attribute ? Tiers.Of(attribute)
            : Tier.ReadOnly;
    }

    /// <summary>
    /// A field; null when it is left out because its type cannot be said. A field that no agent writes may be of any
    /// type: the table only has to know its name.
    /// </summary>
    public static FieldSpec? Read(IPropertySymbol property, INamedTypeSymbol record, ContractReading reading)
    {
        KnownSymbols known = reading.Known;
        IReadOnlyList<AttributeData> attributes = Properties.Attributes(property);
        Tier tier = TierOf(property, known);
        bool isWritable = tier is Tier.Autonomous or Tier.Reviewed;
        MemberSpec? member = isWritable
            ? ReadWritable(property, record, tier, attributes, reading)
            : new(property.Name, MembersReader.JsonName(property, known), Opaque(property.Type, reading));
        return member is null ? null : new(
            member with
            {
                Description = Descriptions.OfProperty(property, reading),
                IsSensitive = known.Find(attributes, KnownNames.SensitiveField) is not null,
            },
            tier)
        {
            CanClear = isWritable && member.Value.IsNullable,
            ComparedBy = known.Find(attributes, KnownNames.ComparedBy) is { } comparer ? Comparer(comparer, property, record, reading) : null,
        };
    }

    private static MemberSpec? ReadWritable(
        IPropertySymbol property, INamedTypeSymbol record, Tier tier, IReadOnlyList<AttributeData> attributes, ContractReading reading)
    {
        string name = MembersReader.JsonName(property, reading.Known);
        Site site = new($"The {tier} field '{property.Name}' of '{record.Name}'", Site.TypeOf(property, reading.CancellationToken), IsArgument: true) { IsField = true };
        if (name == "clear")
        {
            reading.Report(UnsayableTypeRule.Clear, ContractReading.Place(property), property.Name);
            return null;
        }

        return ValueReader.Read(property.Type, site, reading) is { } plain
            && RulesReader.Read(plain, property, attributes, site, reading) is { } value
                ? new(property.Name, name, value)
                : null;
    }

    /// <summary>What can be said of a value that is never read from an agent, without a word about what cannot.</summary>
    private static ValueSpec Opaque(ITypeSymbol type, ContractReading reading)
    {
        ContractReading silent = new(reading.Known, reading.Owner, reading.CancellationToken);
        return ValueReader.Read(type, new("", Location.None, IsArgument: false), silent) ?? new(ValueKind.Opaque, TypeNames.Of(type))
        {
            IsNullable = TypeNames.IsNullable(type),
            IsValueType = TypeNames.WithoutNull(type).IsValueType,
        };
    }

    private static string? Comparer(AttributeData attribute, IPropertySymbol property, INamedTypeSymbol record, ContractReading reading)
    {
        string name = attribute.Text(0);
        bool Fits(IMethodSymbol method)
            => method is { IsStatic: true, IsGenericMethod: false, Parameters.Length: 2, ReturnType.SpecialType: SpecialType.System_Boolean }
                && method.Parameters.All(p => p.RefKind == RefKind.None
                    && SymbolEqualityComparer.Default.Equals(TypeNames.WithoutNull(p.Type), TypeNames.WithoutNull(property.Type)));

        if (attribute.IsBroken())
        {
            return null;
        }

        if (record.GetMembers(name).OfType<IMethodSymbol>().Any(Fits))
        {
            return name;
        }

        reading.Report(
            UnusableRecordRule.Comparer,
            attribute.Place(0, reading.CancellationToken),
            record.Name,
            property.Name,
            name,
            TypeNames.InMessage(property.Type.WithNullableAnnotation(NullableAnnotation.Annotated)));
        return null;
    }
}
