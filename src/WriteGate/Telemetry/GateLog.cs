using Microsoft.Extensions.Logging;

namespace WriteGate.Telemetry;

/// <summary>What the gate logs. Never an argument or a value.</summary>
internal static partial class GateLog
{
    [LoggerMessage(10, LogLevel.Information, "{Tool} in run {RunId}: {Outcome}")]
    public static partial void Called(this ILogger logger, string tool, string runId, string outcome);

    [LoggerMessage(11, LogLevel.Error, "The read for {Tool} failed")]
    public static partial void ReadFailed(this ILogger logger, Exception exception, string tool);

    [LoggerMessage(12, LogLevel.Error, "The raw write of {Tool}, intent {IntentId}, failed: {Fault}")]
    public static partial void WriteFailed(this ILogger logger, Exception exception, string tool, string intentId, string fault);

    [LoggerMessage(13, LogLevel.Critical, "The outcome of {Tool}, intent {IntentId}, could not be recorded; it will be resolved by reading back")]
    public static partial void SettleFailed(this ILogger logger, Exception exception, string tool, string intentId);

    [LoggerMessage(14, LogLevel.Critical, "The store is unavailable; {Tool} was refused")]
    public static partial void StoreUnavailable(this ILogger logger, Exception exception, string tool);

    [LoggerMessage(15, LogLevel.Information, "Intent {IntentId} of {Tool} was resolved: {Resolution}")]
    public static partial void Resolved(this ILogger logger, string intentId, string tool, string resolution);
}
