using WriteGate;

namespace HelpdeskMcp;

/// <summary>How urgent a ticket is.</summary>
public enum Priority
{
    Low,
    Normal,
    High,
}

/// <summary>Whether somebody still works on a ticket.</summary>
public enum Status
{
    Open,
    Waiting,
    Solved,
}

/// <summary>A request of a customer.</summary>
[SystemRecord("helpdesk.ticket")]
public sealed partial record Ticket
{
    [RecordId]
    public required string Id { get; init; }

    /// <summary>What it is about.</summary>
    public required string Subject { get; init; }

    /// <summary>How urgent it is.</summary>
    [WriteTier(WriteTier.Autonomous)]
    public Priority Priority { get; init; }

    /// <summary>Who works on it.</summary>
    [WriteTier(WriteTier.Autonomous)]
    public string? Assignee { get; init; }

    /// <summary>When the customer expects an answer.</summary>
    [WriteTier(WriteTier.Autonomous)]
    public DateOnly? Due { get; init; }

    /// <summary>Solved tickets leave the queue, so a person looks at it first.</summary>
    [WriteTier(WriteTier.Reviewed)]
    public Status Status { get; init; }

    /// <summary>Where replies go: an agent that could change it could send anything to anybody.</summary>
    [ProtectedField]
    public string? CustomerEmail { get; init; }

    [RecordVersion]
    public required string Version { get; init; }
}
