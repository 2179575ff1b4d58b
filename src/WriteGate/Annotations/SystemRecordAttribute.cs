namespace WriteGate;

/// <summary>Marks a partial class or record that mirrors a record of a system of record, so that agents can patch it.</summary>
/// <param name="name">The resource's name in policies, journal and permits, such as <c>crm.deal</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SystemRecordAttribute(string name) : Attribute
{
    /// <summary>The resource's name.</summary>
    public string Name { get; } = name;
}
