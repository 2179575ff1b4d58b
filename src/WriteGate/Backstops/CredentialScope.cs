namespace WriteGate;

/// <summary>What a credential is asked for.</summary>
public sealed record CredentialScope
{
    /// <summary>The client that asks: the name of an HTTP client, or of the class of a database context.</summary>
    public required string Client { get; init; }

    /// <summary>Whether a permit is held. Only then may the answer be able to write.</summary>
    public required bool ForWriting { get; init; }

    /// <summary>Whose data it is about; null outside of a tool.</summary>
    public string? Tenant { get; init; }

    /// <summary>The run's workflow; null outside of a tool.</summary>
    public string? Workflow { get; init; }

    /// <summary>The resource; null outside of a tool.</summary>
    public string? Resource { get; init; }

    /// <summary>What the code that runs now may ask for.</summary>
    public static CredentialScope Of(string client, bool forWriting) => new()
    {
        Client = client,
        ForWriting = forWriting,
        Tenant = GateScope.Current?.Tenant,
        Workflow = GateScope.Current?.Workflow,
        Resource = GateScope.Current?.Resource,
    };
}
