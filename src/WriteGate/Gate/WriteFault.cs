namespace WriteGate;

/// <summary>What an exception of a raw write says of the write.</summary>
internal enum WriteFault
{
    /// <summary>Proven not begun; the same bytes may be sent again.</summary>
    NotBegun,

    /// <summary>Definitely refused.</summary>
    Refused,

    /// <summary>The precondition failed: the record moved.</summary>
    Stale,

    /// <summary>A lock was closed before the attempt.</summary>
    Locked,

    /// <summary>It may or may not have happened.</summary>
    Unknown,
}
