using Microsoft.Extensions.Logging;

using WriteGate.Intents;

namespace WriteGate.Telemetry;

/// <summary>What the gate logs. Never an argument or a value.</summary>
internal static partial class GateLog
{
    /// <summary>Logs that a read failed.</summary>
    /// <param name="logger">The log.</param>
    /// <param name="tool">The tool.</param>
    /// <param name="exception">What happened.</param>
    /// <param name="isSensitive">Whether the message may repeat what must not be logged.</param>
    public static void ReadFailed(this ILogger logger, string tool, Exception exception, bool isSensitive)
        => ReadFailed(logger, isSensitive ? null : exception, tool, exception.GetType().Name);

    /// <summary>Logs that a raw write failed.</summary>
    public static void WriteFailed(this ILogger logger, Intent claimed, Exception exception, WriteFault fault)
        => WriteFailed(logger, claimed.IsSensitive ? null : exception, claimed.Tool, claimed.Id, fault, exception.GetType().Name);

    [LoggerMessage(10, LogLevel.Information, "{Tool} in run {RunId}: {Outcome}")]
    public static partial void Called(this ILogger logger, string tool, string runId, string outcome);

    [LoggerMessage(11, LogLevel.Error, "The read for {Tool} failed ({Exception})")]
    private static partial void ReadFailed(ILogger logger, Exception? cause, string tool, string exception);

    [LoggerMessage(12, LogLevel.Error, "The raw write of {Tool}, intent {IntentId}, failed: {Fault} ({Exception})")]
    private static partial void WriteFailed(ILogger logger, Exception? cause, string tool, string intentId, WriteFault fault, string exception);

    [LoggerMessage(13, LogLevel.Critical, "The outcome of {Tool}, intent {IntentId}, could not be recorded; it will be resolved by reading back")]
    public static partial void SettleFailed(this ILogger logger, Exception exception, string tool, string intentId);

    [LoggerMessage(14, LogLevel.Critical, "The store is unavailable; {Tool} was refused")]
    public static partial void StoreUnavailable(this ILogger logger, Exception exception, string tool);

    [LoggerMessage(15, LogLevel.Information, "Intent {IntentId} of {Tool} was resolved: {Resolution}")]
    public static partial void Resolved(this ILogger logger, string intentId, string tool, string resolution);

    [LoggerMessage(17, LogLevel.Error, "{Tokens} tokens of run {RunId} could not be counted")]
    public static partial void TokensNotCounted(this ILogger logger, Exception exception, long tokens, string runId);

    [LoggerMessage(16, LogLevel.Error, "The listener {Listener} failed; the answer it was told of stands")]
    public static partial void ListenerFailed(this ILogger logger, Exception exception, string listener);

    [LoggerMessage(21, LogLevel.Critical, "All writing was stopped by {Who}: {Why}")]
    public static partial void Stopped(this ILogger logger, string who, string why);

    [LoggerMessage(22, LogLevel.Warning, "Writing goes on, by {Who}")]
    public static partial void Resumed(this ILogger logger, string who);

    [LoggerMessage(23, LogLevel.Information, "Approved intent {IntentId} of {Tool}: {Outcome}")]
    public static partial void ApprovedExecuted(this ILogger logger, string intentId, string tool, string outcome);

    [LoggerMessage(31, LogLevel.Error, "The stage {Stage} of the pipeline {Pipeline} failed: {Why}")]
    public static partial void StageFailed(this ILogger logger, Exception? cause, string pipeline, string stage, string why);

    [LoggerMessage(32, LogLevel.Error, "Where the pipeline {Pipeline} paused, at {Stage}, could not be kept; only this process can go on")]
    public static partial void PauseNotKept(this ILogger logger, Exception exception, string pipeline, string stage);

    [LoggerMessage(33, LogLevel.Error, "That {Who} resumed the pipeline {Pipeline} at {Stage} could not be journaled; it is still listed as paused")]
    public static partial void ResumeNotKept(this ILogger logger, Exception exception, string pipeline, string stage, string who);

    [LoggerMessage(25, LogLevel.Information, "Forgot the values of {Values} rows, {Keys} keys and {JournalRows} journal rows")]
    public static partial void Forgot(this ILogger logger, long values, long keys, long journalRows);

    [LoggerMessage(24, LogLevel.Error, "The worker could not {Task}; it tries again")]
    public static partial void WorkerFailed(this ILogger logger, Exception exception, string task);
}
