namespace WriteGate.Telemetry;

/// <summary>What is measured of a workflow and held against its own past.</summary>
public enum SignalKind
{
    /// <summary>The share of calls that failed, were taken back, or whose outcome is unknown.</summary>
    ErrorRate,

    /// <summary>Attempts after a call's first, and calls answered without a new write because they repeat another, for each call.</summary>
    RetryRate,

    /// <summary>The share of calls that were refused because of their arguments.</summary>
    ViolationRate,

    /// <summary>How long a call took on average, in seconds.</summary>
    Latency,

    /// <summary>The tokens that were reported, for each call.</summary>
    TokensPerCall,

    /// <summary>The writes of a window.</summary>
    Writes,

    /// <summary>How far the choice of tools is from what it was: the population stability index, 0 for the same shares.</summary>
    ToolSelection,
}
