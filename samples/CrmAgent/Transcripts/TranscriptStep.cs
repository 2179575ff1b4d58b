using System.Text.Json;

namespace CrmAgent.Transcripts;

/// <summary>A call of a tool, or something that happens in the world meanwhile.</summary>
internal sealed record TranscriptStep
{
    /// <summary>The answer to the next write is lost after it was carried out.</summary>
    public const string TimeoutAfterWrite = "timeout after the write";

    /// <summary>A person types <see cref="Value"/> into <see cref="Field"/> of <see cref="Deal"/>.</summary>
    public const string HumanEdits = "human edits field";

    /// <summary>Why, for the reader.</summary>
    public string Comment { get; init; } = "";

    /// <summary>The tool that is called; null for an event.</summary>
    public string? Tool { get; init; }

    /// <summary>The arguments, as the model wrote them.</summary>
    public JsonElement Arguments { get; init; }

    /// <summary>The host's identifier of the call.</summary>
    public string? CallId { get; init; }

    /// <summary>The call that this one repeats.</summary>
    public string? RetryOf { get; init; }

    /// <summary>What happens; null for a call.</summary>
    public string? Event { get; init; }

    /// <summary>The deal that a person edits.</summary>
    public string? Deal { get; init; }

    /// <summary>The field that a person edits.</summary>
    public string? Field { get; init; }

    /// <summary>What a person types.</summary>
    public string? Value { get; init; }
}
