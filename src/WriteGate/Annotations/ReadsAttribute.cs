namespace WriteGate;

/// <summary>Declares that a method only reads although it looks like a write. The declaration is part of the reviewed write surface.</summary>
/// <param name="reason">Why it is a read.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReadsAttribute(string reason) : Attribute
{
    /// <summary>Why it is a read.</summary>
    public string Reason { get; } = reason;
}
