using WriteGate.Records;

namespace WriteGate.Json;

/// <summary>The members of a patch on the wire: the writable fields of the record, and <c>clear</c>.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
internal static class PatchMembers<TRecord>
    where TRecord : class, ISystemRecord<TRecord>
{
    /// <summary>The member that lists the fields to empty.</summary>
    public const string Clear = "clear";

    /// <summary>Stands for <see cref="Clear"/> in <see cref="InOrder"/>.</summary>
    public const int ClearAt = -1;

    public static readonly RecordType Type = TRecord.RecordType;

    /// <summary>All members in the order of RFC 8785, with their names as JSON.</summary>
    public static readonly (int Field, byte[] Name)[] InOrder = [.. Enumerable.Range(0, Type.WritableCount)
        .Select(field => (Field: field, Type.Fields[field].Name))
        .Append((Field: ClearAt, Name: Clear))
        .OrderBy(member => member.Name, StringComparer.Ordinal)
        .Select(member => (member.Field, JsonName(member.Name)))];

    public static IEnumerable<string> Writable => Fields.Select(f => f.Name);

    public static IEnumerable<string> Clearable => Fields.Where(f => f.CanClear).Select(f => f.Name);

    private static IEnumerable<RecordField> Fields => Type.Fields.Take(Type.WritableCount);

    // Escaped, without quotes.
    private static byte[] JsonName(string name)
    {
        using CanonicalJsonWriter json = CanonicalJsonWriter.Rent();
        json.String(name);
        return json.WrittenSpan[1..^1].ToArray();
    }
}
