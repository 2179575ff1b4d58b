using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>Reads a <c>[HandOff]</c> type: an agent sends it, so it is read as an argument is.</summary>
internal static class HandOffReader
{
    public static HandOffSpec? Read(INamedTypeSymbol type, ContractReading reading)
    {
        string title = $"The hand-off '{type.Name}'";
        if (reading.Known.Find(type, KnownNames.HandOff) is not { } attribute || attribute.IsBroken()
            || !RecordShape.CanBeExtended(type, title, reading))
        {
            return null;
        }

        string name = attribute.Text(0);
        bool isNamed = WireNames.IsToolName(name);
        if (!isNamed)
        {
            reading.Report(ToolNamesRule.HandOff, attribute.Place(0, reading.CancellationToken), type.Name, name);
        }

        HandOffSpec spec = new(PartialTypes.SpecOf(type), name);
        return ReadObject(type, title, reading) is { } root && isNamed ? WithReader(type, root, spec, reading) : spec;
    }

    private static ValueSpec? ReadObject(INamedTypeSymbol type, string title, ContractReading reading)
    {
        if (!PolymorphicReader.IsPolymorphic(type, reading.Known))
        {
            return ObjectReader.Read(type, new(title, ContractReading.Place(type), IsArgument: true), reading);
        }

        reading.Report(UnusableRecordRule.Branches, ContractReading.Place(type), title);
        return null;
    }

    private static HandOffSpec WithReader(INamedTypeSymbol type, ValueSpec root, HandOffSpec spec, ContractReading reading)
    {
        SchemaLimits.Check(type, reading.Types.Object(root.Object!)!, reading);
        ReachableTypes reachable = new(reading.Types);
        reachable.Add(root);
        return spec with
        {
            Description = Descriptions.OfType(type, reading),
            IsReadable = true,
            IsSensitive = reachable.HasSensitive,
            Objects = reachable.Objects,
            Enums = reachable.Enums,
        };
    }
}
