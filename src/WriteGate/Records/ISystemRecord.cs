namespace WriteGate.Records;

/// <summary>What the generator adds to every <see cref="SystemRecordAttribute"/> type: its field table and what only the compiler knows of its fields.</summary>
/// <typeparam name="TSelf">The record type.</typeparam>
public interface ISystemRecord<TSelf>
    where TSelf : class, ISystemRecord<TSelf>
{
    /// <summary>The fields.</summary>
    static abstract RecordType RecordType { get; }

    /// <summary>The identifier, as text in the invariant culture.</summary>
    static abstract string IdOf(TSelf record);

    /// <summary>The version, as text in the invariant culture; null where the type has none.</summary>
    static abstract string? VersionOf(TSelf record);

    /// <summary>Whether a field holds nothing: null, white space, an empty list. Decided per type when the record was compiled.</summary>
    /// <param name="record">The record.</param>
    /// <param name="field">Index in <see cref="RecordType.Fields"/>, writable or not.</param>
    static abstract bool IsEmpty(TSelf record, int field);

    /// <summary>New slots for the fields that a patch has room for, all keeping.</summary>
    static abstract PatchValues<TSelf> NewValues();
}
