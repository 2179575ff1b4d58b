namespace WriteGate.Analyzers.Effects.Sinks;

/// <summary>What a line of a sinks file says of its members.</summary>
internal enum SinkSign
{
    /// <summary><c>-</c>: they only read.</summary>
    Read,

    /// <summary><c>+</c>: they write.</summary>
    Write,

    /// <summary><c>?</c>: they pass on what somebody else understands; whether it writes is not known.</summary>
    Unknown,
}
