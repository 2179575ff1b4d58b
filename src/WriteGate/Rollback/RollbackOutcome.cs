namespace WriteGate;

/// <summary>How taking a write back went.</summary>
public enum RollbackOutcome
{
    /// <summary>Taken back, and read back where it can be read.</summary>
    RolledBack,

    /// <summary>The record already was as before, or the write was taken back earlier.</summary>
    NothingToDo,

    /// <summary>It cannot be taken back.</summary>
    NotReversible,

    /// <summary>It is irreversible, but its follow-ups were stopped.</summary>
    Mitigated,

    /// <summary>Touched fields changed since; nothing of the write was taken back.</summary>
    Moved,

    /// <summary>The standing switch is closed, or its batch or plan is being written right now; nothing was written.</summary>
    Locked,

    /// <summary>It failed, proven not written.</summary>
    Failed,

    /// <summary>Whether it was taken back is not known.</summary>
    Unknown,
}
