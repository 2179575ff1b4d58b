namespace WriteGate.Json;

/// <summary>How far <see cref="StrictJsonReader"/> is in a dictionary; opaque.</summary>
public struct DictionaryScope
{
    internal ScopeState State;
    internal int Count;

    // Whether it came as a list of {"key": …, "value": …}, the only way that strict schemas can say it.
    internal bool IsList;

    // How deep the object or list itself lies.
    internal int Depth;
    internal HashSet<string>? Keys;
}
