namespace WriteGate;

/// <summary>
/// On a property of a <see cref="SystemRecordAttribute"/> type: its identifier.
/// On a parameter of a tool: the identifier of the record that the call is about, with the resource's name.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class RecordIdAttribute : Attribute
{
    /// <summary>Marks the identifier of a record type.</summary>
    public RecordIdAttribute()
    {
    }

    /// <summary>Marks a tool's parameter as the identifier of a record of that resource.</summary>
    /// <param name="recordName">The resource's name, such as <c>crm.lead</c>.</param>
    public RecordIdAttribute(string recordName) => RecordName = recordName;

    /// <summary>The resource's name, on parameters.</summary>
    public string? RecordName { get; }
}
