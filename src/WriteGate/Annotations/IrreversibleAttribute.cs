namespace WriteGate;

/// <summary>Says that a write cannot be taken back, and why. Such a write is never autonomous.</summary>
/// <param name="reason">Why, in a sentence an approver understands.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class IrreversibleAttribute(string reason) : Attribute
{
    /// <summary>Why.</summary>
    public string Reason { get; } = reason;
}
