using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Generation.Text;

namespace WriteGate.Analyzers.Generation.Records;

/// <summary>The extension properties that show on a patch what it has room for.</summary>
internal static class PatchPropertiesEmitter
{
    public static void Emit(SourceWriter writer, PatchSlots slots)
    {
        if (slots.Slots.Count == 0)
        {
            return;
        }

        PartialTypeSpec type = slots.Record.Type;
        string access = type.IsPublic ? "public" : "internal";
        writer.Gap();
        writer.Write($"/// <summary>What a patch does with each writable field of <see cref=\"{type.Type}\"/>.</summary>");
        writer.Write(GeneratedFile.Mark);
        using (writer.Begin($"{access} static class {type.UniqueName.Replace('.', '_')}Patch"))
        {
            writer.Write($"/// <param name=\"patch\">The patch.</param>");
            using (writer.Begin($"extension({Runtime.Gate}Patch<{type.Type}> patch)"))
            {
                foreach (PatchSlot slot in slots.Slots)
                {
                    EmitProperty(writer, slots, slot);
                }
            }
        }
    }

    private static void EmitProperty(SourceWriter writer, PatchSlots slots, PatchSlot slot)
    {
        string record = slots.Record.Type.Type;
        string fieldType = slot.Value.Type;
        string index = Literals.Of(slot.Index);
        writer.Gap();
        writer.Write($"/// <summary>{DocText.Of(slot.Field.Member.Description, slot.Field.Member.Name)}</summary>");
        using (writer.Begin($"public {Runtime.Gate}Change<{fieldType}> {slot.Property}"))
        {
            writer.Write($"get => {Runtime.Records}PatchData.Get<{record}, {slots.Type}, {fieldType}>(patch, {index}, static slots => slots.{slot.Name});");
            // Only the gate fills it, with the suggestion that a person takes over.
            if (slot.Field.IsWritable)
            {
                writer.Write($"set => {Runtime.Records}PatchData.Put<{record}, {slots.Type}, {fieldType}>(patch, {index}, value, static (slots, next) => slots.{slot.Name} = next);");
            }
        }

        writer.Gap();
    }
}
