using System.Text;
using System.Text.Json;

using WriteGate.Json;

namespace WriteGate.Records;

/// <summary>The touched fields of a record as a canonical JSON object, null for an empty one: what is stored, shown and compared.</summary>
internal static class RecordImage
{
    /// <summary>What a record holds in some fields. Before a write, this is the inverse patch.</summary>
    public static PatchValues<T> Of<T>(T record, FieldSet fields)
        where T : class, ISystemRecord<T>
    {
        PatchValues<T> values = T.NewValues();
        foreach (int field in fields)
        {
            values.TakeFrom(record, field);
        }

        return values;
    }

    public static byte[] Write<T>(PatchValues<T> values, FieldSet fields)
        where T : class, ISystemRecord<T>
    {
        using CanonicalJsonWriter json = CanonicalJsonWriter.Rent();
        Write(values, fields, json);
        return json.ToArray();
    }

    public static void Write<T>(PatchValues<T> values, FieldSet fields, CanonicalJsonWriter json)
        where T : class, ISystemRecord<T>
    {
        json.BeginObject();
        foreach (int field in T.RecordType.SlotsByName)
        {
            if (fields.Contains(field))
            {
                json.DynamicMember(T.RecordType.Fields[field].Name);
                values.WriteField(field, json);
            }
        }

        json.EndObject();
    }

    /// <exception cref="InvalidOperationException">The stored image does not fit the record: its fields changed since.</exception>
    public static PatchValues<T> Read<T>(ReadOnlySpan<byte> image)
        where T : class, ISystemRecord<T>
    {
        Violations violations = new();
        if (StrictJson.TryRead(image, violations, ReadFields, out PatchValues<T>? values))
        {
            return values!;
        }

        throw new InvalidOperationException(
            $"A stored image of {T.RecordType.Name} no longer fits its fields ({violations[0].Path}: {violations[0].Message}); the record type changed since the write.");
    }

    private static void ReadFields<T>(ref StrictJsonReader json, out PatchValues<T> values)
        where T : class, ISystemRecord<T>
    {
        values = T.NewValues();
        json.IgnoresRules = true;
        ObjectScope scope = json.BeginObject();
        while (json.NextMember(ref scope, T.RecordType.Names, out int field))
        {
            if (field >= T.RecordType.SlotCount)
            {
                json.Violate(ViolationCode.UnknownMember, "is no longer a writable field");
                json.Skip();
            }
            else if (json.TryReadNull())
            {
                values.Mark(field, ChangeKind.Clear);
            }
            else
            {
                values.ReadSlot(field, ref json);
            }
        }

        json.EndObject(scope, T.RecordType.Names, 0);
    }

    /// <summary>Suggestions as values of the fields of people. Through JSON: the two are of one type, but not of one slot.</summary>
    public static PatchValues<T> ForPeople<T>(PatchValues<T> suggestions, FieldSet fields)
        where T : class, ISystemRecord<T>
    {
        using CanonicalJsonWriter json = CanonicalJsonWriter.Rent();
        json.BeginObject();
        foreach (int field in fields)
        {
            json.DynamicMember(T.RecordType.Fields[T.RecordType.HumanFieldOf(field)].Name);
            json.Raw(ValueOf(suggestions, field));
        }

        json.EndObject();
        return Read<T>(json.WrittenSpan);
    }

    // Of a cited value the value alone: where it was read stays in the journal.
    private static byte[] ValueOf<T>(PatchValues<T> values, int field)
    {
        using CanonicalJsonWriter json = CanonicalJsonWriter.Rent();
        values.WriteSlot(field, json);
        byte[] value = json.ToArray();
        return values.CitationOf(field) is null ? value : Encoding.UTF8.GetBytes(JsonElement.Parse(value).GetProperty("value"u8).GetRawText());
    }

    /// <summary>The names of those of the fields that differ.</summary>
    public static IReadOnlyList<string> Differences<T>(PatchValues<T> left, PatchValues<T> right, FieldSet fields)
        where T : class, ISystemRecord<T>
    {
        List<string> names = [];
        foreach (int field in fields)
        {
            if (!left.SameField(field, right))
            {
                names.Add(T.RecordType.Fields[field].Name);
            }
        }

        return names;
    }
}
