namespace WriteGate.Tests.Gate;

/// <summary>How far a deal is.</summary>
public enum Stage
{
    Open,
    Qualified,
    Won,
}

/// <summary>A sales opportunity.</summary>
[SystemRecord("crm.deal")]
public sealed partial record Deal
{
    [RecordId]
    public required string Id { get; init; }

    /// <summary>What happens next.</summary>
    [WriteTier(WriteTier.Autonomous)]
    public string? NextStep { get; init; }

    /// <summary>When it is due.</summary>
    [WriteTier(WriteTier.Autonomous)]
    public DateOnly? Due { get; init; }

    [WriteTier(WriteTier.Reviewed)]
    public Stage Stage { get; init; }

    [ProtectedField]
    public decimal Amount { get; init; }

    public string? Owner { get; init; }

    [RecordVersion]
    public required string Version { get; init; }
}
