using WriteGate.Json;

namespace WriteGate.Records;

/// <summary>
/// The fields of a record type. A field's index is its place in <see cref="Fields"/>. The writable ones come first, then
/// those that are suggested for, so that a <see cref="FieldSet"/> covers all that a patch has room for.
/// </summary>
public sealed class RecordType
{
    private readonly MemberNames names;
    private readonly int[] humanFields;

    /// <summary>Describes a record type; called once by generated code.</summary>
    /// <param name="name">The resource's name, such as <c>crm.deal</c>.</param>
    /// <param name="hasVersion">Whether it has a <see cref="RecordVersionAttribute"/>.</param>
    /// <param name="fields">Its fields: the writable ones, those that are suggested for, the others.</param>
    public RecordType(string name, bool hasVersion, params RecordField[] fields)
    {
        Name = name;
        HasVersion = hasVersion;
        Fields = fields;
        WritableCount = fields.TakeWhile(field => field.IsWritable).Count();
        names = new MemberNames([.. fields.Select(field => field.Name)]);
        humanFields = [.. fields.Take(WritableCount).Select(field => Array.FindIndex(fields, other => other.Name == field.SuggestionFor))];
        SlotCount = Math.Max(WritableCount, humanFields.Append(-1).Max() + 1);
        SlotsByName = [.. Enumerable.Range(0, SlotCount).OrderBy(field => fields[field].Name, StringComparer.Ordinal)];
    }

    /// <summary>The resource's name.</summary>
    public string Name { get; }

    /// <summary>Whether the record carries a version.</summary>
    public bool HasVersion { get; }

    /// <summary>All fields, the writable ones first.</summary>
    public IReadOnlyList<RecordField> Fields { get; }

    /// <summary>How many of <see cref="Fields"/> are writable.</summary>
    public int WritableCount { get; }

    /// <summary>How many of <see cref="Fields"/> a patch has room for: the writable ones, and those that a person may fill with a suggestion.</summary>
    public int SlotCount { get; }

    /// <summary>The fields that a patch has room for, in the order of RFC 8785.</summary>
    internal IReadOnlyList<int> SlotsByName { get; }

    internal MemberNames Names => names;

    /// <summary>Finds a field by its name on the wire.</summary>
    /// <param name="name">The name, unescaped UTF-8.</param>
    /// <param name="hint">Where to look first: the field after the one found last.</param>
    /// <returns>Its index, or -1.</returns>
    public int Find(ReadOnlySpan<byte> name, int hint = 0) => names.Find(name, hint);

    /// <summary>The field of a person that a field of agents is a suggestion for; -1 where it is none.</summary>
    /// <param name="field">Index in <see cref="Fields"/>.</param>
    public int HumanFieldOf(int field) => field < humanFields.Length ? humanFields[field] : -1;

    internal IReadOnlyList<string> NamesOf(FieldSet fields, WriteTier tier)
    {
        List<string> found = [];
        foreach (int field in fields)
        {
            if (Fields[field].Tier == tier)
            {
                found.Add(Fields[field].Name);
            }
        }

        return found;
    }

    /// <summary>The highest tier among some fields.</summary>
    public WriteTier TierOf(FieldSet fields)
    {
        WriteTier highest = WriteTier.ReadOnly;
        foreach (int field in fields)
        {
            highest = Fields[field].Tier > highest ? Fields[field].Tier : highest;
        }

        return highest;
    }
}
