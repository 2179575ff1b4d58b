namespace WriteGate.Tools;

/// <summary>One line of a build's write surface: a tool or a record's fields. Generated; the gate refuses tools that are not in it.</summary>
/// <param name="name">The tool's or the record's name.</param>
/// <param name="hash">The tool's schema hash; empty for a record.</param>
/// <param name="line">What it may do, one readable line.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class WriteSurfaceAttribute(string name, string hash, string line) : Attribute
{
    /// <summary>The tool's or the record's name.</summary>
    public string Name { get; } = name;

    /// <summary>The tool's schema hash; empty for a record.</summary>
    public string Hash { get; } = hash;

    /// <summary>What it may do.</summary>
    public string Line { get; } = line;
}
