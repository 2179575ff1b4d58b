using WriteGate.Json;

namespace WriteGate.Records;

/// <summary>
/// One slot per field of a record that a patch has room for: what a patch sets and clears, and just as well what a record held before
/// or after a write. The before-image of the touched fields therefore is the inverse patch.
/// </summary>
/// <typeparam name="TRecord">The record type.</typeparam>
/// <remarks>The derived class is generated and holds nothing but the typed slots and a switch over their index.</remarks>
public abstract class PatchValues<TRecord>
{
    private FieldSet set;
    private FieldSet cleared;

    /// <summary>Fields that get a value.</summary>
    public FieldSet SetFields => set;

    /// <summary>Fields that are emptied.</summary>
    public FieldSet ClearedFields => cleared;

    /// <summary>Fields that are set or cleared.</summary>
    public FieldSet Touched => set.Union(cleared);

    /// <summary>Says what happens to a field; called after its slot was written.</summary>
    public void Mark(int field, ChangeKind kind)
    {
        set.Remove(field);
        cleared.Remove(field);
        if (kind == ChangeKind.Set)
        {
            set.Add(field);
        }
        else if (kind == ChangeKind.Clear)
        {
            cleared.Add(field);
        }
    }

    /// <summary>Reads a value into a slot and marks it set. Not called on null.</summary>
    public abstract void ReadSlot(int field, ref StrictJsonReader json);

    /// <summary>Writes the value of a slot that is set, in canonical form.</summary>
    public abstract void WriteSlot(int field, CanonicalJsonWriter json);

    /// <summary>Copies a field of a record into its slot: set to the value, or cleared when the record holds null.</summary>
    public abstract void TakeFrom(TRecord record, int field);

    /// <summary>Whether the slot of a field that is set in both holds the same value as another's.</summary>
    public abstract bool SameSlot(int field, PatchValues<TRecord> other);

    /// <summary>Copies a slot that is set from another.</summary>
    public abstract void CopySlot(int field, PatchValues<TRecord> from);

    /// <summary>What the value of a slot that is set cites; null where the field asks for no citation.</summary>
    public virtual ICitation? CitationOf(int field) => null;

    /// <summary>Whether a field is set to the same value, cleared, or kept in both.</summary>
    public bool SameField(int field, PatchValues<TRecord> other)
    {
        bool isSet = set.Contains(field);
        return isSet == other.set.Contains(field)
            && cleared.Contains(field) == other.cleared.Contains(field)
            && (!isSet || SameSlot(field, other));
    }

    /// <summary>Writes one field: its value when set, <c>null</c> when cleared.</summary>
    public void WriteField(int field, CanonicalJsonWriter json)
    {
        if (set.Contains(field))
        {
            WriteSlot(field, json);
        }
        else
        {
            json.Null();
        }
    }

    /// <summary>Whether a slot that is set in both has the same canonical JSON; for types without an equality of their own.</summary>
    protected bool SameJson(int field, PatchValues<TRecord> other)
    {
        using CanonicalJsonWriter mine = CanonicalJsonWriter.Rent();
        using CanonicalJsonWriter theirs = CanonicalJsonWriter.Rent();
        WriteSlot(field, mine);
        other.WriteSlot(field, theirs);
        return mine.WrittenSpan.SequenceEqual(theirs.WrittenSpan);
    }
}
