namespace WriteGate;

/// <summary>
/// Names the method that takes a write back. Its parameters are taken from the write's by name;
/// one more parameter gets the identifier of what the write created, and makes the write a create.
/// </summary>
/// <param name="reversal">A method of the same class that takes a <see cref="WritePermit"/>.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReversedByAttribute(string reversal) : Attribute
{
    /// <summary>The method's name.</summary>
    public string Reversal { get; } = reversal;

    /// <summary>The resource that a create makes, such as <c>crm.note</c>, where it is another one than the call is about: the reversal's permit is for it.</summary>
    public string? Creates { get; set; }
}
