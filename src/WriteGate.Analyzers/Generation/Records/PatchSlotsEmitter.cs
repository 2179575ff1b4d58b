using WriteGate.Analyzers.Generation.Text;
using WriteGate.Analyzers.Generation.Wire;

namespace WriteGate.Analyzers.Generation.Records;

/// <summary>The nested holder of patch values: one typed slot a writable field, and switches over their index.</summary>
internal static class PatchSlotsEmitter
{
    private const string MarkSet = $"Mark(field, {Runtime.Gate}ChangeKind.Set);";
    private const string MarkTaken = $"Mark(field, isSet ? {Runtime.Gate}ChangeKind.Set : {Runtime.Gate}ChangeKind.Clear);";

    public static void Emit(SourceWriter writer, PatchSlots slots, WireClass wire)
    {
        string values = $"{Runtime.Records}PatchValues<{slots.Record.Type.Type}>";
        writer.Gap();
        writer.Write(GeneratedFile.Mark);
        using (writer.Begin($"internal sealed class {slots.Name} : {values}"))
        {
            foreach (PatchSlot slot in slots.Slots)
            {
                writer.Write($"internal {slot.SlotType} {slot.Name};");
            }

            string that = $"{slots.Name} that = ({slots.Name})";
            string[] hidden = slots.Slots.Any(slot => slot.Field.Member.IsSensitive) ? ["bool isHidden = json.HidesValues;"] : [];
            EmitSwitch(writer, slots, $"ReadSlot(int field, ref {Runtime.Reader} json)", hidden, [MarkSet],
                slot => $"{slot.Name} = {wire.Reading.Of(slot.Value, slot.Owner, false)};", hidesSensitive: true);
            EmitSwitch(writer, slots, $"WriteSlot(int field, {Runtime.Writer} json)", [], [],
                slot => wire.Writing.Of(slot.Value, slot.ValueIn(""), "json", slot.Owner, false));
            EmitSwitch(writer, slots, $"TakeFrom({slots.Record.Type.Type} record, int field)", ["bool isSet = true;"], [MarkTaken], Take);
            EmitSameSlot(writer, slots, values, that);
            EmitSwitch(writer, slots, $"CopySlot(int field, {values} from)", [$"{that}from;"], [MarkSet], slot => $"{slot.Name} = that.{slot.Name};");
            EmitCitations(writer, slots);
        }
    }

    private static void EmitSwitch(
        SourceWriter writer, PatchSlots slots, string signature, string[] before, string[] after, Func<PatchSlot, string> statement, bool hidesSensitive = false)
    {
        writer.Gap();
        using (writer.Begin($"public override void {signature}"))
        {
            // A record without writable fields has a patch that can hold nothing.
            if (slots.Slots.Count == 0)
            {
                return;
            }

            Array.ForEach(before, writer.Write);
            using (writer.Begin("switch (field)"))
            {
                foreach (PatchSlot slot in slots.Slots)
                {
                    MemberLoop.EmitCase(writer, slot.Index, statement(slot), hidesSensitive && slot.Field.Member.IsSensitive);
                }
            }

            writer.Gap();
            Array.ForEach(after, writer.Write);
        }
    }

    private static string Take(PatchSlot slot) => slot.Value switch
    {
        // Also where the type says that it is never null: the system of record may know better.
        { IsValueType: false } => $"isSet = ({slot.Name} = record.{slot.Property}) is not null;",
        { IsNullable: true } => $"{slot.Name} = record.{slot.Property}.GetValueOrDefault(); isSet = record.{slot.Property}.HasValue;",
        _ => $"{slot.Name} = record.{slot.Property};",
    };

    private static void EmitCitations(SourceWriter writer, PatchSlots slots)
    {
        PatchSlot[] cited = [.. slots.Slots.Where(slot => slot.Value.Cites is not null)];
        if (cited.Length == 0)
        {
            return;
        }

        writer.Gap();
        using (writer.Begin($"public override {Runtime.Records}ICitation? CitationOf(int field) => field switch", "};"))
        {
            foreach (PatchSlot slot in cited)
            {
                writer.Write($"{Literals.Of(slot.Index)} => {slot.Name},");
            }

            writer.Write("_ => null,");
        }
    }

    private static void EmitSameSlot(SourceWriter writer, PatchSlots slots, string values, string that)
    {
        writer.Gap();
        using (writer.Begin($"public override bool SameSlot(int field, {values} other)"))
        {
            writer.Write($"{that}other;");
            using (writer.Begin("return field switch", "};"))
            {
                foreach (PatchSlot slot in slots.Slots)
                {
                    writer.Write($"{Literals.Of(slot.Index)} => {SlotEquality.Of(slot, slots.Record.Type.Type)},");
                }

                writer.Write("_ => false,");
            }
        }
    }
}
