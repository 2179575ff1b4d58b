namespace WriteGate.Battery;

/// <summary>An account. Every write makes one version more, so that a second write is seen.</summary>
[SystemRecord("bank.account")]
public sealed partial record Account
{
    [RecordId]
    public required string Id { get; init; }

    [WriteTier(WriteTier.Autonomous)]
    public int Balance { get; init; }

    [WriteTier(WriteTier.Reviewed)]
    public int Limit { get; init; }

    /// <summary>How often it was written.</summary>
    [RecordVersion]
    public required string Version { get; init; }
}
