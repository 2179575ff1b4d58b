namespace WriteGate.Inspection;

/// <summary>What becomes of a write in which something was found; the strictest of all findings counts.</summary>
public enum FindingAction
{
    /// <summary>It is written as if nothing had been found.</summary>
    Allow,

    /// <summary>A person must approve it.</summary>
    Approval,

    /// <summary>It is set aside; a corrected one is a new write.</summary>
    Quarantine,
}
