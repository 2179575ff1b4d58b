namespace WriteGate;

/// <summary>How taking one write back went.</summary>
/// <param name="IntentId">The write.</param>
/// <param name="Outcome">How it went.</param>
/// <param name="Why">In words.</param>
public sealed record RollbackReport(string IntentId, RollbackOutcome Outcome, string Why)
{
    /// <summary>The resource.</summary>
    public string? Resource { get; init; }

    /// <summary>The record.</summary>
    public string? RecordId { get; init; }

    /// <summary>The fields before the rollback, a JSON object.</summary>
    public ReadOnlyMemory<byte> Before { get; init; }

    /// <summary>The fields after it.</summary>
    public ReadOnlyMemory<byte> After { get; init; }
}
