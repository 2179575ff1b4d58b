using WriteGate.Records;

namespace WriteGate.Json;

public sealed partial class CanonicalJsonWriter
{
    /// <summary>Writes a patch: the fields it sets, and <c>clear</c> where it empties any, in the order of RFC 8785. Fields that are kept are absent.</summary>
    /// <typeparam name="TRecord">The record.</typeparam>
    /// <param name="patch">The patch.</param>
    public void Patch<TRecord>(Patch<TRecord> patch)
        where TRecord : class, ISystemRecord<TRecord>
    {
        ArgumentNullException.ThrowIfNull(patch);
        BeginObject();
        if (patch.Values is { } values)
        {
            foreach ((int field, byte[] name) in PatchMembers<TRecord>.InOrder)
            {
                if (field == PatchMembers<TRecord>.ClearAt)
                {
                    Clear(values);
                }
                else if (values.SetFields.Contains(field))
                {
                    Member(name);
                    values.WriteSlot(field, this);
                }
            }
        }

        EndObject();
    }

    private void Clear<TRecord>(PatchValues<TRecord> values)
        where TRecord : class, ISystemRecord<TRecord>
    {
        if (values.ClearedFields.IsEmpty)
        {
            return;
        }

        Member("clear"u8);
        BeginList();
        foreach ((int field, _) in PatchMembers<TRecord>.InOrder)
        {
            if (field != PatchMembers<TRecord>.ClearAt && values.ClearedFields.Contains(field))
            {
                String(PatchMembers<TRecord>.Type.Fields[field].Name);
            }
        }

        EndList();
    }
}
