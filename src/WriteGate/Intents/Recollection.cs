namespace WriteGate.Intents;

/// <summary>What the store knows of a call.</summary>
public sealed record Recollection
{
    /// <summary>The intent that holds the key: the newest under it, settled or not, whether its window has ended or not.</summary>
    public Intent? Holder { get; init; }

    /// <summary>The intent that holds <see cref="Recall.OtherKey"/>, likewise. It may be of another body than the call.</summary>
    public Intent? Other { get; init; }

    /// <summary>The intent that the call retries: named by <see cref="Recall.RetryOf"/> (a call id or intent id of the tenant), or of the same <see cref="Recall.CallId"/>, tool and run.</summary>
    public Intent? Retried { get; init; }

    /// <summary>
    /// Another intent of the same run, tool and record that is claimed, unknown or failed before it began:
    /// a call with another body then looks like a retry that changed its payload.
    /// </summary>
    public Intent? Unsettled { get; init; }

    /// <summary>The store's clock.</summary>
    public required DateTimeOffset Now { get; init; }
}
