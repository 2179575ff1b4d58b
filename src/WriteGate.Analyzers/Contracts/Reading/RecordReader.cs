using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>Reads a <c>[SystemRecord]</c> type.</summary>
internal static class RecordReader
{
    /// <summary>The most fields that a patch can hold.</summary>
    public const int MaxWritable = 128;

    /// <summary>The spec; null when the type cannot be extended or identified. A field in error is left out.</summary>
    public static RecordSpec? Read(INamedTypeSymbol record, ContractReading reading)
    {
        if (reading.Known.Find(record, KnownNames.SystemRecord) is not { } attribute || attribute.IsBroken())
        {
            return null;
        }

        if (!RecordShape.CanBeExtended(record, $"The system record '{record.Name}'", reading))
        {
            return null;
        }

        string name = attribute.Text(0);
        if (string.IsNullOrWhiteSpace(name))
        {
            reading.Report(UnusableRecordRule.Name, attribute.Place(0, reading.CancellationToken), record.Name);
            return null;
        }

        IPropertySymbol[] properties = [.. Properties.Of(record).Where(p => !Properties.IsIgnored(p, reading.Known))];
        IPropertySymbol? id = RecordIdentity.IdOf(record, properties, reading);
        bool isVersioned = RecordIdentity.TryReadVersion(record, properties, reading, out IPropertySymbol? version);
        List<FieldSpec> fields = Fields(record, properties, id, version, reading);
        if (id is null || !isVersioned || !IsPatchable(record, fields, reading))
        {
            return null;
        }

        ReachableTypes reachable = new(reading.Types);
        fields.Where(f => f.IsWritable).ToList().ForEach(f => reachable.Add(f.Member));
        return new(PartialTypes.SpecOf(record), name)
        {
            Description = Descriptions.OfType(record, reading),
            Fields = new(fields),
            Id = id.Name,
            IdKind = ScalarTypes.KindOf(id.Type, reading.Known)!.Value,
            Version = version?.Name,
            VersionKind = version is null ? default : ScalarTypes.KindOf(TypeNames.WithoutNull(version.Type), reading.Known)!.Value,
            VersionIsNullable = version is not null && TypeNames.IsNullable(version.Type),
            Objects = reachable.Objects,
            Enums = reachable.Enums,
        };
    }

    /// <summary>The fields in the order of the table: those with a slot first, so that a patch's bits are few; of them those that agents write.</summary>
    private static List<FieldSpec> Fields(
        INamedTypeSymbol record, IPropertySymbol[] properties, IPropertySymbol? id, IPropertySymbol? version, ContractReading reading)
    {
        List<FieldSpec> fields = [];
        foreach (IPropertySymbol property in properties)
        {
            if (FieldReader.Read(property, record, reading) is not { } field)
            {
                continue;
            }

            if (field.IsWritable && (property.Equals(id, SymbolEqualityComparer.Default) || property.Equals(version, SymbolEqualityComparer.Default)))
            {
                reading.Report(
                    UnusableRecordRule.WritableKey, ContractReading.Place(property), record.Name, property.Name, field.Tier.ToString());
                field = field with { Tier = Tier.ReadOnly, CanClear = false };
            }

            FieldSpec? same = fields.FirstOrDefault(f => f.Member.JsonName == field.Member.JsonName);
            if (same is not null)
            {
                reading.Report(
                    UnsayableTypeRule.SameName,
                    ContractReading.Place(property),
                    record.Name + "." + same.Member.Name,
                    record.Name + "." + property.Name,
                    field.Member.JsonName);
                continue;
            }

            fields.Add(field);
        }

        fields = new SuggestionReader(record, properties, id, version, reading).Read(fields);
        return [.. fields.OrderBy(f => f.IsWritable ? 0 : f.HasSlot ? 1 : 2)];
    }

    private static bool IsPatchable(INamedTypeSymbol record, List<FieldSpec> fields, ContractReading reading)
    {
        int writable = fields.Count(f => f.HasSlot);
        if (writable > MaxWritable)
        {
            reading.Report(ProviderLimitsRule.Writable, ContractReading.Place(record), record.Name, Invariant.Text(writable));
        }

        return writable <= MaxWritable;
    }
}
