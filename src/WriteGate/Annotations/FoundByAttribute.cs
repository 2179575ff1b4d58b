namespace WriteGate;

/// <summary>Names the look-up by natural key that tells, after an unknown outcome, whether an action or create happened.</summary>
/// <param name="finder">A method of the same class that returns the write's result, or null when it did not happen.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FoundByAttribute(string finder) : Attribute
{
    /// <summary>The method's name.</summary>
    public string Finder { get; } = finder;
}
