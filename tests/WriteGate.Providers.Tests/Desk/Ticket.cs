namespace WriteGate.Providers.Tests.Desk;

/// <summary>How far a ticket is.</summary>
public enum Status
{
    Open,
    Closed,
}

/// <summary>How soon it matters.</summary>
public enum Priority
{
    Low,
    Normal,
    High,
}

/// <summary>A customer's request.</summary>
[SystemRecord("desk.ticket")]
public sealed partial record Ticket
{
    [RecordId]
    public required string Id { get; init; }

    /// <summary>Who works on it.</summary>
    [WriteTier(WriteTier.Autonomous)]
    public string? Assignee { get; init; }

    /// <summary>How soon it matters.</summary>
    [WriteTier(WriteTier.Autonomous)]
    public Priority Priority { get; init; }

    /// <summary>When it is due.</summary>
    [WriteTier(WriteTier.Autonomous)]
    public DateOnly? Due { get; init; }

    /// <summary>How far it is.</summary>
    [WriteTier(WriteTier.Reviewed)]
    public Status Status { get; init; }

    [ProtectedField]
    public decimal Credit { get; init; }

    [RecordVersion]
    public required string Version { get; init; }
}
