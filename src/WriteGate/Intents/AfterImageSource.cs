namespace WriteGate.Intents;

/// <summary>How the after-image of a write is known.</summary>
public enum AfterImageSource
{
    /// <summary>Computed from the patch; the system of record was not asked.</summary>
    Assumed,

    /// <summary>The write returned the record.</summary>
    Returned,

    /// <summary>The record was read again after the write.</summary>
    ReadBack,
}
