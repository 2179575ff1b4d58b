namespace WriteGate.Testing;

/// <summary>
/// What was expected of a gate did not happen. The message says what was expected, what happened, and shows the journal; every
/// test framework reports it as a failure.
/// </summary>
public sealed class GateAssertionException : Exception
{
    /// <summary>Makes one without a message.</summary>
    public GateAssertionException()
    {
    }

    /// <summary>Makes one.</summary>
    /// <param name="message">What was expected and what happened.</param>
    public GateAssertionException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one.</summary>
    /// <param name="message">What was expected and what happened.</param>
    /// <param name="innerException">The cause.</param>
    public GateAssertionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
