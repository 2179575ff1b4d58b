using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Generation.Text;
using WriteGate.Analyzers.Generation.Wire;

namespace WriteGate.Analyzers.Generation.Records;

/// <summary>The file of one <c>[SystemRecord]</c> type.</summary>
internal static class RecordEmitter
{
    public static string Emit(RecordSpec record, CancellationToken cancellationToken)
    {
        SourceWriter writer = GeneratedFile.Begin(record.Type);
        RecordSurfaceEmitter.Emit(writer, record);
        NameScope members = new(record.Type.TakenNames);
        PatchSlots slots = new(record, members.Take("PatchSlots"));
        WireClass wire = new(new WireTypes(record), members.Take("Wire"));
        cancellationToken.ThrowIfCancellationRequested();

        GeneratedFile.WriteNamespace(writer, record.Type);
        using (GeneratedFile.BeginType(writer, record.Type, $"{Runtime.Records}ISystemRecord<{record.Type.Type}>"))
        {
            FieldTableEmitter.Emit(writer, record, slots);
            PatchSlotsEmitter.Emit(writer, slots, wire);
            wire.Emit(writer);
        }

        PatchPropertiesEmitter.Emit(writer, slots);
        return writer.ToString();
    }
}
