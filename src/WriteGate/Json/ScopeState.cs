namespace WriteGate.Json;

/// <summary>How far an object, a list or a dictionary was read. The default refuses everything.</summary>
internal enum ScopeState : byte
{
    /// <summary>There was another value; it is skipped and reported.</summary>
    Refused,

    /// <summary>The reader stands on its start.</summary>
    Begun,

    /// <summary>The reader stands on or behind a value in it.</summary>
    Inside,

    /// <summary>The reader stands on its end.</summary>
    Ended,
}
