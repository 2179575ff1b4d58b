using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Generation.Text;

namespace WriteGate.Analyzers.Generation.Records;

/// <summary>The implementation of <c>ISystemRecord</c>. All members are explicit, so that none clashes with one of the user's.</summary>
internal static class FieldTableEmitter
{
    public static void Emit(SourceWriter writer, RecordSpec record, PatchSlots slots)
    {
        string type = record.Type.Type;
        string contract = $"{Runtime.Records}ISystemRecord<{type}>";
        string hasVersion = Literals.Of(record.Version is not null);
        using (writer.Begin($"static {Runtime.Records}RecordType {contract}.RecordType {{ get; }} = new({Literals.Of(record.Name)}, {hasVersion}, new {Runtime.Records}RecordField[]", "});"))
        {
            foreach (FieldSpec field in record.Fields)
            {
                writer.Write($"new({Literals.Of(field.Member.JsonName)}, {Runtime.Gate}WriteTier.{field.Tier}){Flags(field)},");
            }
        }

        string id = ValueText.Of($"record.{Identifiers.Escape(record.Id)}", record.IdKind);
        string version = record.Version is { } name
            ? ValueText.Of($"record.{Identifiers.Escape(name)}", record.VersionKind, record.VersionIsNullable)
            : "null";
        writer.Gap();
        writer.Write($"static string {contract}.IdOf({type} record) => {id};");
        writer.Gap();
        writer.Write($"static string? {contract}.VersionOf({type} record) => {version};");
        writer.Gap();
        using (writer.Begin($"static bool {contract}.IsEmpty({type} record, int field) => field switch", "};"))
        {
            for (int i = 0; i < record.Fields.Count; i++)
            {
                MemberSpec member = record.Fields[i].Member;
                if (Emptiness.Of(member.Value, $"record.{Identifiers.Escape(member.Name)}") is { } condition)
                {
                    writer.Write($"{Literals.Of(i)} => {condition},");
                }
            }

            writer.Write("_ => false,");
        }

        writer.Gap();
        writer.Write($"static {Runtime.Records}PatchValues<{type}> {contract}.NewValues() => new {slots.Name}();");
    }

    private static string Flags(FieldSpec field)
    {
        List<string> flags = [];
        if (field.CanClear)
        {
            flags.Add("CanClear = true");
        }

        if (field.Member.IsSensitive)
        {
            flags.Add("IsSensitive = true");
        }

        if (field.SuggestionFor is { } human)
        {
            flags.Add($"SuggestionFor = {Literals.Of(human)}");
            if (field.Member.Description.Length > 0)
            {
                flags.Add($"Description = {Literals.Of(field.Member.Description)}");
            }
        }

        if (field.Member.Value.Cites is not null)
        {
            flags.Add("IsCited = true");
        }

        return flags.Count == 0 ? "" : $" {{ {string.Join(", ", flags)} }}";
    }
}
