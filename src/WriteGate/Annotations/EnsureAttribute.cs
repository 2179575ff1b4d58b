namespace WriteGate;

/// <summary>
/// Names a post-condition: it is checked after the write and before the write is called success. A patch is read back as well,
/// and compared with what it was to write. What is not confirmed is unknown, never applied.
/// </summary>
/// <param name="check">
/// A method of the same class that reads. It takes parameters of the write by name, and of a write that returns an identifier
/// that one more. It returns whether the write did what it should, or as text what is wrong, null when nothing is.
/// </param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EnsureAttribute(string check) : Attribute
{
    /// <summary>The method's name.</summary>
    public string Check { get; } = check;
}
