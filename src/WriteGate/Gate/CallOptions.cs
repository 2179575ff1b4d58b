namespace WriteGate;

/// <summary>What the host says of one call.</summary>
public sealed record CallOptions
{
    /// <summary>What the host says when it says nothing.</summary>
    public static CallOptions None { get; } = new();

    /// <summary>The host's identifier of the call. A second call of this run and tool with the same one is a retry.</summary>
    public string? CallId { get; init; }

    /// <summary>The call or intent that this call retries; it is then held to that one's body.</summary>
    public string? RetryOf { get; init; }

    /// <summary>How sure the model is, 0 to 1.</summary>
    public double? Confidence { get; init; }

    /// <summary>How long to wait for the result when the same call is being written right now. Default: not at all.</summary>
    public TimeSpan WaitInProgress { get; init; }
}
