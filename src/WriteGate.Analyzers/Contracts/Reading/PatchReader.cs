using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>Reads a <c>Patch&lt;T&gt;</c> parameter and the record it patches.</summary>
internal static class PatchReader
{
    public static bool Read(IParameterSymbol parameter, Location? place, ToolDraft draft)
    {
        ContractReading reading = draft.Reading;
        DiagnosticDescriptor? mistake = !draft.IsWrite ? UnsayableTypeRule.ReadWithPatch
            : draft.Record is not null ? UnsayableTypeRule.ManyPatches
            : null;
        if (mistake is not null)
        {
            draft.Report(mistake, place);
            return false;
        }

        if (TypeNames.IsNullable(parameter.Type) || parameter.HasExplicitDefaultValue)
        {
            reading.Report(UnsayableTypeRule.NullablePatch, place, draft.Title, parameter.Name, draft.Tier.ToString());
            return false;
        }

        ITypeSymbol argument = ((INamedTypeSymbol)parameter.Type).TypeArguments[0];
        string site = $"Parameter '{parameter.Name}' of the {draft.Tier} tool '{draft.Title}'";
        if (argument is not INamedTypeSymbol record || !reading.Known.Has(record, KnownNames.SystemRecord))
        {
            reading.Report(UnusableRecordRule.NotRecord, place, site, TypeNames.InMessage(argument));
            return false;
        }

        if (!IsExtended(record, reading))
        {
            reading.Report(UnusableRecordRule.NotCompiled, place, site, TypeNames.InMessage(record));
            return false;
        }

        draft.Record = record;
        if (!reading.Patches.TryGetValue(record, out PatchSpec? patch))
        {
            patch = ReadRecord(record, reading);
            reading.Patches.Add(record, patch);
        }

        draft.Patch = patch;
        MemberSpec member = new(parameter.Name, WireNames.CamelCase(parameter.Name), new(ValueKind.Patch, TypeNames.Of(record)))
        {
            Description = Descriptions.OfParameter(parameter, draft.Method, reading),
            IsSensitive = reading.Known.Has(parameter, KnownNames.SensitiveField),
        };
        draft.PatchParameter = draft.Parameters.Count;
        return draft.Patch is not null && ParametersReader.Add(member, parameter, place, draft, ArgumentKind.Patch);
    }

    /// <summary>A record of another assembly got its field table when that was built.</summary>
    private static bool IsExtended(INamedTypeSymbol record, ContractReading reading)
        => reading.Known.IsSource(record)
            || record.AllInterfaces.Any(i => reading.Known.Is(i, KnownNames.SystemRecordInterface));

    /// <summary>The record as the schema sees it. What is wrong with it is reported at the record, so nothing is said here.</summary>
    private static PatchSpec? ReadRecord(INamedTypeSymbol record, ContractReading reading)
    {
        ContractReading silent = new(reading.Known, record, reading.CancellationToken, reading.Types);
        return RecordReader.Read(record, silent) is { } spec
            ? new(spec.Type.Type, spec.Name)
            {
                Description = spec.Description,
                Fields = new(spec.Fields.Where(f => f.IsWritable)),
                IsForeign = !reading.Known.IsSource(record),
                HasVersion = spec.Version is not null,
                HasSensitiveFields = spec.Fields.Any(f => f.Member.IsSensitive),
            }
            : null;
    }
}
