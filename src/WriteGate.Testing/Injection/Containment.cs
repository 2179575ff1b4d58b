namespace WriteGate.Testing;

/// <summary>What a hostile call may come to at most. In every case it has one of the closed results and nothing is thrown.</summary>
internal enum Containment
{
    /// <summary>It is refused as invalid or denied, and leaves nothing but a journal row.</summary>
    Refused,

    /// <summary>It has no effect beyond those there were before.</summary>
    NoEffect,

    /// <summary>It may write once, where tool and fields are autonomous, and only fields that it names.</summary>
    Policy,
}
