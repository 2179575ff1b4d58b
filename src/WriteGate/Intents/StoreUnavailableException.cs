namespace WriteGate.Intents;

/// <summary>The store cannot be used: locked, full, missing, of a newer schema. Nothing is written to any system of record.</summary>
public sealed class StoreUnavailableException : Exception
{
    /// <summary>Makes one without a message.</summary>
    public StoreUnavailableException()
    {
    }

    /// <summary>Makes one.</summary>
    /// <param name="message">What happened, where, and what to do.</param>
    public StoreUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one.</summary>
    /// <param name="message">What happened, where, and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public StoreUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
