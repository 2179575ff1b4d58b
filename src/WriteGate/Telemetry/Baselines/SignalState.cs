namespace WriteGate.Telemetry;

/// <summary>How a signal stands against its baseline.</summary>
public enum SignalState
{
    /// <summary>There are fewer than 50 calls over 3 windows to compare with.</summary>
    NoBaseline,

    /// <summary>The window had too few calls, or too few of what is counted, to say anything.</summary>
    TooFew,

    /// <summary>Below twice its baseline.</summary>
    Normal,

    /// <summary>At least twice its baseline; for <see cref="SignalKind.ToolSelection"/>, an index above 0.25.</summary>
    Raised,
}
