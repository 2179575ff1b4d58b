namespace WriteGate;

/// <summary>
/// Marks a partial class or record that one agent hands to the next. Its strict schema, reader and writer are generated, by the
/// rules that hold for a tool's arguments.
/// </summary>
/// <param name="name">
/// Its name in a provider's request, 1 to 64 characters of a-z, 0-9 and _, starting with a letter: <c>scout_findings</c>.
/// </param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class HandOffAttribute(string name) : Attribute
{
    /// <summary>Its name in a provider's request.</summary>
    public string Name { get; } = name;
}
