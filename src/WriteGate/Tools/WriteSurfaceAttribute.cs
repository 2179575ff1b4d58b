namespace WriteGate.Tools;

/// <summary>
/// One entry of a build's write surface: a tool, an argument, a record, a field or a declared read. Generated; the gate
/// refuses tools that are not in it, and the lock file is made from its lines.
/// </summary>
/// <param name="name">The entry's name among its kind.</param>
/// <param name="hash">The tool's schema hash; empty for what is no tool.</param>
/// <param name="line">Its line of the lock file; empty for what lets no agent write by itself.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class WriteSurfaceAttribute(string name, string hash, string line) : Attribute
{
    /// <summary>The entry's name among its kind.</summary>
    public string Name { get; } = name;

    /// <summary>The tool's schema hash; empty for what is no tool.</summary>
    public string Hash { get; } = hash;

    /// <summary>Its line of the lock file; empty for what lets no agent write by itself.</summary>
    public string Line { get; } = line;
}
