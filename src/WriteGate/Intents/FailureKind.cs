namespace WriteGate.Intents;

/// <summary>What is known of a write that failed.</summary>
public enum FailureKind
{
    /// <summary>It did not fail.</summary>
    None,

    /// <summary>Proven not begun: it may be tried again under the same key.</summary>
    NotBegun,

    /// <summary>The system of record definitely refused it.</summary>
    Refused,

    /// <summary>The record had moved since it was read; nothing was written.</summary>
    Stale,
}
