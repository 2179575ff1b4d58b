namespace WriteGate;

/// <summary>Names the method that reads the record before the write. Its parameters are taken from the write's by name.</summary>
/// <param name="reader">A method of the same class that returns the record, or null when there is none.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BeforeAttribute(string reader) : Attribute
{
    /// <summary>The method's name.</summary>
    public string Reader { get; } = reader;
}
