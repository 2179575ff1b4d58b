namespace WriteGate;

/// <summary>The places on the way of a write that an observer is told of.</summary>
public enum GateStep
{
    /// <summary>The arguments were read and hold the contract.</summary>
    Read,

    /// <summary>The key was looked up and the record read.</summary>
    Recalled,

    /// <summary>It was decided what to do.</summary>
    Decided,

    /// <summary>The claim is durable; the raw write was not called yet.</summary>
    Claimed,

    /// <summary>The raw write returned; that is not recorded yet.</summary>
    Written,

    /// <summary>The outcome is durable.</summary>
    Settled,
}
