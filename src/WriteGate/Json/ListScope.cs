namespace WriteGate.Json;

/// <summary>How far <see cref="StrictJsonReader"/> is in a list; opaque.</summary>
public struct ListScope
{
    internal ScopeState State;
    internal int Count;

    // Where the list starts, for looking at its items together.
    internal int Start;
}
