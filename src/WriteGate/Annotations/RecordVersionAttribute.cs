namespace WriteGate;

/// <summary>Marks the version of a record (ETag, row version, revision): the permit carries what was read, and the tool passes it on as its precondition.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RecordVersionAttribute : Attribute;
