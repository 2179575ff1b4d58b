using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Generation.Text;
using WriteGate.Analyzers.Generation.Wire;
using WriteGate.Analyzers.Surface;

namespace WriteGate.Analyzers.Generation.Records;

/// <summary>A record's lines in the write surface, and its descriptions for projects that see it as metadata.</summary>
internal static class RecordSurfaceEmitter
{
    public static void Emit(SourceWriter writer, RecordSpec record)
    {
        SurfaceEmitter.EmitName(writer, record.Name);
        foreach ((_, SurfaceEntry field) in SurfaceEntries.Fields(record.Name, record.Fields, new WireTypes(record)))
        {
            SurfaceEmitter.Emit(writer, field);
        }

        Describe(writer, record, "", record.Description);
        foreach (FieldSpec field in record.Fields.Where(field => field.IsWritable))
        {
            Describe(writer, record, field.Member.Name, field.Member.Description);
        }
    }

    private static void Describe(SourceWriter writer, RecordSpec record, string member, string text)
    {
        if (text.Length > 0)
        {
            writer.Write($"[assembly: {Runtime.OfAssembly}RecordDescription(typeof({record.Type.Type}), {Literals.Of(member)}, {Literals.Of(text)})]");
        }
    }
}
