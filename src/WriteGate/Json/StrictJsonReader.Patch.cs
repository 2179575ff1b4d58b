using System.Text.Json;

using WriteGate.Records;

namespace WriteGate.Json;

public ref partial struct StrictJsonReader
{
    /// <summary>
    /// Reads a patch: an object of the record's writable fields, of which null and absent ones keep their value, and of
    /// <c>clear</c>, the list of fields to empty. The patch is frozen.
    /// </summary>
    /// <typeparam name="TRecord">The record that is patched.</typeparam>
    public Patch<TRecord> ReadPatch<TRecord>()
        where TRecord : class, ISystemRecord<TRecord>
    {
        int before = violations.TotalCount;
        PatchValues<TRecord> values = TRecord.NewValues();
        FieldSet cleared = default;
        SeenMembers seen = default;
        bool sawClear = false;
        int next = 0;
        ObjectScope scope = BeginObject();
        while (NextName(ref scope))
        {
            int field = FindPatchMember<TRecord>(next, out bool isClear);
            if (isClear ? sawClear : field >= 0 && !seen.Add(field))
            {
                RefuseMember(PatchMembers<TRecord>.Type.Names, member: 0);
            }
            else if (isClear)
            {
                sawClear = true;
                json.Read();
                ReadClear<TRecord>(ref cleared);
            }
            else if (field >= 0 && field < PatchMembers<TRecord>.Type.WritableCount)
            {
                next = field + 1;
                json.Read();
                ReadField(field, values);
            }
            else
            {
                RefuseField<TRecord>(field);
                json.Skip();
            }
        }

        Settle(values, cleared, mayBeEmpty: violations.TotalCount != before);
        return new Patch<TRecord> { Values = values, IsFrozen = true };
    }

    private int FindPatchMember<TRecord>(int hint, out bool isClear)
        where TRecord : class, ISystemRecord<TRecord>
    {
        isClear = false;
        if (!TryGetText(out ReadOnlySpan<byte> name))
        {
            return -1;
        }

        // A read-only field of this name is no member of a patch, so the list always wins.
        isClear = name.SequenceEqual("clear"u8);
        return isClear ? -1 : PatchMembers<TRecord>.Type.Find(name, hint);
    }

    private void ReadField<TRecord>(int field, PatchValues<TRecord> values)
        where TRecord : class, ISystemRecord<TRecord>
    {
        if (TryReadNull())
        {
            return;
        }

        bool hid = HidesValues;
        HidesValues |= PatchMembers<TRecord>.Type.Fields[field].IsSensitive;
        values.ReadSlot(field, ref this);
        HidesValues = hid;
    }

    private void ReadClear<TRecord>(ref FieldSet cleared)
        where TRecord : class, ISystemRecord<TRecord>
    {
        // Null is what a model sends where it has nothing to say, here as in the fields.
        if (TryReadNull())
        {
            return;
        }

        RecordType type = PatchMembers<TRecord>.Type;
        ListScope list = BeginList();
        while (NextItem(ref list))
        {
            if (json.TokenType != JsonTokenType.String)
            {
                Refuse(ViolationCode.WrongType, "must be a string, the name of a field");
                continue;
            }

            int field = TryGetText(out ReadOnlySpan<byte> name) ? type.Find(name) : -1;
            if (field < 0 || field >= type.WritableCount)
            {
                RefuseField<TRecord>(field);
            }
            else if (!type.Fields[field].CanClear)
            {
                RefuseClear<TRecord>();
            }
            else if (!cleared.Add(field))
            {
                Violate(ViolationCode.DuplicateItem, "stands in the list twice; send it once");
            }
        }
    }

    // At the end of the object, where both halves of a contradiction are known, in whatever order they came.
    private readonly void Settle<TRecord>(PatchValues<TRecord> values, FieldSet cleared, bool mayBeEmpty)
        where TRecord : class, ISystemRecord<TRecord>
    {
        foreach (int field in cleared)
        {
            if (values.SetFields.Contains(field))
            {
                ViolateMember(
                    ViolationCode.SetAndClear,
                    PatchMembers<TRecord>.Type.Fields[field].Name,
                    "has a value and stands in \"clear\"; send the value, or null and the name in \"clear\"");
            }

            values.Mark(field, ChangeKind.Clear);
        }

        if (!mayBeEmpty && values.Touched.IsEmpty)
        {
            Violate(ViolationCode.EmptyPatch, "changes nothing; give at least one field a value or name one in \"clear\"");
        }
    }

    private readonly void RefuseField<TRecord>(int field)
        where TRecord : class, ISystemRecord<TRecord>
    {
        bool isProtected = field >= 0 && PatchMembers<TRecord>.Type.Fields[field].Tier == WriteTier.Never;
        string code = isProtected ? ViolationCode.ProtectedField : ViolationCode.UnknownMember;
        if (!Overflows(code))
        {
            string fault = isProtected ? "is protected; no agent may change it"
                : field >= 0 ? "is read-only"
                : "is not a field of the record";
            Violate(code, $"{fault}; the fields that can be changed are {Excerpt.Names(PatchMembers<TRecord>.Writable)}");
        }
    }

    private readonly void RefuseClear<TRecord>()
        where TRecord : class, ISystemRecord<TRecord>
    {
        if (!Overflows(ViolationCode.NotClearable))
        {
            string clearable = Excerpt.Names(PatchMembers<TRecord>.Clearable);
            Violate(ViolationCode.NotClearable, "cannot be emptied; " + (clearable.Length == 0 ? "no field can" : $"only these can: {clearable}"));
        }
    }
}
