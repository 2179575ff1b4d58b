namespace WriteGate;

/// <summary>Thrown by a raw write whose precondition failed: the record moved since it was read. It is never retried by the gate.</summary>
public sealed class StaleRecordException : Exception
{
    /// <summary>Makes one without a message.</summary>
    public StaleRecordException()
    {
    }

    /// <summary>Makes one.</summary>
    /// <param name="message">What happened.</param>
    public StaleRecordException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The cause.</param>
    public StaleRecordException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
