using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Diagnostics;

namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>Whether code can be generated into a system record or a hand-off.</summary>
internal static class RecordShape
{
    /// <param name="record">The type.</param>
    /// <param name="title">What a message calls it: <c>The system record 'Deal'</c>.</param>
    /// <param name="reading">Where a mistake is reported.</param>
    public static bool CanBeExtended(INamedTypeSymbol record, string title, ContractReading reading)
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
            reading.Report(found.Message, ContractReading.Place(record), title, found.Other);
        }

        return mistake is null;
    }
}
