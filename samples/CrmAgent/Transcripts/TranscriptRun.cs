namespace CrmAgent.Transcripts;

/// <summary>Who runs a transcript, for whom, in which workflow.</summary>
internal sealed record TranscriptRun
{
    /// <summary>The workflow; it decides which tools there are.</summary>
    public required string Workflow { get; init; }

    /// <summary>The agent.</summary>
    public required string Agent { get; init; }

    /// <summary>The user it acts for.</summary>
    public string? OnBehalfOf { get; init; }

    /// <summary>The model.</summary>
    public string? Model { get; init; }

    /// <summary>How many records it is meant to look at.</summary>
    public int? Expected { get; init; }
}
