namespace WriteGate;

/// <summary>Why a pipeline paused.</summary>
public enum PauseReason
{
    /// <summary>The stage handed on nothing.</summary>
    Empty,

    /// <summary>What it handed on does not keep its contract.</summary>
    Invalid,

    /// <summary>What it handed on keeps its contract, and a check says that something is missing.</summary>
    Incomplete,

    /// <summary>It had not answered in time.</summary>
    TimedOut,

    /// <summary>It, or one of its checks, threw.</summary>
    Failed,
}
