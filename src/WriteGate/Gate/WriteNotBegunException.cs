namespace WriteGate;

/// <summary>Thrown by a raw write that can prove it did nothing, such as a refused connection: the same bytes may be sent again.</summary>
public sealed class WriteNotBegunException : Exception
{
    /// <summary>Makes one without a message.</summary>
    public WriteNotBegunException()
    {
    }

    /// <summary>Makes one.</summary>
    /// <param name="message">What happened.</param>
    public WriteNotBegunException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The cause.</param>
    public WriteNotBegunException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
