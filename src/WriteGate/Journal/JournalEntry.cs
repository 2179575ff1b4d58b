namespace WriteGate.Journal;

/// <summary>One action to be journaled, also a skipped, rehearsed or rejected one.</summary>
public sealed record JournalEntry
{
    /// <summary>Whose data it is about.</summary>
    public required string Tenant { get; init; }

    /// <summary>The run; the hash chain is per run.</summary>
    public required string RunId { get; init; }

    /// <summary>What happened: an outcome tag such as <c>applied</c>, or a step such as <c>claimed</c>, <c>approved</c>.</summary>
    public required string Action { get; init; }

    /// <summary>The intent, if there is one.</summary>
    public string? IntentId { get; init; }

    /// <summary>The execution: intent and fence.</summary>
    public string? ExecutionId { get; init; }

    /// <summary>The run's workflow.</summary>
    public string? Workflow { get; init; }

    /// <summary>The agent, or the person for decisions and rollbacks.</summary>
    public required string Actor { get; init; }

    /// <summary>The user the agent acts for.</summary>
    public string? OnBehalfOf { get; init; }

    /// <summary>The model behind the agent.</summary>
    public string? Model { get; init; }

    /// <summary>The tool that was called, as it was named.</summary>
    public string? Tool { get; init; }

    /// <summary>The host's identifier of the call.</summary>
    public string? CallId { get; init; }

    /// <summary>The call or intent that the call says it retries.</summary>
    public string? RetryOf { get; init; }

    /// <summary>The resource.</summary>
    public string? Resource { get; init; }

    /// <summary>The record.</summary>
    public string? RecordId { get; init; }

    /// <summary>Whether nothing could be written: a rehearsal.</summary>
    public bool IsRehearsal { get; init; }

    /// <summary>Why, for people.</summary>
    public string? Reason { get; init; }

    /// <summary>The touched fields before, as a canonical JSON object.</summary>
    public byte[]? Before { get; init; }

    /// <summary>The touched fields after, or as they would be.</summary>
    public byte[]? After { get; init; }

    /// <summary>What was proposed and left out, as <see cref="Intents.Intent.Skipped"/> has it.</summary>
    public byte[]? Skipped { get; init; }

    /// <summary>Whether <see cref="Before"/>, <see cref="After"/> and <see cref="Skipped"/> must be encrypted at rest.</summary>
    public bool IsSensitive { get; init; }
}
