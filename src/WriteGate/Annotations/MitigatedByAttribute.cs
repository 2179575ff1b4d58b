namespace WriteGate;

/// <summary>Names what a rollback runs for an irreversible write: not an undo, but what stops its follow-ups.</summary>
/// <param name="mitigation">A method of the same class that takes a <see cref="WritePermit"/>.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MitigatedByAttribute(string mitigation) : Attribute
{
    /// <summary>The method's name.</summary>
    public string Mitigation { get; } = mitigation;
}
