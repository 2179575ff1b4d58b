namespace WriteGate;

/// <summary>A raw write was called without a valid permit.</summary>
public sealed class WriteNotPermittedException : Exception
{
    /// <summary>Makes one without a message.</summary>
    public WriteNotPermittedException()
    {
    }

    /// <summary>Makes one.</summary>
    /// <param name="message">What happened.</param>
    public WriteNotPermittedException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The cause.</param>
    public WriteNotPermittedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
