using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Generation.Text;

namespace WriteGate.Analyzers.Generation.Records;

/// <summary>A record's line in the write surface, and its descriptions for projects that see it as metadata.</summary>
internal static class RecordSurfaceEmitter
{
    public static void Emit(SourceWriter writer, RecordSpec record)
    {
        string name = Literals.Of(record.Name);
        writer.Write($"[assembly: {Runtime.Tools}WriteSurface({name}, \"\", {Literals.Of(Line(record))})]");
        Describe(writer, record, "", record.Description);
        foreach (FieldSpec field in record.Fields.Where(field => field.IsWritable))
        {
            Describe(writer, record, field.Member.Name, field.Member.Description);
        }
    }

    /// <summary><c>record crm.deal autonomous(nextStep?) reviewed(stage) readonly(…) never(amount)</c>; a question mark may be cleared.</summary>
    private static string Line(RecordSpec record)
    {
        IEnumerable<string> tiers = record.Fields
            .GroupBy(field => field.Tier)
            .OrderBy(group => group.Key == Tier.ReadOnly ? Tier.Reviewed : group.Key)
            .ThenBy(group => group.Key == Tier.ReadOnly)
            .Select(group => $"{TierText.Of(group.Key)}({string.Join(", ", group.Select(FieldText))})");
        return $"record {record.Name} {string.Join(" ", tiers)}";
    }

    private static string FieldText(FieldSpec field) => field.Member.JsonName + (field.IsWritable && field.CanClear ? "?" : "");

    private static void Describe(SourceWriter writer, RecordSpec record, string member, string text)
    {
        if (text.Length > 0)
        {
            writer.Write($"[assembly: {Runtime.Tools}RecordDescription(typeof({record.Type.Type}), {Literals.Of(member)}, {Literals.Of(text)})]");
        }
    }
}
