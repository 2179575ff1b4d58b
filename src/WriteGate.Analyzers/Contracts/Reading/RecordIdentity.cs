using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>Finds what identifies a record and what its version is.</summary>
internal static class RecordIdentity
{
    public static IPropertySymbol? IdOf(INamedTypeSymbol record, IPropertySymbol[] properties, ContractReading reading)
    {
        IPropertySymbol[] marked = [.. properties.Where(p => Has(p, KnownNames.RecordId, reading))];
        if (marked.Length != 1)
        {
            if (marked.Length == 0)
            {
                reading.Report(UnusableRecordRule.NoId, ContractReading.Place(record), record.Name);
            }
            else
            {
                reading.Report(UnusableRecordRule.ManyIds, ContractReading.Place(marked[1]), record.Name);
            }

            return null;
        }

        IPropertySymbol id = marked[0];
        if (TypeNames.IsUnknown(id.Type))
        {
            return null;
        }

        if (!ScalarTypes.IsId(id.Type, reading.Known) || TypeNames.IsNullable(id.Type))
        {
            reading.Report(
                UnusableRecordRule.IdType, Site.TypeOf(id, reading.CancellationToken), record.Name, id.Name, TypeNames.InMessage(id.Type));
            return null;
        }

        return id;
    }

    /// <summary>False when there is a version that cannot be used, which is reported.</summary>
    public static bool TryReadVersion(INamedTypeSymbol record, IPropertySymbol[] properties, ContractReading reading, out IPropertySymbol? version)
    {
        IPropertySymbol[] marked = [.. properties.Where(p => Has(p, KnownNames.RecordVersion, reading))];
        version = marked.FirstOrDefault();
        if (marked.Length > 1)
        {
            reading.Report(UnusableRecordRule.ManyVersions, ContractReading.Place(marked[1]), record.Name);
            return false;
        }

        if (version is null)
        {
            return true;
        }

        if (TypeNames.IsUnknown(version.Type))
        {
            return false;
        }

        bool fits = ScalarTypes.IsVersion(ScalarTypes.KindOf(TypeNames.WithoutNull(version.Type), reading.Known));
        if (!fits)
        {
            reading.Report(
                UnusableRecordRule.VersionType,
                Site.TypeOf(version, reading.CancellationToken),
                record.Name,
                version.Name,
                TypeNames.InMessage(version.Type));
        }

        return fits;
    }

    private static bool Has(IPropertySymbol property, string attribute, ContractReading reading)
        => reading.Known.Find(Properties.Attributes(property), attribute) is not null;
}
