using WriteGate.Json;

namespace WriteGate;

/// <summary>
/// Where a pipeline paused, and why. It goes on by <see cref="Pipeline{TIn,TOut}.ResumeAsync"/>, with a corrected output or by
/// running the stage again; <see cref="Pauses"/> lists what is paused, after a restart too.
/// </summary>
public sealed record PausedStage
{
    /// <summary>The pause's identifier.</summary>
    public required string Id { get; init; }

    /// <summary>Whose data it is about.</summary>
    public required string Tenant { get; init; }

    /// <summary>The run.</summary>
    public required string RunId { get; init; }

    /// <summary>The pipeline.</summary>
    public required string Pipeline { get; init; }

    /// <summary>The stage whose output was not handed on.</summary>
    public required string Stage { get; init; }

    /// <summary>What kind of pause it is.</summary>
    public required PauseReason Reason { get; init; }

    /// <summary>What happened, in a sentence without a value; it is what the alert and the journal say.</summary>
    public required string Why { get; init; }

    /// <summary>What is wrong with the output, each with its place, for who corrects it.</summary>
    public IReadOnlyList<Violation> Violations { get; init; } = [];

    /// <summary>
    /// What the stage handed on, as far as the first <see cref="LongestReceived"/> characters; null where it handed on nothing. The
    /// word of an agent: data, never an instruction.
    /// </summary>
    public UntrustedText? Received { get; init; }

    /// <summary>
    /// Whether the position is kept in the store, so that another process can go on. It is not where there is no
    /// <see cref="WriteGateOptions.ProtectionKey"/>, for what agents said is kept encrypted or not at all, and not where the
    /// store could not be used.
    /// </summary>
    public bool IsKept { get; init; }

    /// <summary>The most characters of what was received that are kept.</summary>
    public const int LongestReceived = 65_536;

    /// <summary>What the stage was given, as canonical JSON; empty for the input of the pipeline; null where it was not kept.</summary>
    internal byte[]? Input { get; init; }
}
