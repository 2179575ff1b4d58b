namespace WriteGate;

/// <summary>The results a call can have; <see cref="Outcomes"/> says of each what it is called where.</summary>
public enum OutcomeKind
{
    /// <summary>A read was answered.</summary>
    Answered,

    /// <summary>Written.</summary>
    Applied,

    /// <summary>The record already is as asked.</summary>
    NoChange,

    /// <summary>The same call was already answered; the same bytes again.</summary>
    Replayed,

    /// <summary>A lock is closed: nothing was written, this is what would have been.</summary>
    Rehearsed,

    /// <summary>Waits for a person.</summary>
    PendingApproval,

    /// <summary>The arguments break the contract.</summary>
    InvalidArguments,

    /// <summary>The key was used with another body.</summary>
    Conflict,

    /// <summary>The same call is being written right now.</summary>
    InProgress,

    /// <summary>Not allowed.</summary>
    Denied,

    /// <summary>Too late: nobody decided in time, or a retry came after the window.</summary>
    Expired,

    /// <summary>The record moved; read it again.</summary>
    Stale,

    /// <summary>Set aside for a person.</summary>
    Quarantined,

    /// <summary>Proven not written.</summary>
    Failed,

    /// <summary>Whether it was written is not known.</summary>
    Unknown,

    /// <summary>A batch or plan failed and what it had written was taken back.</summary>
    RolledBack,

    /// <summary>A batch or plan stopped and part of it stands.</summary>
    PartlyApplied,
}
