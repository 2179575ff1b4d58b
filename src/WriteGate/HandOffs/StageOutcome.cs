using WriteGate.Json;

namespace WriteGate;

/// <summary>What a stage came to: what it hands on, or why nothing is handed on.</summary>
internal sealed record StageOutcome
{
    /// <summary>Canonical JSON that keeps the stage's contract; null where it paused.</summary>
    public byte[]? Output { get; private init; }

    public PauseReason Reason { get; private init; }

    public string Why { get; private init; } = "";

    public Violations Violations { get; private init; } = new();

    /// <summary>What was received, for who corrects it.</summary>
    public ReadOnlyMemory<byte> Received { get; private init; }

    /// <summary>What it threw, for the log; null where that may hold a sensitive value.</summary>
    public Exception? Cause { get; init; }

    public static StageOutcome HandedOn(byte[] output) => new() { Output = output };

    public static StageOutcome Paused(PauseReason reason, string why, ReadOnlyMemory<byte> received = default, Violations? violations = null)
        => new() { Reason = reason, Why = why, Received = received, Violations = violations ?? new() };
}
