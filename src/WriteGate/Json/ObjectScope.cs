namespace WriteGate.Json;

/// <summary>How far <see cref="StrictJsonReader"/> is in an object; opaque.</summary>
public struct ObjectScope
{
    internal ScopeState State;
    internal SeenMembers Seen;

    // The member expected next.
    internal int Next;
}
