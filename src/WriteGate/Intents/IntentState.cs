namespace WriteGate.Intents;

/// <summary>Where an intent stands. <see cref="IntentEdges"/> says which follows which.</summary>
public enum IntentState
{
    /// <summary>Proposed; a person has to approve it.</summary>
    AwaitingApproval,

    /// <summary>Approved, not yet executed.</summary>
    Approved,

    /// <summary>A person said no.</summary>
    Denied,

    /// <summary>Nobody decided in time.</summary>
    Expired,

    /// <summary>The record moved between proposal and execution.</summary>
    Stale,

    /// <summary>Given up after it was stale.</summary>
    Cancelled,

    /// <summary>Being written under a lease.</summary>
    Claimed,

    /// <summary>Written and settled.</summary>
    Applied,

    /// <summary>There was nothing to write: the record already was as proposed.</summary>
    NoChange,

    /// <summary>Proven not written; <see cref="Intent.Failure"/> says whether it may be tried again.</summary>
    Failed,

    /// <summary>Whether it was written is not known.</summary>
    Unknown,

    /// <summary>Set aside for a person.</summary>
    Quarantined,

    /// <summary>Thrown away out of quarantine.</summary>
    Discarded,

    /// <summary>Written, then taken back.</summary>
    RolledBack,

    /// <summary>A write that waits in its run's plan, or the plan itself while it takes writes in.</summary>
    Staged,

    /// <summary>Proposed in shadow: recorded, never to be written; compared later with what the record became.</summary>
    Shadowed,

    /// <summary>Proposed in shadow and compared; <see cref="Intent.Verdict"/> says what came out.</summary>
    Compared,

    /// <summary>No write: a person took <see cref="Intent.Field"/> of <see cref="Intent.Resource"/> out of shadow.</summary>
    Promoted,

    /// <summary>No write either: a person put the field back into shadow.</summary>
    Demoted,
}
