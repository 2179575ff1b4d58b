using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Diagnostics;

namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>Whether a record's field table can be generated into it.</summary>
internal static class RecordShape
{
    public static bool CanBeExtended(INamedTypeSymbol record, ContractReading reading)
    {
        // A record of another assembly was extended when that was built.
        if (!reading.Known.IsSource(record))
        {
            return true;
        }

        INamedTypeSymbol? hidden = PartialTypes.Hiding(record);
        INamedTypeSymbol? closed = PartialTypes.Outer(record).FirstOrDefault(t => !PartialTypes.IsPartial(t, reading.CancellationToken));
        (DiagnosticDescriptor Message, string Other)? mistake =
            record.IsStatic ? (UnusableRecordRule.Static, "")
            : record.IsFileLocal || PartialTypes.Outer(record).Any(t => t.IsFileLocal) ? (UnusableRecordRule.FileLocal, "")
            : PartialTypes.Outer(record).Prepend(record).Any(t => t.IsGenericType) ? (UnusableRecordRule.Generic, "")
            : hidden is not null ? (UnusableRecordRule.Hidden, (hidden.ContainingType ?? hidden).Name)
            : record.IsAbstract ? (UnusableRecordRule.Abstract, "")
            : !PartialTypes.IsPartial(record, reading.CancellationToken) ? (UnusableRecordRule.NotPartial, "")
            : closed is not null ? (UnusableRecordRule.OuterNotPartial, closed.Name)
            : null;
        if (mistake is { } found)
        {
            reading.Report(found.Message, ContractReading.Place(record), record.Name, found.Other);
        }

        return mistake is null;
    }
}
