namespace WriteGate;

/// <summary>Thrown by a raw write that the system of record definitely refused: it is not sent again.</summary>
public sealed class WriteRefusedException : Exception
{
    /// <summary>Makes one without a message.</summary>
    public WriteRefusedException()
    {
    }

    /// <summary>Makes one.</summary>
    /// <param name="message">What happened.</param>
    public WriteRefusedException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The cause.</param>
    public WriteRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
